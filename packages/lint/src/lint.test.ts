import { jsonAt, type Package, type PackageDraft, parseDraft } from '@fiveones/definition';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks } from './checks.ts';
import { club } from './club.example.ts';
import type { Finding } from './finding.ts';
import { lint, lintWith } from './lint.ts';
import { both, chart, flow, form, node, notice, poster, put, type Change } from './sketch.example.ts';
import { wrong } from './wrong.example.ts';
import { type FindingCode, findingCatalogue, findingJson, findingWords } from './words.ts';

function read(draft: PackageDraft): Package {
  const parsed = parseDraft(draft);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.package;
}

const found = (change: Change): readonly Finding[] =>
  lint(read(change(club)), { organisation: { posts: ['clerk', 'helper', 'leader'] } });

/** Changes that look like the wrong ones and are fine. */
const right: readonly [sentence: string, change: Change][] = [
  ['the example itself', (draft) => draft],
  [
    'a row says which law fixes its number',
    both(
      put('decisions/fee.json#rules/0/when/0', '< 14'),
      put('decisions/fee.json#rules/0/fixed', [{ number: 14, basis: '未成年人保护法' }]),
    ),
  ],
  [
    'a form of a shared package that reads what its users have',
    both(
      put('template.json#shared', true),
      put('forms/lent.json', {
        id: 'lent',
        key: 'lent',
        name: '借用的表',
        schema: {
          type: 'object',
          properties: {
            days: { type: 'integer', title: '天数', 'x-default': 'param.lentDays + theirs.days' },
          },
        },
        sections: [{ id: 'all', title: '天数', rows: [['days']] }],
      }),
    ),
  ],
  [
    'a step that looks up other cases of the same person and brings back their numbers',
    put(`${chart}#nodes/=post/lookup`, {
      of: [
        { process: 'join', by: 'person' },
        { package: 'choir', process: 'sing', by: 'singer' },
      ],
      match: 'application.person.name',
      tell: ['number'],
      into: 'withdrawal',
    }),
  ],
  [
    'starts with triggers beside a plain one',
    both(node('called', 'startEvent', { trigger: { message: 'withdraw' } }), flow('called', 'apply')),
  ],
  [
    'a circle past a person',
    both(
      node('again', 'exclusiveGateway'),
      put(`${chart}#flows/=k/to`, 'again'),
      flow('again', 'check', { condition: 'application.young' }),
      flow('again', 'admitted', { default: true }),
    ),
  ],
  [
    'ways of which some are taken, joined where only those are awaited',
    both(
      put(`${chart}#nodes/=fork/kind`, 'inclusiveGateway'),
      put(`${chart}#flows/=c/condition`, 'application.young'),
      put(`${chart}#flows/=d/default`, true),
      put(`${chart}#nodes/=collect/kind`, 'inclusiveGateway'),
    ),
  ],
  [
    'an error of a sub-process that is caught on its edge',
    both(
      put(`${chart}#errors`, [{ id: 'bad', name: '出错' }]),
      node('sub', 'subProcess'),
      node('in', 'startEvent', { parent: 'sub' }),
      node('out', 'endEvent', { parent: 'sub', throws: { error: 'bad' } }),
      flow('in', 'out'),
      put(`${chart}#flows/=m/to`, 'sub'),
      flow('sub', 'urged'),
      node('caught', 'boundaryEvent', { attachedTo: 'sub', trigger: { error: '*' } }),
      flow('caught', 'urged'),
    ),
  ],
  [
    'a step that is undone by steps of its own',
    both(
      put(`${chart}#nodes/=urged/throws`, { compensate: true }),
      node('undo', 'boundaryEvent', {
        attachedTo: 'fee',
        interrupting: false,
        trigger: { compensate: true },
      }),
      node('back', 'serviceTask'),
      node('undone', 'endEvent'),
      flow('undo', 'back'),
      flow('back', 'undone'),
    ),
  ],
  ['a branch that ends everything before the join', put(`${chart}#flows/=f/to`, 'stopped')],
  [
    'a notice that says why it shows whole names',
    both(put(`${notice}#fields/0/mask`, 'none'), put(`${notice}#fields/0/fullName`, '名单公布姓名')),
  ],
  ['a masked telephone on a poster', put(`${poster}#fields/name/value`, 'maskId(application.person.phone)')],
  [
    'a limit reckoned from a parameter',
    put(
      `${chart}#nodes/=check/limit/value`,
      '=if application.young then param.checkDays else param.checkDays - 1',
    ),
  ],
  [
    'a called process of another package',
    both(
      node('call', 'callActivity', { process: 'main', package: 'other' }),
      put(`${chart}#flows/=m/to`, 'call'),
      flow('call', 'urged'),
    ),
  ],
  [
    'a default beside conditions that cover everything',
    both(put(`${chart}#flows/=f`, { id: 'f', from: 'check', to: 'merge', default: true })),
  ],
  [
    'numbers inside texts, and 0 and 1',
    put(`${chart}#clocks/0/pause/0/when`, 'application.person.name = "14" or count(application.friends) < 1'),
  ],
  [
    'a table that asks for a field of members made on the spot',
    both(
      put(`${chart}#nodes/=fee/calculate/0/each`, '[{years: 3}, {years: 5}]'),
      put('decisions/fee.json#inputs/0/expression', 'years'),
    ),
  ],
  [
    'data of this form seen from a sibling by its key',
    put(`${form}#schema/properties/guardian/x-visible`, 'application.young = true'),
  ],
];

describe('lint', () => {
  it.each(right)('finds nothing in %s', (_, change) => expect(found(change)).toEqual([]));

  it.each(wrong)('finds that %s', (_, change, ...codes) =>
    expect([...new Set(found(change).map(({ code }) => code))].sort()).toEqual([...codes].sort()),
  );

  it('finds nothing in a start by a call alone that a known package calls', () => {
    const called = read(put(`${chart}#nodes/=start/called`, true)(club));
    const calling = (process: string) => {
      const { join } = read(
        both(
          node('call', 'callActivity', { process, package: called.template.id }),
          put(`${chart}#flows/=m/to`, 'call'),
          flow('call', 'urged'),
        )(club),
      ).processes;
      if (!join) throw new Error('join');
      return lint(called, { others: { choir: { processes: { join } } } }).map(({ code }) => code);
    };
    expect(calling('join')).toEqual([]);
    expect(calling('leave')).toEqual(['never-called']);
  });

  it('finds what is looked up in another package and is not there, where that package is known', () => {
    const looks = (of: { readonly process: string; readonly by: string }) =>
      read(
        put(`${chart}#nodes/=post/lookup`, {
          of: [{ package: 'choir', ...of }],
          match: 'application.person.name',
          into: 'withdrawal',
        })(club),
      );
    const join = read(club).processes['join'];
    if (!join) throw new Error('join');
    const others = { choir: { processes: { sing: { ...join, id: 'sing' } } } };
    const codes = (of: Parameters<typeof looks>[0]) => lint(looks(of), { others }).map(({ code }) => code);
    expect(codes({ process: 'sing', by: 'person' })).toEqual([]);
    expect(codes({ process: 'dance', by: 'person' })).toEqual(['lookup-process-unknown']);
    expect(codes({ process: 'sing', by: 'voice' })).toEqual(['lookup-way-unknown']);
    expect(lint(looks({ process: 'dance', by: 'person' }))).toEqual([]);
  });

  it('leads to the step, the tab and the property', () => {
    const [finding] = found(put(`${chart}#nodes/=check/limit/value`, '=param.days'));
    expect(finding).toEqual({
      code: 'parameter-unknown',
      severity: 'error',
      file: chart,
      path: ['nodes', { id: 'check' }, 'limit', 'value'],
      nodeId: 'check',
      tab: 'time',
      field: 'limit.value',
      params: { name: '审核', parameter: 'days' },
    });
  });

  it('points at something that exists, for every example', () => {
    for (const [sentence, change] of wrong)
      for (const { file, path, code } of found(change)) {
        const parent = jsonAt(change(club)[file], path.slice(0, -1));
        expect(
          parent === undefined && !missing.has(code) ? `${sentence}: ${file} ${JSON.stringify(path)}` : '',
        ).toBe('');
      }
  });

  it('says what is wrong and what to do in plain Chinese and in English', () => {
    for (const [, change] of wrong)
      for (const finding of found(change)) {
        expect(findingWords(finding, 'zh')).toMatch(/^[^{}]*[一-龥][^{}]*。$/);
        expect(findingWords(finding, 'en')).toMatch(/^[^{}]*\.$/);
        expect(findingWords(finding, 'zh')).not.toMatch(/网关|XML|FEEL|节点种类/);
      }
  });

  it('has words, a check and an example for every code, one file each', () => {
    const codes = checks.map(({ code }) => code);
    expect(new Set(wrong.flatMap(([, , ...found]) => found))).toEqual(new Set(codes));
    expect([...codes, 'check-crashed'].sort()).toEqual(Object.keys(findingCatalogue).sort());
    expect(readdirSync(new URL('checks', import.meta.url)).sort()).toEqual(
      codes.map((code) => `${code}.ts`).sort(),
    );
  });

  it('goes on when a check crashes, and says so', () => {
    const broken = { code: 'dead-end', severity: 'error', check: () => expect.fail('a bug') } as const;
    const findings = lintWith([broken, ...checks], read(club));
    expect(findings.map(({ code, params }) => [code, params['check']])).toEqual([
      ['check-crashed', 'dead-end'],
    ]);
  });

  it('is given to other programs as code, place, parameters and message', () => {
    const [finding] = found(put(`${chart}#nodes/=fee/lane`, 'nowhere'));
    expect(finding && findingJson(finding, 'en')).toEqual({
      code: 'lane-unknown',
      severity: 'error',
      file: chart,
      path: ['nodes', { id: 'fee' }, 'lane'],
      nodeId: 'fee',
      params: { name: '算会费', lane: 'nowhere' },
      message: 'The lane "nowhere" of "算会费" does not exist. Choose another.',
    });
  });
});

/** What these findings are about is that something is not there. */
const missing = new Set<FindingCode>(['form-unknown', 'decision-field-missing']);
