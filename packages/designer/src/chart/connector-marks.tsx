import { useStore, ViewportPortal } from '@xyflow/react';
import { fromWord, type ConnectorMark, type MarkedWay } from '@fiveones/chart';
import { memo } from 'react';
import { words } from '../words.ts';
import type { Shown } from './use-chart.ts';

/** The marks of the ways that are drawn as connectors; each leads to the other end. */
export const ConnectorMarks = memo(
  ({ shown, onGo }: { readonly shown: Shown; readonly onGo: (step: string) => void }) => (
    <ViewportPortal>
      {shown.drawn.marks.map((mark) => (
        <Mark key={mark.id} mark={mark} shown={shown} onGo={onGo} />
      ))}
    </ViewportPortal>
  ),
);

const Mark = ({
  mark,
  shown,
  onGo,
}: {
  readonly mark: ConnectorMark;
  readonly shown: Shown;
  readonly onGo: (step: string) => void;
}) => {
  const moving = useStore((state) => state.nodeLookup.get(mark.step)?.dragging === true);
  if (moving) return null;
  return (
    <div
      className="d-connector nopan"
      style={{ transform: `translate(${mark.x}px, ${mark.y}px)`, width: mark.width, height: mark.height }}
    >
      {mark.lines.map((line, row) => (
        <span key={line[0]?.flow}>
          {mark.enters && row === 0 ? `${fromWord} ` : ''}
          {line.map((way, place) => (
            <span key={way.flow}>
              {place > 0 ? '、' : ''}
              <Jump way={way} mark={mark} shown={shown} onGo={onGo} />
            </span>
          ))}
        </span>
      ))}
    </div>
  );
};

const Jump = ({
  way,
  mark: { enters },
  shown,
  onGo,
}: {
  readonly way: MarkedWay;
  readonly mark: ConnectorMark;
  readonly shown: Shown;
  readonly onGo: (step: string) => void;
}) => {
  const name = shown.chart.steps.find(({ id }) => id === way.step)?.name ?? '';
  const says = (enters ? words.connector.from : words.connector.to)(way.number, name);
  return (
    <button
      type="button"
      data-connector={`${enters ? 'in' : 'out'} ${way.flow}`}
      data-says={says}
      aria-label={says}
      onClick={() => {
        onGo(way.step);
        document
          .querySelector<HTMLElement>(`[data-connector="${enters ? 'out' : 'in'} ${CSS.escape(way.flow)}"]`)
          ?.focus({ preventScroll: true });
      }}
    >
      {way.number}
    </button>
  );
};
