import type { FoundBy, LookedAmong, LookupArea, NodeOf, Package, Process } from '@fiveones/definition';
import { nodesOf, type Chart } from './chart.ts';
import type { Context } from './context.ts';

/** A process among whose cases a step looks, of this package or of another that is known. */
interface Looked {
  readonly chart: Chart;
  readonly node: NodeOf<'serviceTask'>;
  readonly of: LookedAmong;
  readonly place: number;
  readonly process: Process | undefined;
  readonly by: FoundBy | undefined;
}

/** Every process among whose cases the steps of a package look; what packages have that are not given is not known here. */
export function lookedAmong({ pkg, charts, options }: Context): readonly Looked[] {
  const own = pkg.template.id;
  return charts.flatMap((chart) =>
    nodesOf(chart, 'serviceTask').flatMap((node) =>
      (node.lookup?.of ?? []).flatMap((of, place): readonly Looked[] => {
        const known = of.package === undefined || of.package === own ? pkg : options.others?.[of.package];
        if (!known) return [];
        const process = known.processes[of.process];
        return [{ chart, node, of, place, process, by: process?.foundBy?.find(({ id }) => id === of.by) }];
      }),
    ),
  );
}

/** The other packages whose cases the steps of a package look among. */
export const packagesLookedAmong = (pkg: Pick<Package, 'processes' | 'template'>): readonly string[] => [
  ...new Set(
    Object.values(pkg.processes)
      .flatMap(({ nodes }) => nodes)
      .flatMap((node) => (node.kind === 'serviceTask' ? (node.lookup?.of ?? []) : []))
      .flatMap((of) => of.package ?? [])
      .filter((id) => id !== pkg.template.id),
  ),
];

/** What an area is called. */
export const areaWords: Readonly<Record<LookupArea, string>> = {
  own: '本地',
  town: '本镇',
  county: '本县',
  city: '本市',
  province: '本省',
};
