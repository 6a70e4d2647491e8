import { parameterValues, type List, type Package } from '@fiveones/definition';
import type { Library } from '../library.ts';
import { gateFindings, type GateFinding } from './gates.ts';

/** What the lists of the packages in force, or those that the package brings itself, say about a package. */
export function findingsFor(library: Library, pkg: Package, day: string): readonly GateFinding[] {
  const own = Object.values(pkg.lists);
  return gateFindings(pkg, own.length > 0 ? own : listsOf(library), day);
}

/** Those that keep it from being published: absolute ones always, the others where the county has switched blocking on. */
export function findingsInTheWay(library: Library, pkg: Package, day: string): readonly GateFinding[] {
  const county = library.organisation.regions.find(({ tier }) => tier === 'county')?.code ?? '';
  const blocking = blocksAt(library, county, day);
  return findingsFor(library, pkg, day).filter(({ absolute }) => absolute || blocking);
}

/** Whether a place has switched the gates to blocking. */
export const blocksAt = (library: Library, region: string, at: string): boolean =>
  library
    .parts('lists')
    .some(({ published }) => parameterValues(published.package, { region, at })['accessGateBlocks'] === true);

export const listsOf = (library: Library): readonly List[] => library.parts('lists').map(({ part }) => part);
