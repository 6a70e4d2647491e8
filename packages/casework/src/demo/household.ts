import type { Json, JsonObject, Package, Scenario } from '@fiveones/definition';
import { givenData, holdersOf, indexOf, queueOf, regionAt, type Organisation } from '@fiveones/interpreter';
import type { DemoVillage } from './county.ts';
import type { MovedDays } from './days.ts';
import { demoGivenName, demoSurname, type NameKind } from './names.ts';
import { picture, type PictureKind } from './pictures.ts';

/** An attachment of the demonstration: what it is called and what it shows. */
export interface DemoFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Another family in another village, living through an example. */
export interface Household {
  readonly number: number;
  readonly village: DemoVillage;
  readonly organisation: Organisation;
}

/** An example told of another family: its texts and the shared ones, with the files they name. */
export interface Retold {
  readonly pkg: Package;
  readonly scenario: Scenario;
  readonly files: ReadonlyMap<string, DemoFile>;
}

/** Tells an example of another family: other names, numbers, places, people in office, days and pictures. */
export function retold(pkg: Package, scenario: Scenario, household: Household, days: MovedDays): Retold {
  const shared = Object.entries(pkg.others).filter(([file]) => file.startsWith('scenarios/shared/'));
  const texts = [JSON.stringify(withTeams(pkg, scenario)), ...shared.map(([, text]) => text)];
  const rename = renaming(pkg, texts, { ...household, elsewhere: elsewhereOf(scenario, household) });
  const teller = new Teller(
    pkg.template.id,
    household,
    days,
    scenario.id.startsWith('correct') ? 'm3' : 'm4',
  );
  const others = Object.fromEntries(
    shared.map(([file, text]) => [file, JSON.stringify(teller.retell(rename(text)))]),
  );
  const told = teller.retell(rename(texts[0] ?? '{}')) as unknown as Scenario; // the same example, told of others
  return { pkg: { ...pkg, others: { ...pkg.others, ...others } }, scenario: told, files: teller.files };
}

/** Where a step is done by a team, its first member does it: as the example fills it in, or the first of the post. */
function withTeams(pkg: Package, scenario: Scenario): Scenario {
  const nodes = new Map(
    Object.values(pkg.processes).flatMap(({ nodes: all }) => all.map((node) => [node.id, node])),
  );
  return {
    ...scenario,
    script: scenario.script.map((action) => {
      const node = action.do === 'fill' && action.as === undefined ? nodes.get(action.node) : undefined;
      if (action.do !== 'fill' || node?.kind !== 'userTask' || node.team === undefined) return action;
      const first = firstOf(node.team.field ?? '', givenData(pkg, scenario, action.data));
      const post = pkg.responsibilities.find(({ id }) => id === node.responsibility)?.post;
      const as = first ?? (post === undefined ? undefined : `${post}-1`);
      return as === undefined ? action : { ...action, as };
    }),
  };
}

/** The account of the first member of a team in what a step fills in. */
function firstOf(field: string, data: JsonObject): string | undefined {
  const team = field
    .split('.')
    .reduce<Json | undefined>((value, key) => (isObject(value) ? value[key] : undefined), data);
  const [first] = Array.isArray(team) ? (team as readonly Json[]) : [];
  const person = isObject(first) ? textOf(first['personId']) : '';
  return person === '' ? undefined : person;
}

/** Goes through values and changes what is not a name: days, files, and what differs from house to house. */
class Teller {
  readonly files = new Map<string, DemoFile>();
  private readonly packageId: string;
  private readonly household: Household;
  private readonly days: MovedDays;
  /** Every other family of four has one child less. */
  private readonly missing: string | undefined;
  private smaller = false;

  constructor(packageId: string, household: Household, days: MovedDays, child: string) {
    this.packageId = packageId;
    this.household = household;
    this.days = days;
    this.missing = household.number % 2 === 1 ? child : undefined;
  }

  retell(text: string): Json {
    // A family that has no such child to begin with stays as it is.
    this.smaller = this.missing !== undefined && /"m4"|@shared\/zhou/.test(text);
    return this.told(JSON.parse(text) as Json);
  }

  private told(value: Json, key = '', around: JsonObject = {}): Json {
    if (typeof value === 'string')
      return key === 'surveyNo' ? value.replace(/\d+$/, this.padded()) : this.days.text(value);
    if (typeof value === 'number')
      return key === 'area' || key === 'rooms' ? this.roomy(key, value) : this.earned(key, value);
    if (Array.isArray(value))
      return (value as readonly Json[])
        .filter((item) => !this.isMissing(item))
        .map((item) => this.told(item, key, around));
    if (!isObject(value)) return value;
    if (isFile(value)) return this.file(value, textOf(around['signerName']));
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, this.told(item, name, value)]),
    );
  }

  /** The child that this family does not have, wherever it is named. */
  private isMissing(item: Json): boolean {
    if (!this.smaller) return false;
    return isObject(item)
      ? item['id'] === this.missing || item['memberRef'] === this.missing
      : item === this.missing;
  }

  /** A smaller family earns less, so that each of them has as much as in the example. */
  private earned(key: string, value: number): number {
    const income = key === 'declaredAmount' || ((key === 'declared' || key === 'checked') && value > 1_000);
    return this.smaller && income ? Math.round(value * 0.75) : value;
  }

  private padded(): string {
    return String(this.household.number).padStart(4, '0');
  }

  /** No two houses are of one size. */
  private roomy(key: 'area' | 'rooms', value: number): number {
    const { number } = this.household;
    return key === 'rooms' ? 2 + (number % 4) : Math.max(20, value - 24 + ((number * 7) % 60));
  }

  private file(value: JsonObject, signer: string): JsonObject {
    const base = textOf(value['name']).replace(/\.\w+$/, '');
    const [kind] = kinds.find(([, words]) => words.test(base)) ?? (['paper'] as const);
    const name = kind === 'signature' ? `${signer}签字.png` : `${base}.png`;
    const id = `${this.packageId}-${this.padded()}-${this.files.size + 1}`;
    const known = [...this.files.values()].find((file) => file.name === name);
    const drawn =
      kind === 'signature'
        ? [...signer].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
        : this.household.number;
    const file = known ?? { id, name, bytes: picture(kind, drawn) };
    this.files.set(file.id, file);
    return { id: file.id, name, size: file.bytes.length, type: 'image/png' };
  }
}

const kinds: readonly (readonly [PictureKind, RegExp])[] = [
  ['signature', /签字|签名|手印/],
  ['bedroom', /卧室/],
  ['room', /堂屋|厨房|屋内/],
  ['house', /院|屋|房/],
  ['board', /公开栏|公示|公布|路口/],
];

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const isFile = (value: JsonObject): boolean =>
  typeof value['id'] === 'string' && typeof value['type'] === 'string' && typeof value['size'] === 'number';

/** Every text of an example that belongs to its own people and places, and what stands there instead. */
function renaming(
  pkg: Package,
  texts: readonly string[],
  household: Household & { readonly elsewhere: ReadonlyMap<string, string> },
): (text: string) => string {
  const swaps = new Map([
    ...placeSwaps(household.village),
    ...household.elsewhere,
    ...officeSwaps(pkg, household),
    ...[...household.elsewhere].flatMap(([sample, code]) => officeSwaps(pkg, household, { sample, code })),
    ...familySwaps(texts, household),
  ]);
  const pattern = new RegExp(
    [...swaps.keys()]
      .sort((a, b) => b.length - a.length)
      .map((key) => key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|'),
    'g',
  );
  return (text) => text.replace(pattern, (found) => swaps.get(found) ?? found);
}

/** The examples' own places: the sample county, town and village, and a village beside it. */
function placeSwaps(village: DemoVillage): readonly (readonly [string, string])[] {
  const { code, name, town, county } = village;
  const beside = `${code.slice(0, 9)}${code.endsWith('001') ? '002' : '001'}`;
  return [
    ['990101001001', code],
    ['990102003004', beside],
    ['"990101001"', `"${code.slice(0, 9)}"`],
    ['"990101"', `"${code.slice(0, 6)}"`],
    ['样例县样例镇样例村二组 15 号', `${county}${town}${name}${'一二三四五六'[Number(code) % 6] ?? '一'}组`],
    ['样例县', county],
    ['样例镇', town],
    ['样例村', name],
    ['样例', county.slice(0, -1)],
  ];
}

/** The other villages of an example's county, each a village of another town of this one, in their order. */
function elsewhereOf(
  { regions = [] }: Scenario,
  { village, organisation }: Household,
): ReadonlyMap<string, string> {
  const { code } = village;
  const near = (one: string) => regionAt(one, 'county') === regionAt(code, 'county');
  const others = organisation.regions
    .filter((one) => one.tier === 'village' && near(one.code) && !one.code.startsWith(code.slice(0, 9)))
    .map((one) => one.code);
  return new Map(
    regions
      .filter((sample) => sample.length === 12 && sample.startsWith('990101'))
      .map((sample, place) => [sample, others[place % others.length] ?? code]),
  );
}

/** How the examples call people in office; 甲, 乙, 丙, 丁 count them. */
const standIns: Readonly<Record<string, string>> = {
  villageHelper: '村协理员',
  townClerk: '窗口经办人',
  townInvestigator: '镇级调查员',
  countyHandler: '县经办',
  countyCouncil: '协调机制成员',
  registrar: '婚姻登记员',
};

/** The county's own people in the posts: `post-1` … `post-4`, and the names that stand for them; elsewhere `post-1@place`. */
function officeSwaps(
  pkg: Package,
  { village, organisation, number }: Household,
  elsewhere?: { readonly sample: string; readonly code: string },
): readonly (readonly [string, string])[] {
  return pkg.template.posts.flatMap((post) => {
    const at = (code: string) => regionAt(code, post.tier as 'town');
    const people = holdersOf(organisation, queueOf(post.id, at(elsewhere?.code ?? village.code)));
    return [0, 1, 2, 3].flatMap((place) => {
      // Households take turns with the people, so that nobody has all the work.
      const person = people[(place + number) % Math.max(1, people.length)];
      if (!person) return [];
      if (elsewhere) return [[`${post.id}-${place + 1}@${at(elsewhere.sample)}`, person.id] as const];
      const standIn = standIns[post.id];
      return [
        [`${post.id}-${place + 1}`, person.id] as const,
        ...(standIn === undefined ? [] : [[`${standIn}${'甲乙丙丁'[place] ?? ''}`, person.name] as const]),
      ];
    });
  });
}

/** Other names and numbers for the family, kin of one surname staying so. */
function familySwaps(
  texts: readonly string[],
  { number, organisation }: Household,
): readonly (readonly [string, string])[] {
  const taken = new Set([...indexOf(organisation).people.values()].map(({ name }) => name));
  const members = new Map<string, NameKind>();
  const swaps = new Map<string, string>();
  for (const text of texts) {
    for (const [, name = '', id = ''] of text.matchAll(
      /"name":\s*"(\p{Script=Han}{2,4})"[^{}]{0,80}?"idNo":\s*"(\d{17}[\dX])"/gu,
    )) {
      members.set(name, kindOf(id));
      swaps.set(id, otherNumber(id, number));
    }
    for (const [phone] of text.matchAll(/\b139000\d{5}\b/g))
      swaps.set(
        phone,
        `199${String((number * 10_007 + Number(phone.slice(-2))) % 100_000_000).padStart(8, '0')}`,
      );
  }
  for (const name of members.keys()) taken.add(name); // nobody is called as somebody of the examples
  const families = [...new Set([...members.keys()].map(([surname = '']) => surname))];
  const surnameOf = new Map(
    families.map((surname, place) => [surname, demoSurname(number * 5 + place * 17)]),
  );
  const kin = texts.flatMap((text) =>
    [...text.matchAll(/"(?:name|signerName)":\s*"(\p{Script=Han}{2,3})"/gu)].flatMap(([, name = '']) =>
      surnameOf.has(name.slice(0, 1)) && !/[长任科婶计傅]$/.test(name) ? [name] : [],
    ),
  );
  for (const [place, name] of [...new Set([...members.keys(), ...kin])].entries()) {
    const surname = surnameOf.get(name.slice(0, 1)) ?? '';
    let given = number * 3 + place;
    while (taken.has(`${surname}${demoGivenName(members.get(name) ?? 'man', given)}`)) given++;
    swaps.set(name, `${surname}${demoGivenName(members.get(name) ?? 'man', given)}`);
  }
  return [...swaps];
}

/** What an identity number says: grown up before this century or not, and the sex (the 17th digit). */
function kindOf(id: string): NameKind {
  const woman = Number(id[16]) % 2 === 0;
  return Number(id.slice(6, 10)) < 1_995 ? (woman ? 'woman' : 'man') : woman ? 'girl' : 'boy';
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Another identity number of the same birthday and sex, in the demonstration's county, with its check digit (GB 11643). */
function otherNumber(id: string, household: number): string {
  const order = (Number(id.slice(14, 17)) + household * 2) % 1_000;
  const body = `980101${id.slice(6, 14)}${String(order).padStart(3, '0')}`;
  const sum = weights.reduce<number>((total, weight, place) => total + weight * Number(body[place]), 0);
  return `${body}${'10X98765432'[sum % 11] ?? '0'}`;
}
