import { readdirSync } from 'node:fs';
import path from 'node:path';
import { documentPage, documentsRead, readerWith, visibleData } from '@fiveones/casework';
import {
  expandForm,
  isList,
  isObject,
  type Document,
  type FieldSchema,
  type Json,
  type Package,
} from '@fiveones/definition';
import { mayOpen, type RenderedDocument } from '@fiveones/documents';
import {
  compileProcess,
  evolve,
  play,
  type InstanceState,
  type IssuedDocument,
  type World,
} from '@fiveones/interpreter';
import { expect, it } from 'vitest';
import { readPackage } from './read-package.ts';

const shelf = path.resolve(import.meta.dirname, '../../../templates');
const packages = await Promise.all(
  readdirSync(shelf).map(async (name): Promise<readonly [string, Package]> => {
    const read = await readPackage(path.join(shelf, name));
    if (!read.ok) throw new Error(read.message);
    return [name, read.package];
  }),
);

/** Every set of letters that a post of the package has, and somebody of no post in it. */
const readersIn = ({ template }: Package): readonly string[] => [
  ...new Set(['', ...template.posts.flatMap(({ role }) => role ?? [])]),
];

/** What of forms may be told from a text: no bare digit or yes and no, which stand everywhere. */
const tells = (text: string): boolean => (/[^\x20-\x7e]/.test(text) ? text.length >= 2 : text.length >= 5);

/** Every text and number that data hold, choices by their titles too. */
function* textsIn(value: Json | undefined, schema: FieldSchema | undefined): Iterable<string> {
  if (isList(value)) for (const one of value) yield* textsIn(one, schema?.items);
  else if (isObject(value))
    for (const [key, one] of Object.entries(value)) yield* textsIn(one, schema?.properties?.[key]);
  else if (typeof value === 'string' || typeof value === 'number') {
    const title = schema?.oneOf?.find((option) => option.const === value)?.title;
    yield String(value);
    if (title !== undefined) yield title;
    if (typeof value === 'number') yield value.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
  }
}

/** What the case view keeps from a reader: texts of forms that stand nowhere in what they see, nor in what everybody knows. */
function keptFrom(letters: string, state: InstanceState, world: World): readonly string[] {
  const pkg = world.chart.package;
  const schemas = new Map(
    Object.values(pkg.forms).map(({ id, key }) => {
      const expanded = expandForm(pkg, id);
      return [key, expanded.ok ? expanded.schema : undefined];
    }),
  );
  const { data } = visibleData(state.data, world, letters);
  const { units, regions } = world.organisation;
  const seen = JSON.stringify([
    Object.entries(data).flatMap(([key, value]) => [...textsIn(value, schemas.get(key))]),
    [state.number, state.startedAt, ...textsIn(world.parameters, undefined)],
    [units.map(({ name }) => name), regions.map(({ name }) => [name, `${name}人民政府`, `${name}人民法院`])],
  ]);
  const kept = Object.entries(state.data).flatMap(([key, value]) =>
    schemas.has(key) ? [...textsIn(value, schemas.get(key))] : [],
  );
  return [...new Set(kept)].filter((text) => tells(text) && !seen.includes(text));
}

/** Every text of a page that is merged from data. */
const pageText = ({ title, subtitle, number, blocks, issuer }: RenderedDocument): string =>
  JSON.stringify([title, subtitle, number, blocks, issuer]);

/** Every document of a scenario, with its case as it stood when it was issued. */
function* issuedIn(pkg: Package): Iterable<readonly [InstanceState, World, IssuedDocument]> {
  for (const scenario of Object.values(pkg.scenarios)) {
    const { timeline, world } = play(pkg, scenario);
    const states = new Map<string, InstanceState>();
    for (const { instance, event } of timeline) {
      const state = evolve(states.get(instance), event);
      states.set(instance, state);
      const issued = state.documents.at(-1);
      const chart = world && compileProcess(world.chart.package, state.pins.process);
      if (event.type === 'documentIssued' && chart && issued) yield [state, { ...world, chart }, issued];
    }
  }
}

/** Whom the paper is no secret to: it hangs out, or handing it over is their work. */
const isTheirs = ({ style, rights }: Document, letters: string): boolean =>
  style === 'poster' || [...letters].some((letter) => rights?.whole?.includes(letter));

it.each(packages)(
  '%s: no document shows anybody what the case keeps from them, unless handing it over is their work',
  (_name, pkg) => {
    const everyone = [...new Set(readersIn(pkg).join(''))].join('');
    const shown: string[] = [];
    let kept = 0;
    for (const [state, world, { id, document }] of issuedIn(pkg)) {
      const definition = pkg.documents[document] ?? neverHere();
      const written = JSON.stringify(definition);
      const text = (letters: string): string => {
        const page = documentPage(state, world, id, readerWith(letters, state, world));
        return page ? pageText(page) : '';
      };
      const whole = text(everyone);
      for (const letters of readersIn(pkg)) {
        if (isTheirs(definition, letters)) continue;
        const secrets = keptFrom(letters, state, world).filter(
          (secret) => whole.includes(secret) && !written.includes(secret),
        );
        kept += secrets.length;
        if (!mayOpen(definition, letters) || secrets.length === 0) continue;
        const seen = text(letters);
        shown.push(
          ...secrets
            .filter((secret) => seen.includes(secret))
            .map((secret) => `${document} ${letters}: ${secret}`),
        );
      }
    }
    expect([...new Set(shown)]).toEqual([]);
    if (Object.keys(pkg.documents).length > 0) expect(kept).toBeGreaterThan(0);
  },
  300_000,
);

it('the lists of a case say beforehand of which papers and forms its reader will not see all', () => {
  const pkg = packages.find(([name]) => name === 'minimum-living-allowance')?.[1] ?? neverHere();
  const accepted = [
    ...issuedIn({ ...pkg, scenarios: { accepted: pkg.scenarios['accepted'] ?? neverHere() } }),
  ];
  const [state, world] = accepted.at(-1) ?? neverHere();
  const said: string[] = [];
  for (const letters of readersIn(pkg)) {
    for (const { id, only, kept } of documentsRead(state, world, letters)) {
      const page = only ? undefined : documentPage(state, world, id, readerWith(letters, state, world));
      expect(kept !== undefined, `${letters} ${id}`).toBe(page?.part !== undefined);
      if (kept) said.push(kept);
    }
    const { data, kept } = visibleData(state.data, world, letters);
    for (const { key } of Object.values(pkg.forms).filter((form) => state.data[form.key] !== undefined)) {
      const [whole, seen] = [state.data[key], data[key]];
      const isLeft = [...textsIn(seen, undefined)].length > 0;
      expect(kept[key] === 'all', `${letters} ${key}`).toBe(whole !== seen && !isLeft);
      expect(kept[key] === undefined, `${letters} ${key}`).toBe(
        JSON.stringify(seen) === JSON.stringify(whole),
      );
      if (kept[key]) said.push(kept[key]);
    }
  }
  expect(new Set(said)).toEqual(new Set(['all', 'some', 'numbers']));
});

const neverHere = (): never => {
  throw new Error('only documents of the package are issued');
};
