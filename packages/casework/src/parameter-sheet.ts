import {
  isList,
  isObject,
  parameterValues,
  parameterValueWords,
  sameJson,
  setParameterField,
  tiers,
  Parameter,
  type Json,
  type JsonObject,
  type PackageDraft,
} from '@fiveones/definition';
import { refused } from './refused.ts';
import type { Refused } from './views.ts';

/** One question of the parameter sheet: what is asked, what bounds it, what is in force, and what the county has said. */
export interface ParameterQuestion {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly type: Parameter['type'];
  readonly unit: string;
  readonly choices: readonly { readonly value: Json; readonly name: string }[];
  readonly basis: readonly string[];
  /** The lowest level that may set it. */
  readonly level: string;
  /** Set above the county: the county enters it with the document that says so. */
  readonly above: boolean;
  readonly floor?: number | undefined;
  readonly ceiling?: number | undefined;
  /** No law sets a ceiling. */
  readonly openAbove: boolean;
  /** The nation sets no value. */
  readonly local: boolean;
  /** A `*` of the source report. */
  readonly starred: boolean;
  readonly unverified: boolean;
  readonly note: string;
  /** What holds in the county today by the draft, and where that comes from. */
  readonly value: Json;
  readonly source: string;
  /** What the county has set, else what holds, in words with its unit; absent when nobody has set anything. */
  readonly said?: string | undefined;
  /** What the county itself has set, from which day on. */
  readonly own?: { readonly value: Json; readonly from: string; readonly source: string } | undefined;
  /** `answered`: the county has set it; `unsure`: put off, a to-do; `open`: nobody has looked at it yet. */
  readonly state: 'answered' | 'unsure' | 'open';
  readonly unsure?: { readonly note: string; readonly by: string; readonly at: string } | undefined;
}

/** What a county answers. Days are `yyyy-mm-dd`. */
export interface ParameterAnswer {
  readonly parameter: string;
  readonly value: Json;
  readonly from: string;
  readonly source: string;
}

/** A question that was put off. */
export interface Unsure {
  readonly parameter: string;
  readonly note: string;
  readonly by: string;
  readonly at: string;
}

const file = 'parameters.json';

/** The parameters of a draft that read as such. */
function parametersIn(files: PackageDraft): readonly Parameter[] {
  const json = files[file];
  const list = isObject(json) && isList(json['parameters']) ? json['parameters'] : [];
  return list.flatMap((one) => {
    const read = Parameter.safeParse(one);
    return read.success ? [read.data] : [];
  });
}

/** A basis as people know it: the code that a package gives a law, with its title. */
function basisNames(files: PackageDraft): (code: string) => string {
  const template = files['template.json'];
  const list = isObject(template) && isList(template['basis']) ? template['basis'] : [];
  const titles = new Map(
    list.filter(isObject).map((one) => [String(one['code'] ?? ''), String(one['title'] ?? '')]),
  );
  return (basis) => {
    const [code = ''] = titles.has(basis) ? [basis] : (/^\[[^\]]*\]/.exec(basis) ?? []);
    const title = titles.get(code);
    return title === undefined || title === '' ? basis : `《${title}》${basis.slice(code.length)}`;
  };
}

/** The questions of a package for a county: what a place must set, and every `*` of the source report. */
export function questionsOf(
  files: PackageDraft,
  asked: { readonly county: string; readonly today: string; readonly unsure: readonly Unsure[] },
): readonly ParameterQuestion[] {
  const parameters = parametersIn(files);
  const values = parameterValues({ parameters }, { region: asked.county, at: asked.today });
  return parameters
    .filter(({ local, starred }) => local === true || starred === true)
    .map((parameter) => ({
      ...questionOf(parameter, values[parameter.id] ?? null, asked),
      basis: (parameter.basis ?? []).map(basisNames(files)),
    }));
}

function saidOf(parameter: Parameter, value: Json): string | undefined {
  const words = parameterValueWords(parameter, value);
  const { unit = '', choices = [], type } = parameter;
  const counts = choices.length === 0 && type !== 'boolean' && !(isList(value) && value.length === 0);
  return words !== undefined && unit !== '' && counts ? `${words} ${unit}` : words;
}

function questionOf(
  parameter: Parameter,
  value: Json,
  {
    county,
    today,
    unsure,
  }: { readonly county: string; readonly today: string; readonly unsure: readonly Unsure[] },
): ParameterQuestion {
  const own = parameter.values
    .filter(({ region }) => region === county)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  const put = own ? undefined : unsure.find((one) => one.parameter === parameter.id);
  const held = parameter.values
    .filter(({ region, from }) => from <= today && (region === '*' || county.startsWith(region)))
    .find((one) => sameJson((one.value ?? null) as Json, value));
  return {
    id: parameter.id,
    name: parameter.name,
    group: parameter.group ?? '',
    type: parameter.type,
    unit: parameter.unit ?? '',
    choices: (parameter.choices ?? []).map((one) => ({ value: (one.value ?? null) as Json, name: one.name })),
    basis: parameter.basis ?? [],
    level: parameter.level ?? '',
    above: isAbove(parameter),
    floor: parameter.floor,
    ceiling: parameter.ceiling,
    openAbove: parameter.openAbove === true,
    local: parameter.local === true,
    starred: parameter.starred === true,
    unverified: parameter.unverified === true,
    note: parameter.note ?? '',
    value,
    source: held?.source ?? '',
    said: saidOf(parameter, own ? ((own.value ?? null) as Json) : value),
    own: own && { value: (own.value ?? null) as Json, from: own.from, source: own.source ?? '' },
    state: own ? 'answered' : put ? 'unsure' : 'open',
    unsure: put && { note: put.note, by: put.by, at: put.at },
  };
}

const isAbove = ({ level }: Parameter): boolean =>
  level !== undefined && tiers.indexOf(level) < tiers.indexOf('county');

/** Why a value is not taken: its kind, its choices, its floor and ceiling with the basis, whose document it is. */
export function answerProblem(files: PackageDraft, answer: ParameterAnswer): Refused | undefined {
  const parameter = parametersIn(files).find(({ id }) => id === answer.parameter);
  if (!parameter) return refused('no-such-parameter');
  const { name, unit = '', floor, ceiling, basis = [] } = parameter;
  const params: JsonObject = {
    name,
    unit,
    basis: basis.length > 0 ? `（${basis.map(basisNames(files)).join('、')}）` : '',
  };
  const { value } = answer;
  if (!isOfType(parameter, value))
    return refused('parameter-kind', { ...params, kind: kinds[parameter.type] });
  if (parameter.choices && !parameter.choices.some((one) => sameJson((one.value ?? null) as Json, value)))
    return refused('parameter-kind', { ...params, kind: kinds.choice });
  if (typeof value === 'number' && floor !== undefined && value < floor)
    return refused('parameter-floor', { ...params, bound: floor });
  if (typeof value === 'number' && ceiling !== undefined && value > ceiling)
    return refused('parameter-ceiling', { ...params, bound: ceiling });
  if (isAbove(parameter) && answer.source.trim() === '') return refused('parameter-source', params);
  return undefined;
}

const kinds = {
  number: '数字',
  integer: '整数',
  boolean: '是或否',
  text: '文字',
  choice: '列出的一种',
  list: '几条文字',
  object: '原来那几项',
} as const satisfies Record<Parameter['type'], string>;

const isOfType = ({ type }: Parameter, value: Json): boolean => typeTests[type](value);

const typeTests: Readonly<Record<Parameter['type'], (value: Json) => boolean>> = {
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: (value) => Number.isSafeInteger(value),
  boolean: (value) => typeof value === 'boolean',
  text: (value) => typeof value === 'string' && value.trim() !== '',
  choice: (value) => value !== null,
  list: (value) => isList(value),
  object: (value) => isObject(value),
};

/** `parameters.json` with the county's value from a day on; the value of the same day is replaced, others stay. */
export function answered(files: PackageDraft, county: string, answer: ParameterAnswer): Json {
  const parameter = parametersIn(files).find(({ id }) => id === answer.parameter);
  const { from, value, source } = answer;
  const others = (parameter?.values ?? []).filter((one) => one.region !== county || one.from !== from);
  const made = setParameterField(files, {
    parameter: answer.parameter,
    path: ['values'],
    value: [
      ...others,
      { region: county, from, value, ...(source.trim() === '' ? {} : { source: source.trim() }) },
    ] as unknown as Json,
  });
  if (!made.ok) throw new Error(`the parameter ${answer.parameter} was just read`);
  return made.after[file] ?? null;
}
