import type { FoundBy, LookedAmong, LookupArea, NodeOf, Package, Process } from '@fiveones/definition';
import { nodesOf, type Chart } from './chart.ts';

/** A process among whose cases a step looks, as far as it is in the same package. */
export interface Looked {
  readonly chart: Chart;
  readonly node: NodeOf<'serviceTask'>;
  readonly of: LookedAmong;
  readonly place: number;
  readonly process: Process | undefined;
  readonly by: FoundBy | undefined;
}

/** Every process of the package among whose cases its steps look; what other packages have is not known here. */
export function lookedAmong(pkg: Package, charts: readonly Chart[]): readonly Looked[] {
  return charts.flatMap((chart) =>
    nodesOf(chart, 'serviceTask').flatMap((node) =>
      (node.lookup?.of ?? []).flatMap((of, place): readonly Looked[] => {
        if (of.package !== undefined && of.package !== pkg.template.id) return [];
        const process = pkg.processes[of.process];
        return [{ chart, node, of, place, process, by: process?.foundBy?.find(({ id }) => id === of.by) }];
      }),
    ),
  );
}

/** What an area is called. */
export const areaWords: Readonly<Record<LookupArea, string>> = {
  own: '本地',
  town: '本镇',
  county: '本县',
  city: '本市',
  province: '本省',
};
