import { expandForm, type FieldSchema, type Package } from '@fiveones/definition';
import { expect, test } from 'vitest';
import { anchorsOf } from '../src/anchor.ts';
import { plain, sectionsIn, type Block, type Handbook } from '../src/block.ts';
import { handbookOf } from '../src/book.ts';
import { htmlOf } from '../src/html.ts';
import { typeset } from '../src/typeset/typeset.ts';
import { bookOf, chapters, everywhere, templates } from './templates.example.ts';

/** What the book tells, by the marks that its rows and cells carry. */
function marksIn(book: Handbook): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (of: string | undefined) => of !== undefined && found.add(of);
  const look = (block: Block): void => {
    if (block.kind === 'text' || block.kind === 'lead') add(block.of);
    if (block.kind === 'items') block.items.forEach(({ of }) => add(of));
    if (block.kind === 'table') block.rows.forEach(({ of }) => add(of));
    if (block.kind === 'sheet')
      block.groups.forEach(({ rows }) => rows.forEach(({ cells }) => cells.forEach(({ of }) => add(of))));
    if (block.kind === 'specimen' || block.kind === 'own') block.body.forEach(look);
  };
  sectionsIn(book.sections).forEach(({ blocks }) => blocks.forEach(look));
  return found;
}

/** Fields of a form that somebody writes in: groups and lists are told by what is in them. */
function leavesOf(schema: FieldSchema, at = ''): readonly string[] {
  const kind = schema['x-kind'];
  if (kind === 'signature' || kind === 'files' || kind === 'photos' || kind === 'opinions') return [at];
  const inner = schema.properties ?? schema.items?.properties;
  return inner === undefined || Object.keys(inner).length === 0
    ? [at]
    : Object.entries(inner).flatMap(([key, field]) => leavesOf(field, at === '' ? key : `${at}.${key}`));
}

/** Everything that a package says and people act by, as the marks of a book call it. */
function saidBy(pkg: Package): readonly string[] {
  return [
    ...Object.values(pkg.processes).flatMap(({ id, nodes, clocks }) => [
      ...nodes.map((node) => `node:${id}/${node.id}`),
      ...clocks.map((clock) => `clock:${id}/${clock.id}`),
    ]),
    ...Object.keys(pkg.forms).flatMap((form) => {
      const expanded = expandForm(pkg, form);
      return expanded.ok ? leavesOf(expanded.schema).map((field) => `form:${form}/${field}`) : [form];
    }),
    ...pkg.parameters.map(({ id }) => `parameter:${id}`),
    ...pkg.responsibilities.map(({ id }) => `duty:${id}`),
    ...Object.values(pkg.decisions).flatMap(({ id, rules }) => rules.map((rule) => `rule:${id}/${rule.id}`)),
    ...Object.values(pkg.documents).flatMap(({ id, fields }) => [
      `document:${id}`,
      ...Object.keys(fields).map((field) => `document:${id}/${field}`),
    ]),
    ...Object.values(pkg.lists).flatMap(({ id, rows }) => rows.map((row) => `list:${id}/${row.id}`)),
    ...Object.values(pkg.ledgers).flatMap(({ id, entryTypes }) =>
      entryTypes.map((one) => `ledger:${id}/${one.id}`),
    ),
    ...Object.values(pkg.tables).flatMap(({ id, indicators }) =>
      indicators.map((one) => `table:${id}/${one.id}`),
    ),
    ...Object.keys(pkg.scenarios).map((id) => `scenario:${id}`),
    ...pkg.template.posts.map(({ id }) => `post:${id}`),
    ...pkg.template.basis.map(({ code }) => `basis:${code}`),
  ];
}

test.each(chapters.map((pkg) => [pkg.template.id, pkg] as const))(
  '%s: everything that people act by stands in its handbook, and own words at every place',
  (_, pkg) => {
    const everyPlace = Object.fromEntries(
      anchorsOf(pkg).map(({ anchor }) => [`handbook/${anchor}.md`, `本单位在 ${anchor} 写的话`]),
    );
    const book = handbookOf({
      entries: [{ package: { ...pkg, others: { ...pkg.others, ...everyPlace } } }],
      ...everywhere,
    });
    const marks = marksIn(book);
    expect(saidBy(pkg).filter((mark) => !marks.has(mark))).toEqual([]);
    const ids = sectionsIn(book.sections).map(({ id }) => id);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
    const html = htmlOf(book);
    expect(anchorsOf(pkg).filter(({ anchor }) => !html.includes(`本单位在 ${anchor} 写的话`))).toEqual([]);
    expect(book.report.lost).toEqual([]);
    for (const note of pkg.template.notes ?? [])
      expect(
        sectionsIn(book.sections).some(({ blocks }) =>
          blocks.some(
            (block) => block.kind === 'items' && block.items.some(({ text }) => plain(text) === note),
          ),
        ),
      ).toBe(true);
  },
);

test('a book of several packages has each in its volume, its laws once, and an index of papers', () => {
  const some = ['common', 'senior-allowance', 'sunshine-funds', 'village-affairs', 'temporary-relief'];
  const entries = templates
    .filter(({ template: { id } }) => some.includes(id))
    .map((pkg) => ({ package: pkg }));
  const book = handbookOf({ entries, ...everywhere });
  const [preface, ...volumes] = book.sections;
  expect(preface?.title).toBe('前言');
  expect(volumes.map(({ title }) => title).slice(0, 2)).toEqual([
    '第一编　社会救助',
    '第二编　基层自治和村级组织',
  ]);
  const chapters = volumes.flatMap(({ sections }) => sections);
  expect(chapters).toHaveLength(some.length - 1);
  expect(chapters.map(({ number }) => number)).toEqual(chapters.map((_, place) => String(place + 1)));
  expect(volumes.slice(-3).map(({ title }) => title)).toEqual([
    '附录一　法规总表',
    '附录二　表格索引',
    '附录三　文书索引',
  ]);
});

/** Chinese is as wide as high, everything else a little more than half. */
const metrics = { advance: (letter: string) => (letter > '\u2e80' ? 1 : 0.55) };

test.each(chapters.map((pkg) => [pkg.template.id, pkg] as const))(
  '%s: its chapter answers the public, its leaflet is one sheet with nothing left out',
  (id, pkg) => {
    const parts = sectionsIn(bookOf(pkg).sections);
    const told = (part: string): readonly Block[] =>
      parts.find((section) => section.id === `${id}/${part}`)?.blocks ?? [];
    for (const part of [
      'intro',
      'basis',
      'eligible',
      'materials',
      'reckoning',
      'tips',
      'remedy',
      'faq',
      'revision',
    ])
      expect({ part, told: told(part).length > 0 }).toEqual({ part, told: true });
    const leads = (blocks: readonly Block[]): readonly Block[] =>
      blocks.flatMap((block) =>
        block.kind === 'own' ? leads(block.body) : block.kind === 'lead' ? [block] : [],
      );
    expect(leads(told('faq')).length).toBeGreaterThanOrEqual(5);
    expect(leads(told('reckoning')).length).toBeGreaterThanOrEqual(2);
    const leaflet = handbookOf({ entries: [{ package: pkg }], ...everywhere, edition: 'leaflet' });
    expect(leaflet.report.shortened).toEqual([]);
    expect(typeset(leaflet, metrics).pages).toHaveLength(2);
  },
);
