import { add, both, chart, drop, flow, form, node, poster, put, type Change } from './sketch.example.ts';
import type { FindingCode } from './words.ts';
import { wrongParts } from './wrong-parts.example.ts';

/** What is wrong, a change that makes it so, and everything that is found then. */
export type Wrong = [sentence: string, change: Change, ...codes: readonly FindingCode[]];

const wrongCharts: readonly Wrong[] = [
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
  [
    'an event waits for an error that nothing around it can report',
    put(`${chart}#nodes/=gone/trigger`, { error: '*' }),
    'trigger-misplaced',
  ],
  [
    'a start waits for a period and not for a day',
    put(`${chart}#nodes/=start/trigger`, { timer: { value: '=param.checkDays', unit: 'workday' } }),
    'trigger-misplaced',
  ],
  [
    'a day comes in a month that the quarter does not have',
    put(`${chart}#nodes/=start/trigger`, { cycle: { every: 'quarter', month: 4, day: 1 } }),
    'cycle-never',
  ],
  [
    'an event waits for two things',
    put(`${chart}#nodes/=late/trigger/message`, 'withdraw'),
    'trigger-incomplete',
  ],
  ['an end leads elsewhere', put(`${chart}#nodes/=urged/throws`, { link: 'x' }), 'throw-misplaced'],
  ['a signal is not named', put(`${chart}#nodes/=urged/throws`, { signal: 'fire' }), 'event-unknown'],
  [
    'a link leads nowhere',
    both(
      put(`${chart}#flows/=m/to`, 'to'),
      node('to', 'intermediateThrowEvent', { throws: { link: 'x' } }),
      put(`${chart}#nodes/=urged`, undefined),
    ),
    'link-broken',
  ],
  [
    'what an event starts does not say what it waits for',
    both(
      node('sub', 'subProcess', { triggeredByEvent: true }),
      node('in', 'startEvent', { parent: 'sub' }),
      node('out', 'endEvent', { parent: 'sub' }),
      flow('in', 'out'),
    ),
    'event-sub-process',
  ],
  [
    'an error is not caught',
    both(
      put(`${chart}#errors`, [{ id: 'bad', name: '出错' }]),
      put(`${chart}#nodes/=urged/throws`, { error: 'bad' }),
    ),
    'error-uncaught',
  ],
  ['there is nothing to undo', put(`${chart}#nodes/=urged/throws`, { compensate: true }), 'nothing-to-undo'],
  [
    'what undoes a step runs into the way',
    both(
      put(`${chart}#nodes/=urged/throws`, { compensate: 'check' }),
      node('undo', 'boundaryEvent', {
        attachedTo: 'check',
        interrupting: false,
        trigger: { compensate: true },
      }),
      flow('undo', 'fee'),
    ),
    'undo-joins-way',
  ],
  [
    'nobody is named who votes',
    put(`${chart}#nodes/=check/vote`, { into: 'vote', pass: 'approve > reject' }),
    'data-unnamed',
    'vote-without-list',
  ],
  [
    'a secret vote collects who voted',
    put(`${chart}#nodes/=visit/vote`, { into: 'vote', pass: 'approve > reject', secret: true }),
    'data-unnamed',
    'secret-vote-tells',
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
    'data-unnamed',
    'step-unknown',
  ],
  [
    'a rejection goes to nowhere',
    put(`${chart}#nodes/=check/reject`, { to: 'nowhere', reasons: [{ code: 'fake', name: '材料不实' }] }),
    'step-unknown',
  ],
  ['a form is gone', drop('forms/withdrawal.json'), 'form-unknown'],
  [
    'who signs is named by a field that is not there',
    put(`${poster}#body`, '{{ghost}}委员会'),
    'document-unknown-field',
  ],
  ['a form reads its member where there is no list', put(`${form}#member`, 'seat'), 'form-without-member'],
  ['a list is gone', drop('lists/welcome.json'), 'list-unknown'],
  ['a ledger is signed by nobody known', put('ledgers/days.json#signers/0', 'ghost'), 'keeper-unknown'],
  [
    'a share is of a figure that is not there',
    put('tables/figures.json#indicators/=club.youth/source/share/of', 'club.old'),
    'indicator-broken',
  ],
  [
    'a figure counts a step that is gone',
    put('tables/figures.json#indicators/=club.joined/source/steps/of/0/node', 'gone0'),
    'indicator-broken',
  ],
  [
    'a figure asks for a clock that is not there',
    put('tables/figures.json#indicators/=club.joined/source/steps/where', 'clock.never.late'),
    'indicator-broken',
  ],
  [
    'a figure asks whether a step was done that is not there',
    put('tables/figures.json#indicators/=club.joined/source/steps/where', 'list contains(done, "gone0")'),
    'indicator-broken',
  ],
  [
    'a figure shows a field that its cases do not have',
    put('tables/figures.json#indicators/=club.joined/shows', [{ label: '谁', field: 'application.nobody' }]),
    'indicator-broken',
  ],
  [
    'a figure without cases shows a field of them',
    put('tables/figures.json#indicators/=club.mood/shows', [{ label: '谁', field: 'application.name' }]),
    'indicator-broken',
  ],
  [
    'a case is put where a field says that is no region',
    put(
      'processes/join.json#subject/region',
      'if application.person.name = null then "" else application.person.name',
    ),
    'subject-region',
  ],
  [
    'a visit of the household is a step that is gone',
    put('processes/join.json#household/visits/0', 'gone0'),
    'household-broken',
  ],
  [
    'a measure of the plan shows a field that its rows do not have',
    put('processes/join.json#household/plan/columns/0/field', 'application.person.name'),
    'household-broken',
  ],
  [
    'a plan is pursued by a step that begins no cases',
    put('processes/join.json#household/plan/step', 'check'),
    'household-broken',
  ],
  [
    'a household is given something by an outcome that no end has',
    put('processes/join.json#household/gives', ['crowned']),
    'household-broken',
  ],
  [
    'a warning shows a field that no form has',
    put('processes/join.json#household/warning/shows/0/field', 'application.nobody'),
    'household-broken',
  ],
  [
    'a figure counts entries of an unknown kind',
    put('ledgers/days.json#entryTypes/0/id', 'left'),
    'indicator-broken',
  ],
  [
    'a figure comes from two places',
    put('tables/figures.json#indicators/=club.mood/source/outside', '户籍'),
    'indicator-broken',
  ],
  [
    'an upper table asks for an unknown figure',
    put('tables/figures.json#upper/0/columns/0/indicator', 'club.old'),
    'indicator-broken',
  ],
  [
    'a step writes into a column that the ledger does not have',
    put('ledgers/days.json#entryTypes/0/from/0/cells', { place: 'application.young' }),
    'entry-column-unknown',
  ],
  [
    'a share divides a month by a year',
    put('tables/figures.json#indicators/=club.joined/period', 'year'),
    'share-periods-differ',
  ],
  ['more figures are filled in than allowed', put('tables/figures.json#mostTyped', 0), 'too-many-typed'],
  ['a decision table is gone', drop('decisions/fee.json'), 'decision-unknown', 'unused-parameter'],
  ['a document is gone', drop('documents/poster.json'), 'document-unknown', 'notice-document-missing'],
  [
    'a message for many cases is registered by nobody',
    add(`${chart}#messages`, { id: 'all', name: '通知', many: true }),
    'message-many-unregistered',
  ],
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
  ['a start waits for a call that nothing makes', put(`${chart}#nodes/=start/called`, true), 'never-called'],
  [
    'only the chart itself calls it',
    both(
      put(`${chart}#nodes/=start/called`, true),
      node('call', 'callActivity', { process: 'join' }),
      put(`${chart}#flows/=m/to`, 'call'),
      flow('call', 'urged'),
    ),
    'never-called',
  ],
  [
    'an event follows a clock that is gone',
    put(`${chart}#nodes/=late/trigger`, { clock: 'nowhere', at: 'due' }),
    'clock-unknown',
  ],
  [
    'a clock tells a post that is gone',
    put(`${chart}#clocks/0/alarms`, [{ at: 0.5, tell: ['nobody'] }]),
    'alarm-unknown-post',
  ],
  [
    'a step goes to a post that is gone when nobody does it in time',
    put(`${chart}#nodes/=visit/alarms`, [{ at: 1, handTo: 'nobody' }]),
    'alarm-unknown-post',
  ],
  [
    'a step that demands a second person would pass for the first',
    put(`${chart}#nodes/=check/samePerson`, 'any'),
    'same-person-never',
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
    'a condition goes on behind an “in” without brackets',
    put(`${chart}#nodes/=post/set/0/value`, '=application.person.age in [1..9] and application.young'),
    'in-without-brackets',
  ],
  [
    'a condition says “not in”, which is no word of the language',
    put(`${chart}#nodes/=post/set/0/value`, '=application.person.age not in [1, 9]'),
    'in-behind-not',
  ],
  [
    'a chart calls a function that only forms know',
    put(`${chart}#nodes/=post/set/0/value`, '=idValid("1")'),
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
    'a number that the law fixes is no longer in its row',
    put('decisions/fee.json#rules/0/fixed', [{ number: 14, basis: '未成年人保护法' }]),
    'fixed-number-absent',
  ],
  [
    'a condition reads a field that the form does not have',
    put(`${chart}#nodes/=check/set`, [{ into: 'told', value: '=application.nothing' }]),
    'data-unnamed',
    'field-unknown',
  ],
  [
    'a step writes to a field that the form does not have',
    put(`${chart}#nodes/=check/set`, [{ into: 'application.nothing', value: true }]),
    'write-unknown-field',
  ],
  [
    'a paragraph of the handbook merges a parameter that is gone',
    put('handbook/aims.md', '每年 {{param.nothing}} 次'),
    'handbook-unknown-parameter',
  ],
  [
    'the sentence for the public names a document by its number',
    put('handbook/intro.md', '按民发〔2021〕57号办。'),
    'handbook-sentence',
  ],
  ['the sentence for the public has no end', put('handbook/intro.md', '长'.repeat(81)), 'handbook-sentence'],
  [
    'no scenario withdraws, so nobody sees how that form is filled in',
    put('scenarios/adult.json#script/4', undefined),
    'handbook-sample-missing',
  ],
  ['a chapter answers a single question', put('handbook/faq.md', '## 要钱吗\n\n不要。'), 'handbook-faq-few'],
  [
    'two rows with the same result count as granted and as refused',
    both(
      both(
        put('decisions/fee.json#rules/1/then/half', 'param.mode = "month"'),
        put('decisions/fee.json#rules/0/verdict', 'refused'),
      ),
      both(
        put('decisions/fee.json#rules/1/verdict', 'eligible'),
        put('handbook/remedy.md', '可以申请复核。'),
      ),
    ),
    'verdict-contradicts',
  ],
  [
    'a paper that is got by sharing is required',
    both(
      put(`${form}#schema/properties/guardian/x-handbook`, 'shared'),
      put(`${form}#schema/properties/guardian/x-required`, true),
    ),
    'shared-paper-required',
  ],
  [
    'laws are never looked up again',
    put('template.json#basis', [{ code: '[社]', title: '球社章程' }]),
    'handbook-parameter-missing',
  ],
  [
    'a rule refuses and the handbook does not say what can be done about it',
    put('decisions/fee.json#rules/0/verdict', 'refused'),
    'handbook-remedy-missing',
  ],
];

export const wrong: readonly Wrong[] = [...wrongCharts, ...wrongParts];
