import {
  addFile,
  insertValue,
  type Json,
  jsonAt,
  type Package,
  type PackageDraft,
  parseDraft,
  type PathStep,
  removeFile,
  setValue,
} from '@fiveones/definition';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks } from './checks.ts';
import { club } from './club.example.ts';
import type { Finding } from './finding.ts';
import { lint, lintWith } from './lint.ts';
import { type FindingCode, findingCatalogue, findingJson, findingWords } from './words.ts';

type Change = (draft: PackageDraft) => PackageDraft;

const chart = 'processes/join.json';
const form = 'forms/application.json';
const poster = 'documents/poster.json';

/** `file#a/=id/0`, where `=id` is the element with that id. */
function place(at: string): [file: string, path: PathStep[]] {
  const [file = '', rest = ''] = at.split('#');
  return [
    file,
    rest === ''
      ? []
      : rest
          .split('/')
          .map((step) =>
            step.startsWith('=') ? { id: step.slice(1) } : /^\d+$/.test(step) ? Number(step) : step,
          ),
  ];
}

function made(built: ReturnType<typeof setValue>): PackageDraft {
  if (!built.ok) throw new Error(JSON.stringify(built.problem));
  return built.after;
}

const put =
  (at: string, value: Json | undefined): Change =>
  (draft) => {
    const [file, path] = place(at);
    return made(
      draft[file] === undefined && value !== undefined
        ? addFile(draft, { file, value })
        : setValue(draft, { file, path, value }),
    );
  };
const add =
  (at: string, value: Json): Change =>
  (draft) => {
    const [file, path] = place(at);
    return made(insertValue(draft, { file, path, value }));
  };
const drop =
  (file: string): Change =>
  (draft) =>
    made(removeFile(draft, { file }));
const node = (id: string, kind: string, rest: { readonly [key: string]: Json } = {}): Change =>
  add(`${chart}#nodes`, { id, kind, name: id, ...rest });
const flow = (from: string, to: string, rest: { readonly [key: string]: Json } = {}): Change =>
  add(`${chart}#flows`, { id: `${from}-${to}`, from, to, ...rest });
const both =
  (...changes: readonly Change[]): Change =>
  (draft) =>
    changes.reduce((after, change) => change(after), draft);
const row = (id: string, rest: { readonly [key: string]: Json }): Change =>
  add('responsibilities.json#rows', {
    id,
    matter: '事项',
    tier: 'town',
    unit: 'club',
    unitName: '球社',
    post: 'clerk',
    kind: 'R',
    duty: '办',
    basis: ['规'],
    ...rest,
  });

function read(draft: PackageDraft): Package {
  const parsed = parseDraft(draft);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.package;
}

const found = (change: Change): readonly Finding[] =>
  lint(read(change(club)), { organisation: { posts: ['clerk', 'helper', 'leader'] } });

/** What is wrong, a change that makes it so, and everything that is found then. */
const wrong: readonly [sentence: string, change: Change, ...codes: readonly FindingCode[]][] = [
  [
    'the chart has no start',
    put(`${chart}#nodes/=start/kind`, 'exclusiveGateway'),
    'start-missing',
    'node-unreachable',
  ],
  [
    'a sub-process has no start',
    both(node('sub', 'subProcess'), put(`${chart}#flows/=k/to`, 'sub'), flow('sub', 'admitted')),
    'start-missing',
  ],
  [
    'there are two plain starts',
    both(node('start2', 'startEvent'), flow('start2', 'apply')),
    'start-ambiguous',
  ],
  [
    'the chart has no end',
    both(
      put(`${chart}#flows/=k/to`, 'apply'),
      put(`${chart}#nodes/=admitted`, undefined),
      put(`${chart}#nodes/=urged`, undefined),
      put(`${chart}#nodes/=stopped`, undefined),
      put(`${chart}#nodes/=gone`, undefined),
      put(`${chart}#flows/=n`, undefined),
      put(`${chart}#flows/=m/to`, 'check'),
      put(`${chart}#clocks/0/stop/0/node`, 'post'),
      put('scenarios/adult.json#then/end', undefined),
    ),
    'end-missing',
    'endless-way',
  ],
  [
    'nothing leads to a step',
    both(node('lonely', 'serviceTask'), flow('lonely', 'admitted')),
    'node-unreachable',
  ],
  ['nothing follows a step', put(`${chart}#flows/=m`, undefined), 'dead-end', 'node-unreachable'],
  [
    'a way only goes round',
    both(
      put(`${chart}#flows/=m/to`, 'wait'),
      node('wait', 'intermediateCatchEvent', { trigger: { message: 'withdraw' } }),
      flow('wait', 'urge'),
      put(`${chart}#nodes/=urged`, undefined),
    ),
    'endless-way',
  ],
  ['a flow leads nowhere', put(`${chart}#flows/=m/to`, 'nowhere'), 'flow-unknown-node', 'node-unreachable'],
  [
    'a step follows an end',
    both(node('after', 'serviceTask'), flow('admitted', 'after'), flow('after', 'stopped')),
    'flow-from-end',
  ],
  [
    'a flow leads to the start',
    both(
      node('again', 'exclusiveGateway'),
      put(`${chart}#flows/=m/to`, 'again'),
      flow('again', 'start', { condition: 'true' }),
      flow('again', 'urged', { default: true }),
    ),
    'flow-to-start',
  ],
  [
    'a flow leads to an event on an edge',
    both(put(`${chart}#flows/=m/to`, 'gone'), put(`${chart}#nodes/=urged`, undefined)),
    'flow-to-boundary',
  ],
  [
    'a flow enters a sub-process',
    both(
      node('sub', 'subProcess'),
      node('in', 'startEvent', { parent: 'sub' }),
      node('out', 'endEvent', { parent: 'sub' }),
      flow('in', 'out'),
      put(`${chart}#flows/=m/to`, 'sub'),
      flow('sub', 'out'),
      put(`${chart}#nodes/=urged`, undefined),
    ),
    'flow-across-border',
  ],
  [
    'one of two ways has no condition',
    put(`${chart}#flows/=f/condition`, undefined),
    'way-without-condition',
  ],
  [
    'the only way has a condition that may not hold',
    put(`${chart}#flows/=m/condition`, 'application.young'),
    'default-missing',
  ],
  ['the default has a condition', put(`${chart}#flows/=f/default`, true), 'default-with-condition'],
  [
    'there are two defaults',
    both(
      put(`${chart}#flows/=e`, { id: 'e', from: 'check', to: 'merge', default: true }),
      put(`${chart}#flows/=f`, { id: 'f', from: 'check', to: 'merge', default: true }),
    ),
    'default-twice',
  ],
  [
    'one of the parallel ways has a condition',
    put(`${chart}#flows/=c/condition`, 'application.young'),
    'parallel-condition',
  ],
  [
    'a step follows where events are awaited',
    both(node('first', 'eventBasedGateway'), put(`${chart}#flows/=m/to`, 'first'), flow('first', 'urged')),
    'event-gateway-target',
  ],
  ['an event waits for nothing', put(`${chart}#nodes/=late/trigger`, {}), 'trigger-incomplete'],
  ['an event sits where nothing waits', put(`${chart}#nodes/=late/attachedTo`, 'fee'), 'boundary-host'],
  [
    'an event sits on a step that is gone',
    put(`${chart}#nodes/=late/attachedTo`, 'nowhere'),
    'boundary-host',
    'node-unreachable',
  ],
  [
    'an event of the whole process interrupts',
    put(`${chart}#nodes/=gone/interrupting`, true),
    'boundary-interrupts-all',
  ],
  [
    'a circle passes nobody',
    both(
      node('again', 'exclusiveGateway'),
      put(`${chart}#flows/=k/to`, 'again'),
      flow('again', 'fee', { condition: 'application.young' }),
      flow('again', 'admitted', { default: true }),
    ),
    'cycle-without-wait',
  ],
  [
    'a branch of a fork ends before the join',
    both(put(`${chart}#flows/=f/to`, 'early'), node('early', 'endEvent')),
    'join-may-wait',
  ],
  [
    'a join has no fork',
    both(
      put(`${chart}#nodes/=fork/kind`, 'exclusiveGateway'),
      put(`${chart}#flows/=c/condition`, 'application.young'),
      put(`${chart}#flows/=d/default`, true),
    ),
    'join-may-wait',
  ],
  ['a lane is gone', put(`${chart}#nodes/=fee/lane`, 'nowhere'), 'lane-unknown'],
  ['a stage is gone', put(`${chart}#nodes/=fee/stage`, 'nowhere'), 'stage-unknown'],
  [
    'a step stands inside another step',
    both(node('inner', 'serviceTask', { parent: 'fee' }), flow('inner', 'inner')),
    'parent-unknown',
    'node-unreachable',
    'cycle-without-wait',
  ],
  [
    'a step that must be done by somebody else is gone',
    put(`${chart}#nodes/=check/notSameAs`, ['nowhere']),
    'step-unknown',
  ],
  [
    'an opinion goes back to nowhere',
    put(`${chart}#nodes/=check/opinion`, { into: 'opinions', level: 'leader', returnTo: 'nowhere' }),
    'step-unknown',
  ],
  ['a form is gone', drop('forms/withdrawal.json'), 'form-unknown'],
  ['a decision table is gone', drop('decisions/fee.json'), 'decision-unknown', 'unused-parameter'],
  ['a document is gone', drop('documents/poster.json'), 'document-unknown'],
  ['a message is gone', put(`${chart}#nodes/=urge/message`, 'nowhere'), 'message-unknown'],
  [
    'a called process is gone',
    both(
      node('call', 'callActivity', { process: 'nowhere' }),
      put(`${chart}#flows/=m/to`, 'call'),
      flow('call', 'urged'),
    ),
    'process-unknown',
  ],
  [
    'an event follows a clock that is gone',
    put(`${chart}#nodes/=late/trigger`, { clock: 'nowhere', at: 'due' }),
    'clock-unknown',
  ],
  [
    'a step extends a clock that is gone',
    put(`${chart}#nodes/=post/extendClock`, { clock: 'nowhere', value: '=param.checkDays', reason: '忙' }),
    'clock-unknown',
  ],
  [
    'a clock rests at a step that is gone',
    put(`${chart}#clocks/0/pause/0/while`, 'nowhere'),
    'clock-unknown-node',
  ],
  ['a clock stops where nobody comes by', put(`${chart}#clocks/0/start/node`, 'urge'), 'clock-never-stops'],
  ['a clock stops nowhere', put(`${chart}#clocks/0/stop`, []), 'clock-never-stops'],
  [
    'a shared type is gone',
    put(`${form}#schema/properties/person/$ref`, '../types/nobody.json'),
    'type-broken',
  ],
  [
    'a shared type contains itself',
    put('types/person.json#schema/properties/friend', { $ref: '../types/person.json' }),
    'type-broken',
  ],
  [
    'a condition is unfinished',
    put(`${chart}#flows/=m/condition`, 'application.young and'),
    'expression-broken',
    'default-missing',
  ],
  ['a cell of a table is unfinished', put('decisions/fee.json#rules/0/when/0', '< '), 'expression-broken'],
  [
    'a function does not exist',
    put(`${chart}#nodes/=post/set/0/value`, '=nachste(today)'),
    'expression-broken',
  ],
  [
    'a condition reads a form that is not there',
    put(`${chart}#nodes/=post/set/0/value`, '=aplication.young'),
    'name-unknown',
  ],
  [
    'a field reads another form’s field as its own',
    put(`${form}#schema/properties/guardian/x-visible`, 'result = "pass"'),
    'name-unknown',
  ],
  [
    'a block of a document reads the case instead of its own fields',
    put(`${poster}#blocks/0/when`, 'application.young'),
    'name-unknown',
  ],
  [
    'a message is read where none has come',
    put(`${chart}#nodes/=post/set/0/value`, '=message.reason'),
    'name-unknown',
  ],
  ['a parameter is gone', put(`${chart}#nodes/=check/limit/value`, '=param.days'), 'parameter-unknown'],
  ['a rule lacks a result', put('decisions/fee.json#rules/1/then', {}), 'table-broken'],
  ['a limit is a number', put(`${chart}#nodes/=check/limit/value`, 10), 'bare-number'],
  [
    'a limit has a number in it',
    put(`${chart}#nodes/=check/limit/value`, '=param.checkDays + 2'),
    'bare-number',
  ],
  ['a team has a number', put(`${chart}#nodes/=check/team`, { min: 2 }), 'bare-number'],
  ['a rule has a number', put('decisions/fee.json#rules/0/when/0', '< 14'), 'number-in-rule'],
  [
    'a whole number has a fraction',
    put('parameters.json#parameters/0/values/0/value', 5.5),
    'parameter-type',
  ],
  ['a choice is not offered', put('parameters.json#parameters/2/values/0/value', 'year'), 'parameter-type'],
  [
    'a value is below its floor',
    put('parameters.json#parameters/0/values/0/value', 0),
    'parameter-out-of-bounds',
  ],
  ['nobody has set a parameter', put('parameters.json#parameters/1/values', []), 'parameter-unset'],
  ['a row is gone', put(`${chart}#nodes/=check/responsibility`, 'R-099'), 'responsibility-unknown'],
  [
    'a row is out of force',
    put('responsibilities.json#rows/=R-003/disabled', true),
    'responsibility-unknown',
  ],
  ['nobody is responsible', put(`${chart}#nodes/=check/responsibility`, undefined), 'responsibility-missing'],
  [
    'the row is about another step',
    put(`${chart}#nodes/=visit/responsibility`, 'R-001'),
    'responsibility-mismatch',
  ],
  ['the row only assists', put('responsibilities.json#rows/=R-001/kind', 'S'), 'responsibility-mismatch'],
  [
    'the row names no post',
    put('responsibilities.json#rows/=R-001/post', undefined),
    'responsibility-without-post',
  ],
  ['a row is about a step that is gone', row('R-010', { step: 'join/nowhere' }), 'responsibility-dangling'],
  ['two rows are in charge', row('R-010', { step: 'join/check' }), 'responsibility-twice'],
  ['nobody helps the applicant', put('responsibilities.json#rows/=R-002', undefined), 'applicant-unassisted'],
  ['a village reviews', put('responsibilities.json#rows/=R-001/tier', 'village'), 'village-decides'],
  ['nobody sits in a post', put('responsibilities.json#rows/=R-001/post', 'boss'), 'post-empty'],
  [
    'the deciding field is only read',
    put(`${chart}#nodes/=check/decision`, 'application.young'),
    'decision-field-missing',
  ],
  [
    'a condition asks for an option that is not offered',
    put(`${chart}#flows/=f/condition`, 'review.result in ("fail", "other")'),
    'option-unknown',
  ],
  [
    'an option has no way out',
    put('forms/review.json#schema/properties/result/oneOf/2', { const: 'later', title: '再议' }),
    'option-unhandled',
  ],
  [
    'a section lays out a field that is gone',
    put(`${form}#sections/0/rows/0`, ['person', 'nobody']),
    'section-unknown-field',
  ],
  [
    'a field is in no section',
    put(`${form}#schema/properties/hobby`, { type: 'string', title: '爱好' }),
    'field-without-section',
  ],
  [
    'something that is no field is required',
    put(`${form}#schema/required`, ['person', 'hobby']),
    'required-unknown-field',
  ],
  [
    'two views of the same data disagree',
    put('forms/withdrawal.json', {
      id: 'withdrawal',
      key: 'application',
      name: '撤回',
      schema: { properties: { guardian: { type: 'boolean', title: '监护人' } } },
    }),
    'key-conflict',
  ],
  [
    'a right is an unknown letter',
    put(`${form}#schema/properties/guardian/x-rights`, { edit: 'AX' }),
    'rights-unknown-letter',
  ],
  [
    'a text merges what the document has not',
    put(`${poster}#blocks/0/paragraph`, '{{name}} {{phone}}'),
    'document-unknown-field',
  ],
  ['a poster has more than may be public', put(`${poster}#whitelist`, ['name']), 'poster-not-whitelisted'],
  [
    'a poster shows a telephone',
    put(`${poster}#fields/name/value`, 'application.person.phone'),
    'poster-sensitive',
  ],
  ['a scenario plays nothing', put('scenarios/adult.json#process', 'nowhere'), 'scenario-unknown-process'],
  [
    'a scenario names a step that is gone',
    put('scenarios/adult.json#script/2/to', 'nowhere'),
    'scenario-unknown-step',
  ],
  [
    'a form is unused',
    put('forms/spare.json', { id: 'spare', key: 'spare', name: '备用', schema: {} }),
    'unused-form',
  ],
  [
    'a table is unused',
    put(`${chart}#nodes/=fee/calculate`, [
      { into: 'fees', value: 'param.mode = null or param.youthAge = null' },
    ]),
    'unused-decision',
  ],
  ['a document is unused', put(`${chart}#nodes/=post/issue`, []), 'unused-document'],
  [
    'a parameter is unused',
    add('parameters.json#parameters', {
      id: 'spare',
      name: '备用',
      type: 'text',
      values: [{ region: '*', from: '2020-01-01', value: '无' }],
    }),
    'unused-parameter',
  ],
];

/** Changes that look like the wrong ones and are fine. */
const right: readonly [sentence: string, change: Change][] = [
  ['the example itself', (draft) => draft],
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
  ['a branch that ends everything before the join', put(`${chart}#flows/=f/to`, 'stopped')],
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
