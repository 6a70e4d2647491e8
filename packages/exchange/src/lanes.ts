import { tiers, type JsonObject, type Tier } from '@fiveones/definition';
import { loss, type Loss } from './loss.ts';
import { elementAt, elementsIn, keptOf, type Element } from './moddle.ts';
import type { FileNames } from './naming.ts';

/** The lanes of a process, and which element stands in which. */
export interface LanesRead {
  readonly lanes: readonly JsonObject[];
  readonly laneOf: ReadonlyMap<Element, string>;
  readonly losses: readonly Loss[];
}

/** The lanes of a set without those that are divided: of those, the parts. */
const leaves = (set: Element): readonly Element[] =>
  elementsIn(set, 'lanes').flatMap((lane) => {
    const below = elementAt(lane, 'childLaneSet');
    return below === undefined ? [lane] : leaves(below);
  });

/** Words by which a lane tells its tier; the first that fits. */
const tierWords: readonly (readonly [RegExp, Tier])[] = [
  [/村|社区|居委会|village/i, 'village'],
  [/镇|乡|街道|街|town/i, 'town'],
  [/省|自治区|province/i, 'province'],
  [/县|区|county|district/i, 'county'],
  [/市|city/i, 'city'],
];

const tierIn = (name: string): Tier => tierWords.find(([word]) => word.test(name))?.[1] ?? 'county';
const tierNames: Readonly<Record<Tier, string>> = {
  province: '省',
  city: '市',
  county: '县',
  town: '镇',
  village: '村',
};

/** Reads the lanes; a process without any stands in one, which has the name that is given. */
export function readLanes(process: Element, names: FileNames, without: { readonly name: string }): LanesRead {
  const found = elementsIn(process, 'laneSets').flatMap(leaves);
  const losses: Loss[] = [];
  const read = (id: string, name: string, kept: JsonObject = {}): JsonObject => {
    const known = tiers.find((tier) => tier === kept['tier']);
    const tier = known ?? tierIn(name);
    if (known === undefined) losses.push(loss('lane-tier', [id], { name, tier: tierNames[tier] }));
    const { id: _id, ...rest } = kept;
    return { id, name, ...rest, tier };
  };
  if (found.length === 0)
    return { lanes: [read('office', without.name.slice(0, 200))], laneOf: new Map(), losses };
  const lanes = found.map((lane) => {
    const id = names.idOf(lane);
    return read(id, (lane.name ?? '').slice(0, 200) || id, keptOf(lane));
  });
  const laneOf = new Map(
    found.flatMap((lane) => elementsIn(lane, 'flowNodeRef').map((step) => [step, names.idOf(lane)] as const)),
  );
  return { lanes, laneOf, losses };
}
