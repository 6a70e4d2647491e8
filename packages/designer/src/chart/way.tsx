import { BaseEdge, getSmoothStepPath, useStore, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { WayEdge } from '../picture.ts';
import { pathOf, type Route } from '@fiveones/chart';

type Props = EdgeProps<WayEdge>;

/** Ways are many: one is drawn again only when it lies elsewhere, is lit, or leads to a step that is being dragged. */
const sameWay = (a: Props, b: Props): boolean =>
  a.selected === b.selected &&
  a.markerEnd === b.markerEnd &&
  a.data?.points === b.data?.points &&
  a.data?.into === b.data?.into &&
  a.data?.label === b.data?.label &&
  a.data?.lit === b.data?.lit &&
  a.data?.slash === b.data?.slash &&
  a.sourceX === b.sourceX &&
  a.sourceY === b.sourceY &&
  a.targetX === b.targetX &&
  a.targetY === b.targetY;

/**
 * A way between two steps: at right angles where the plan drew it, loosely while one of its ends is being dragged. Of a
 * connector there are only the pieces at its two ends.
 */
export const Way = memo((props: Props) => {
  const { data, source, target } = props;
  const loose = useStore(
    (state) =>
      state.nodeLookup.get(source)?.dragging === true || state.nodeLookup.get(target)?.dragging === true,
  );
  if (data === undefined) return null;
  const path = loose
    ? getSmoothStepPath({ ...props, borderRadius: 7 })[0]
    : pathOf(data.points) + (data.into === undefined ? '' : pathOf(data.into));
  return (
    <>
      <BaseEdge
        path={path}
        markerEnd={props.markerEnd ?? ''}
        interactionWidth={16}
        className={data.lit ? 'd-way d-way-lit' : 'd-way'}
      />
      {data.slash && !loose ? (
        <path className={data.lit ? 'd-slash d-way-lit' : 'd-slash'} d={slashOf(data.points)} />
      ) : null}
      {data.label === undefined || loose ? null : (
        <text
          className="d-way-label"
          x={data.label.x + data.label.width / 2}
          y={data.label.y + 12}
          textAnchor="middle"
          data-selected={props.selected}
        >
          {data.label.text}
        </text>
      )}
    </>
  );
}, sameWay);

/** The short stroke across the beginning of a default branch; it ends before the name beside the way. */
const slashOf = (points: Route): string => {
  const [a, b] = points;
  if (a === undefined || b === undefined) return '';
  const along = Math.min(11, (Math.abs(b.x - a.x) + Math.abs(b.y - a.y)) / 2);
  const x = a.x + Math.sign(b.x - a.x) * along;
  const y = a.y + Math.sign(b.y - a.y) * along;
  return a.y === b.y ? `M${x - 3} ${y + 4}L${x + 3} ${y - 4}` : `M${x - 4} ${y + 3}L${x + 4} ${y - 3}`;
};
