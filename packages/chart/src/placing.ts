import { objectOf } from './chart.ts';
import type { Positions } from './layout.ts';

/** What the layout file of a chart says. */
export interface Placing {
  readonly positions: Positions;
  /** The ways drawn as connectors; `undefined` when the file says nothing at all, and the chart draws itself. */
  readonly connectors: ReadonlySet<string> | undefined;
}

/** Reads a layout file, or what there is of it. */
export const placingOf = (file: unknown): Placing => {
  const { nodes, flows } = objectOf(file);
  const positions = Object.fromEntries(
    Object.entries(objectOf(nodes)).flatMap(([id, value]) => {
      const { x, y } = objectOf(value);
      return typeof x === 'number' && typeof y === 'number' ? [[id, { x, y }]] : [];
    }),
  );
  const says = flows !== undefined || Object.keys(positions).length > 0;
  const connectors = Object.entries(objectOf(flows)).filter(
    ([, value]) => objectOf(value)['connector'] === true,
  );
  return { positions, connectors: says ? new Set(connectors.map(([id]) => id)) : undefined };
};
