import type { Package, Tier } from '@fiveones/definition';
import type { Organisation, Person, Region, Unit } from '../organisation.ts';

/** Where scenarios happen unless they say otherwise. */
export const sampleRegion = '990101001001';

const regions: readonly Region[] = [
  { code: '99', name: '样例省', tier: 'province' },
  { code: '9901', name: '样例市', tier: 'city' },
  { code: '990101', name: '样例县', tier: 'county' },
  { code: '990101001', name: '样例镇', tier: 'town' },
  { code: sampleRegion, name: '样例村', tier: 'village' },
];

const codes: Readonly<Record<Tier, string>> = {
  province: '99',
  city: '9901',
  county: '990101',
  town: '990101001',
  village: sampleRegion,
};
const marks = ['甲', '乙', '丙', '丁'] as const;

/**
 * An organisation in which every post of a package is held by four people, `<post>-1` to `<post>-4`,
 * so that a scenario can be played without a real county.
 */
export function sampleOrganisation(pkg: Package): Organisation {
  const units = new Map<string, Unit>();
  const people: Person[] = [];
  for (const post of pkg.template.posts) {
    const region = codes[post.tier as Tier] ?? sampleRegion;
    const id = `${post.unit}@${region}`;
    const place = regions.find((candidate) => candidate.code === region)?.name ?? '';
    units.set(id, { id, name: `${place}${unitName(pkg, post.unit)}`, kind: post.unit, region });
    for (const [place, mark] of marks.entries())
      people.push({
        id: `${post.id}-${place + 1}`,
        name: `${post.name}${mark}`,
        holdings: [{ post: post.id, unit: id }],
      });
  }
  return { regions, units: [...units.values()], people };
}

const unitName = (pkg: Package, kind: string): string =>
  pkg.responsibilities.find((row) => row.unit === kind)?.unitName ?? kind;
