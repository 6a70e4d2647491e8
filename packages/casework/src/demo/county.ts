import { officeName, type Package } from '@fiveones/definition';
import type { Holding, Organisation, Person, Region, Unit } from '@fiveones/interpreter';
import { demoName } from './names.ts';

/** A county that does not exist: three towns, twelve villages, somebody for every post. */
const towns = [
  { name: '柳溪镇', villages: ['石桥村', '柳林村', '河湾村', '青石村'] },
  { name: '白塔镇', villages: ['白塔村', '南坡村', '枣园村', '双井村'] },
  { name: '云岭乡', villages: ['云岭村', '下洼村', '松岗村', '泉水村'] },
] as const;

const county = '980101';
const townCode = (place: number): string => `${county}${String(place + 1).padStart(3, '0')}`;
const villageCode = (town: number, place: number): string =>
  `${townCode(town)}${String(place + 1).padStart(3, '0')}`;

/** A village with the names of what it lies in. */
export interface DemoVillage {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly county: string;
}

/** The villages of each town, in order. */
export const demoTowns: readonly (readonly DemoVillage[])[] = towns.map((town, place) =>
  town.villages.map((name, number) => ({
    code: villageCode(place, number),
    name,
    town: town.name,
    county: '青禾县',
  })),
);

const postsByTier: Readonly<
  Record<
    'village' | 'town' | 'county' | 'city',
    readonly (readonly [post: string, unit: string, count: number])[]
  >
> = {
  village: [
    ['villageHelper', 'villageCommittee', 1],
    ['villageCommittee', 'villageCommittee', 1],
  ],
  town: [
    ['townClerk', 'townCivilAffairs', 2],
    ['townInvestigator', 'townCivilAffairs', 4],
    ['townReviewer', 'townCivilAffairs', 2],
    ['townLeader', 'townCivilAffairs', 2],
  ],
  county: [
    ['countyHandler', 'countyCivilAffairs', 3],
    ['countyReviewer', 'countyCivilAffairs', 2],
    ['countyConfirmer', 'countyCivilAffairs', 2],
    ['countyCouncil', 'countyCivilAffairs', 3],
    ['payOfficer', 'countyCivilAffairs', 1],
    ['countyAdmin', 'countyCivilAffairs', 1],
    ['checkOfficer', 'checkAgency', 2],
  ],
  city: [['citySupervisor', 'cityCivilAffairs', 1]],
};

/** The organisation of the demonstration, with somebody in every post that the packages name. Deterministic. */
export function demoOrganisation(packages: readonly Package[]): Organisation {
  const regions: Region[] = [
    { code: '98', name: '演示省', tier: 'province' },
    { code: '9801', name: '演示市', tier: 'city' },
    { code: county, name: '青禾县', tier: 'county' },
  ];
  const units: Unit[] = [
    {
      id: 'city',
      name: '演示市民政局',
      kind: 'cityCivilAffairs',
      region: '9801',
      phone: '（0000）1230 0001',
      heads: true,
    },
    {
      id: 'county',
      name: '青禾县民政局',
      kind: 'countyCivilAffairs',
      region: county,
      phone: '（0000）8765 4321',
      address: '青禾县人民路 1 号',
      heads: true,
    },
    {
      id: 'check',
      name: '青禾县居民家庭经济状况核对中心',
      kind: 'checkAgency',
      region: county,
      phone: '（0000）8765 4322',
    },
  ];
  for (const [place, town] of towns.entries()) {
    const code = townCode(place);
    regions.push({ code, name: town.name, tier: 'town' });
    units.push({
      id: `town-${place + 1}`,
      name: `${town.name}人民政府`,
      kind: 'townCivilAffairs',
      region: code,
      phone: `（0000）1234 567${place + 1}`,
      address: `${town.name}中心街 8 号`,
      heads: true,
    });
    for (const [number, village] of town.villages.entries()) {
      const villageId = villageCode(place, number);
      regions.push({ code: villageId, name: village, tier: 'village' });
      units.push({
        id: `village-${place + 1}-${number + 1}`,
        name: `${village}村民委员会`,
        kind: 'villageCommittee',
        region: villageId,
        phone: `（0000）1234 5${place + 1}${number + 1}0`,
        heads: true,
      });
    }
  }
  const base = { regions, units, people: peopleOf(regions, units) };
  const posts = packages.flatMap(postsOf).filter(({ tier }) => tier !== 'province');
  return posts.reduce(withPost, base);
}

interface NamedPost {
  readonly id: string;
  readonly tier: string;
  readonly unit: string;
  readonly unitName: string;
}

const postsOf = (pkg: Package): readonly NamedPost[] =>
  pkg.template.posts.map(({ id, tier, unit, name }) => ({
    id,
    tier,
    unit,
    unitName: pkg.responsibilities.find((row) => row.unit === unit)?.unitName ?? name,
  }));

/** Two people for a post that nobody of its tier holds yet, in each unit of its kind; where there is no such unit, one for each place. */
function withPost(organisation: Organisation, { id, tier, unit, unitName }: NamedPost): Organisation {
  const { regions, people } = organisation;
  const places = regions.filter((region) => region.tier === tier);
  const codes = new Set(places.map(({ code }) => code));
  const units = organisation.units.filter(({ region }) => codes.has(region));
  const offices = new Set(units.map((office) => office.id));
  const isHere = (holding: Holding): boolean => holding.post === id && offices.has(holding.unit);
  if (people.some(({ holdings }) => holdings.some(isHere))) return organisation;
  const known = units.filter(({ kind }) => kind === unit);
  const made: readonly Unit[] =
    known.length > 0
      ? []
      : places.map(({ code, name }) => ({
          id: `${unit}-${code}`,
          name: officeName(name, unitName),
          kind: unit,
          region: code,
        }));
  const holders = (known.length > 0 ? known : made).flatMap((holding, place) =>
    [1, 2].map((number) => ({
      id: `${id}-${holding.id}-${number}`,
      name: demoName(people.length + place * 2 + number - 1),
      holdings: [{ post: id, unit: holding.id }],
    })),
  );
  return { regions, units: [...organisation.units, ...made], people: [...people, ...holders] };
}

function peopleOf(regions: readonly Region[], units: readonly Unit[]): readonly Person[] {
  const people: Person[] = [];
  for (const unit of units) {
    const tier = regions.find(({ code }) => code === unit.region)?.tier;
    if (tier === undefined || tier === 'province') continue;
    for (const [post, kind, count] of postsByTier[tier]) {
      if (kind !== unit.kind) continue;
      for (let number = 1; number <= count; number++)
        people.push({
          id: `${post}-${unit.id}-${number}`,
          name: demoName(people.length),
          holdings: [{ post, unit: unit.id }],
        });
    }
  }
  // Last, so that everybody else keeps their name.
  people.push({
    id: 'countyLeader-county-1',
    name: demoName(people.length),
    holdings: [{ post: 'countyLeader', unit: 'county' }],
  });
  return people;
}
