import { officeName, type Package, type Tier } from '@fiveones/definition';
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
 * so that a scenario can be played without a real county. `village`: the code of the village where it happens. The same
 * posts next door, at `others`, are held by `<post>-1@<region>` and so on.
 */
export function sampleOrganisation(
  pkg: Package,
  village = sampleRegion,
  others: readonly string[] = [],
): Organisation {
  const regions = new Map([village, ...others].flatMap(placesOf).map((region) => [region.code, region]));
  const units = new Map<string, Unit>();
  const people = new Map<string, Person>();
  for (const post of pkg.template.posts)
    for (const place of new Set([village, ...others].map((code) => regionAtPost(post.tier, code)))) {
      const id = `${post.unit}@${place}`;
      const name = officeName(regions.get(place)?.name ?? '', unitName(pkg, post.unit));
      units.set(id, {
        id,
        name,
        kind: post.unit,
        region: place,
        phone: '（0000）1234 5678',
        address: `${regions.get(place)?.name ?? ''}人民路 1 号`,
      });
      const next = place === regionAtPost(post.tier, village) ? '' : `@${place}`;
      for (const [number, mark] of marks.entries())
        people.set(`${post.id}-${number + 1}${next}`, {
          id: `${post.id}-${number + 1}${next}`,
          name: `${post.name}${mark}`,
          holdings: [{ post: post.id, unit: id }],
        });
    }
  return { regions: [...regions.values()], units: [...units.values()], people: [...people.values()] };
}

/** Where a post of a tier answers for a village; one of no tier for the village itself. */
const regionAtPost = (tier: string, village: string): string =>
  village.slice(0, tiers.find((one) => one.tier === tier)?.digits ?? village.length);

const unitName = (pkg: Package, kind: string): string =>
  pkg.responsibilities.find((row) => row.unit === kind)?.unitName ?? kind;
