import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Package, Scenario } from '@fiveones/definition';
import { renderDocument, wordingOf } from '@fiveones/documents';
import { compileProcess, play, type InstanceEvent, type PlayFailure } from '@fiveones/interpreter';
import { checkScenario, gateFindings, noticeViews } from '@fiveones/casework';
import { lint } from '@fiveones/lint';
import { describe, expect, it } from 'vitest';
import { Indicators } from './indicators.example.ts';
import { packageAt } from './templates.example.ts';

const root = path.resolve(import.meta.dirname, '../../..');

const packageFolders = ['templates', 'examples'].flatMap((shelf) =>
  readdirSync(path.join(root, shelf))
    .map((name) => `${shelf}/${name}`)
    .filter((folder) =>
      ['template.json', 'fork.json'].some((head) => existsSync(path.join(root, folder, head))),
    ),
);
const packages = await Promise.all(
  packageFolders.map(async (folder): Promise<readonly [string, Package]> => [
    folder,
    (await packageAt(folder)).package,
  ]),
);

/** Notices that scenarios brought to everybody, by `package/notice`, and why others were kept back. */
const shownNotices = new Set<string>();
const keptBack: string[] = [];
/** Documents that scenarios issued. */
const issued = new Map<Package, readonly IssuedThere[]>();

const templates = packages.flatMap(([folder, pkg]) => (folder.startsWith('templates/') ? [pkg] : []));
const indicators = new Indicators(templates);
/** Scenarios of templates that were played, with the expressions by which a case of theirs does not count. */
const uncounted = new Map<Scenario, readonly string[]>();

function failuresOf(pkg: Package, scenario: Scenario): readonly PlayFailure[] {
  const played = play(pkg, scenario, { checkForms: checkScenario });
  const { failures, states, timeline, world, now } = played;
  if (templates.includes(pkg)) uncounted.set(scenario, indicators.look(played));
  for (const { event } of timeline)
    if (event.type === 'documentIssued') issued.set(pkg, [...(issued.get(pkg) ?? []), event]);
  for (const state of Object.values(states)) {
    const chart = world && compileProcess(world.chart.package, state.pins.process);
    for (const notice of chart ? noticeViews(state, { ...world, chart }, now) : []) {
      if (notice.state === 'barred')
        keptBack.push(`${pkg.template.id} ${scenario.id} ${notice.name}: ${notice.reasons.join('；')}`);
      else if (notice.posted) shownNotices.add(`${pkg.template.id} ${notice.name}`);
    }
  }
  return failures;
}

/** A document as a scenario issued it. */
type IssuedThere = Extract<InstanceEvent, { readonly type: 'documentIssued' }>;

/** Every text of a document that is printed. */
function textsOf(pkg: Package, { at, body }: IssuedThere): readonly string[] {
  const document = pkg.documents[body.document];
  if (!document) throw new Error(`${body.document} is not in the package`);
  const { title, subtitle, number, footer, blocks } = renderDocument(
    document,
    { id: body.id, at, serial: body.serial, fields: body.fields, issuer: '样例县民政局', short: '样例县' },
    wordingOf(pkg, document),
  );
  const inBlocks = blocks.flatMap((block): readonly string[] => {
    if ('text' in block) return [block.text];
    if (block.kind === 'list') return block.items;
    if (block.kind === 'table') return [...block.head, ...block.rows.flat()];
    return block.rows.flat().flatMap(({ label, value }) => [label, value === '' ? `${label}：空` : value]);
  });
  if (blocks.length === 0) return ['不能张贴：空'];
  return [title, subtitle ?? '', number ?? '', ...footer, ...inBlocks];
}

/** A merge field that was not filled, a code, a key, a moment as machines write it, an empty cell of a ruled table. */
const unprintable =
  /\{\{|undefined|null|NaN|\[object|(^|[^A-Za-z0-9./@])[a-z][A-Za-z]{2,}|\[[^\]]{1,8}\]|【建】|\d{4}-\d\d-\d\dT|：空$/;

describe.each(packages)('%s', (_folder, pkg) => {
  it('has no error', () => {
    expect(lint(pkg).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('says of every figure that the report leaves out what it is counted in, on what basis, by whom and within which bounds', () => {
    expect(lint(pkg).filter(({ code }) => code === 'parameter-incomplete')).toEqual([]);
  });

  it.each(Object.values(pkg.scenarios).map((scenario) => [scenario.name, scenario] as const))(
    '%s',
    (_name, scenario) => {
      expect(failuresOf(pkg, scenario)).toEqual([]);
    },
  );

  it('issues every document in some scenario, each time with nothing empty and nothing but words in it', () => {
    const made = issued.get(pkg) ?? [];
    const missing = Object.keys(pkg.documents).filter((id) => !made.some(({ body }) => body.document === id));
    const wrong = made.flatMap((event) =>
      textsOf(pkg, event)
        .filter((text) => unprintable.test(text))
        .map((text) => `${event.body.document} ${text}`),
    );
    expect([missing, [...new Set(wrong)]]).toEqual([[], []]);
  });
});

/** Steps of packages that lists, ledgers and tables name: `package/process/node`. */
const namedSteps = packages.flatMap(([folder, { lists, ledgers, tables }]) =>
  [
    ...Object.values(lists).flatMap(({ rows }) => rows.flatMap(({ covers = [] }) => covers)),
    ...Object.values(ledgers).flatMap(({ entryTypes }) => entryTypes.flatMap(({ from }) => from)),
    ...Object.values(tables).flatMap(({ indicators }) =>
      indicators.flatMap(({ source: { cases, steps } }) => [...(cases?.of ?? []), ...(steps?.of ?? [])]),
    ),
  ].map((named) => ({ folder, ...named })),
);

it('lists, ledgers and tables name steps that the packages here have', () => {
  const here = new Map(packages.map(([, pkg]) => [pkg.template.id, pkg]));
  const wrong = namedSteps.filter((named) => {
    const pkg = here.get(named.package);
    const process = named.process === undefined ? undefined : pkg?.processes[named.process];
    if (!pkg || named.process === undefined) return false;
    const node = process?.nodes.find(({ id }) => id === named.node);
    const misnamed = 'name' in named && named.name !== `${process?.name ?? ''}：${node?.name ?? ''}`;
    return !process || ('node' in named && !node) || misnamed;
  });
  expect(namedSteps.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});

it('every public notice of a template is posted by some scenario, and none is kept back', () => {
  const all = packages.flatMap(([, pkg]) =>
    Object.values(pkg.publicNotices).map(({ name }) => `${pkg.template.id} ${name}`),
  );
  expect(all.length).toBeGreaterThan(20);
  expect(keptBack).toEqual([]);
  expect(all.filter((name) => !shownNotices.has(name))).toEqual([]);
});

it('what indicators name is in the processes they ask, and every figure of every scenario comes out', () => {
  for (const pkg of templates)
    for (const scenario of Object.values(pkg.scenarios))
      if (!uncounted.has(scenario)) failuresOf(pkg, scenario);
  expect([...new Set([...uncounted.values()].flat())]).toEqual([]);
  expect(indicators.wrong()).toEqual([]);
}, 300_000);

it('the lists let in what every template asks of villages', () => {
  const lists = packages.flatMap(([, pkg]) => Object.values(pkg.lists));
  const stopped = packages
    .filter(([folder]) => folder.startsWith('templates/'))
    .flatMap(([, pkg]) => gateFindings(pkg, lists, '2026-11-23').map(({ message }) => message));
  expect(stopped).toEqual([]);
});

it('every row in charge names whom the work goes to when it is late', () => {
  const alone = templates.flatMap(({ template, responsibilities }) =>
    responsibilities
      .filter(({ kind, disabled, escalateTo }) => kind === 'R' && !disabled && !escalateTo)
      .map(({ id, matter }) => `${template.id} ${id} ${matter}`),
  );
  expect(alone).toEqual([]);
});
