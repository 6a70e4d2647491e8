import type { Package, Tier } from '@fiveones/definition';
import type { Organisation, Person, Region, Unit } from '../organisation.ts';

/** Where scenarios happen unless they say otherwise. */
export const sampleRegion = '990101001001';

const tiers = [
  { tier: 'province', name: '样例省', digits: 2 },
  { tier: 'city', name: '样例市', digits: 4 },
  { tier: 'county', name: '样例县', digits: 6 },
  { tier: 'town', name: '样例镇', digits: 9 },
  { tier: 'village', name: '样例村', digits: 12 },
] as const satisfies readonly { readonly tier: Tier; readonly name: string; readonly digits: number }[];

/** The village and every place that it lies in, told from its code. */
const placesOf = (village: string): readonly Region[] =>
  tiers.map(({ tier, name, digits }) => ({ code: village.slice(0, digits), name, tier }));

const marks = ['甲', '乙', '丙', '丁'] as const;

/**
 * An organisation in which every post of a package is held by four people, `<post>-1` to `<post>-4`,
 * so that a scenario can be played without a real county. `village`: the code of the village where it happens.
 */
export function sampleOrganisation(pkg: Package, village = sampleRegion): Organisation {
  const regions = placesOf(village);
  const units = new Map<string, Unit>();
  const people: Person[] = [];
  for (const post of pkg.template.posts) {
    const place = regions.find(({ tier }) => tier === post.tier);
    const region = place?.code ?? village;
    const id = `${post.unit}@${region}`;
    units.set(id, {
      id,
      name: `${place?.name ?? ''}${unitName(pkg, post.unit)}`,
      kind: post.unit,
      region,
    });
    for (const [number, mark] of marks.entries())
      people.push({
        id: `${post.id}-${number + 1}`,
        name: `${post.name}${mark}`,
        holdings: [{ post: post.id, unit: id }],
      });
  }
  return { regions, units: [...units.values()], people };
}

const unitName = (pkg: Package, kind: string): string =>
  pkg.responsibilities.find((row) => row.unit === kind)?.unitName ?? kind;
