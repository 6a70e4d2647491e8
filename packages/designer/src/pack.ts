import type { Json, JsonObject } from '@fiveones/definition';
import { listOf, objectOf, readChart, textOf, type Chart } from '@fiveones/chart';

/** The files of a draft by their path; each holds what the file says as JSON, or the text when it is not JSON. */
export type Files = Readonly<Record<string, Json>>;

/** An entry of a folder of the package: its file, id and name. */
export interface Entry {
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly json: JsonObject;
}

/** A draft as the designer reads it. What is incomplete is shown as far as it goes. */
export interface Pack {
  readonly files: Files;
  readonly template: JsonObject;
  readonly charts: readonly (Entry & { readonly chart: Chart })[];
  readonly forms: readonly Entry[];
  readonly types: readonly Entry[];
  readonly decisions: readonly Entry[];
  readonly documents: readonly Entry[];
  readonly lists: readonly Entry[];
  readonly ledgers: readonly Entry[];
  readonly tables: readonly Entry[];
  readonly notices: readonly Entry[];
  readonly scenarios: readonly Entry[];
  readonly parameters: readonly JsonObject[];
  readonly responsibilities: readonly JsonObject[];
  /** Names of the data that no form asks for. */
  readonly dataItems: readonly JsonObject[];
  readonly posts: readonly JsonObject[];
}

const charts = new WeakMap<JsonObject, Chart>();
const packs = new WeakMap<Files, Pack>();

/** Reads a draft; the same draft is read once. */
export const readPack = (files: Files): Pack => {
  const known = packs.get(files);
  if (known !== undefined) return known;
  const template = objectOf(files['template.json']);
  const pack: Pack = {
    files,
    template,
    charts: entries(files, 'processes')
      .filter((entry) => !entry.file.endsWith('.layout.json'))
      .map((entry) => ({ ...entry, chart: chartOnce(entry.json) })),
    forms: entries(files, 'forms'),
    types: entries(files, 'types'),
    decisions: entries(files, 'decisions'),
    documents: entries(files, 'documents'),
    lists: entries(files, 'lists'),
    ledgers: entries(files, 'ledgers'),
    tables: entries(files, 'tables'),
    notices: entries(files, 'public-notices'),
    scenarios: entries(files, 'scenarios').filter((entry) => !entry.file.startsWith('scenarios/shared/')),
    parameters: listOf(objectOf(files['parameters.json'])['parameters']).map(objectOf),
    responsibilities: listOf(objectOf(files['responsibilities.json'])['rows']).map(objectOf),
    dataItems: listOf(objectOf(files['data.json'])['items']).map(objectOf),
    posts: listOf(template['posts']).map(objectOf),
  };
  packs.set(files, pack);
  return pack;
};

const chartOnce = (json: JsonObject): Chart => {
  const known = charts.get(json);
  if (known !== undefined) return known;
  const chart = readChart(json);
  charts.set(json, chart);
  return chart;
};

const entries = (files: Files, folder: string): readonly Entry[] =>
  Object.keys(files)
    .filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.json'))
    .sort()
    .map((file) => {
      const json = objectOf(files[file]);
      const id = file.slice(folder.length + 1, -'.json'.length);
      return { file, id, name: textOf(json['name']) || id, json };
    });

/** The value of a parameter everywhere that holds today, or `undefined` when none is set. */
export const parameterValue = (pack: Pack, id: string, today: string): Json | undefined => {
  const values = listOf(pack.parameters.find((one) => one['id'] === id)?.['values']).map(objectOf);
  const inForce = values
    .filter((value) => textOf(value['from']) <= today)
    .sort((a, b) => textOf(a['from']).localeCompare(textOf(b['from'])));
  const everywhere = inForce.filter((value) => value['region'] === '*');
  return (everywhere.at(-1) ?? inForce.at(-1) ?? values[0])?.['value'];
};

/** The parameter that an amount like `=param.publicityDays` stands for, when it is just that. */
export const parameterOf = (amount: Json | undefined): string | undefined =>
  /^=\s*param\.([A-Za-z][\w-]*)\s*$/.exec(textOf(amount))?.[1];

/** The number of an amount today: a number itself, or the value of the parameter it names. */
export const amountToday = (pack: Pack, amount: Json | undefined, today: string): number | undefined => {
  if (typeof amount === 'number') return amount;
  const id = parameterOf(amount);
  const value = id === undefined ? undefined : parameterValue(pack, id, today);
  return typeof value === 'number' ? value : undefined;
};

/** The basis of something as people read it; a basis that is a local parameter is told by the parameter's name. */
export const basisText = (pack: Pack, basis: Json | undefined): string =>
  listOf(basis)
    .map(String)
    .map((one) =>
      one.replace(
        /localParam:([A-Za-z][\w-]*)/g,
        (_, id: string) =>
          `地方参数“${textOf(pack.parameters.find((parameter) => parameter['id'] === id)?.['name']) || id}”`,
      ),
    )
    .join('、');
