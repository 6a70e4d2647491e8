import { useStore, ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import type { LaneView, Band } from '@fiveones/chart';
import { words } from '../words.ts';

const wide = 12000;

/** The tinted bands behind the cards. */
export const LaneBands = memo(
  ({ bands, lanes }: { readonly bands: readonly Band[]; readonly lanes: readonly LaneView[] }) => (
    <ViewportPortal>
      {bands.map((band, index) => (
        <div
          key={band.lane}
          className="d-band"
          data-tier={lanes.find((lane) => lane.id === band.lane)?.tier}
          style={{
            transform: `translate(${-wide / 2}px, ${index === 0 ? band.y - wide / 2 : band.y}px)`,
            width: wide,
            height: band.height + (index === 0 ? wide / 2 : 0) + (index === bands.length - 1 ? wide / 2 : 0),
          }}
        />
      ))}
    </ViewportPortal>
  ),
);

/** The heads of the lanes at the left edge: they follow the canvas up and down, not sideways. */
export const LaneHeads = ({
  bands,
  lanes,
}: {
  readonly bands: readonly Band[];
  readonly lanes: readonly LaneView[];
}) => {
  const y = useStore((state) => state.transform[1]);
  const zoom = useStore((state) => state.transform[2]);
  return (
    <div className="d-lane-heads" aria-hidden>
      {bands.map((band, index) => {
        const lane = lanes.find((one) => one.id === band.lane);
        const tier = words.tier[lane?.tier ?? ''];
        const told = lane?.note === '' ? lane.name : lane?.note;
        const top = index === 0 ? -2000 : band.y * zoom + y;
        const bottom = index === bands.length - 1 ? 6000 : (band.y + band.height) * zoom + y;
        const shownTop = Math.max(0, band.y * zoom + y);
        return (
          <div
            key={band.lane}
            className="d-lane-head"
            data-tier={lane?.tier}
            style={{ transform: `translateY(${top}px)`, height: bottom - top }}
          >
            <div
              className="d-lane-text"
              style={{
                transform: `translateY(${shownTop - top}px)`,
                height: Math.max(40, (band.y + band.height) * zoom + y - shownTop),
              }}
            >
              <b>{tier ?? lane?.name}</b>
              {told === (tier ?? lane?.name) ? null : <span>{told}</span>}
            </div>
          </div>
        );
      })}
    </div>
  );
};
