import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const here = 'interpreter/src';
/** A row that users of such systems look for, the file of its test, and the words that name the test there. */
type Row = readonly [row: string, file: string, named: string];
const constructs = (row: string, ...names: readonly string[]): readonly Row[] =>
  names.map((name) => [
    row,
    `${here}/${name.startsWith('Multi') ? 'constructs-more' : 'constructs'}.example.ts`,
    name,
  ]);
const more = (row: string, ...names: readonly string[]): readonly Row[] =>
  names.map((name) => [row, `${here}/constructs-more.example.ts`, name]);
const operations = `${here}/operations/operations.test.ts`;
const server = 'server/src/complaints.test.ts';
const complaints = `${here}/operations/complaints.test.ts`;

const rows: readonly Row[] = [
  ...constructs(
    'Start',
    'None start event',
    'Form start event',
    'Timer start event',
    'Message start event',
    'Signal start event',
    'Conditional start event',
  ),
  ...constructs(
    'Task',
    'User task',
    'Service task',
    'Business rule task',
    'Manual task',
    'Send task',
    'Receive task',
  ),
  ...constructs(
    'Gateway',
    'Exclusive gateway',
    'Parallel gateway',
    'Inclusive gateway',
    'Event-based gateway',
  ),
  ...constructs(
    'Boundary',
    'Timer boundary event, interrupting',
    'Timer boundary event, non-interrupting',
    'Message boundary event',
    'Error boundary event',
    'Escalation boundary event, interrupting',
    'Escalation boundary event, non-interrupting',
  ),
  ...more(
    'Multi-instance',
    'Multi-instance, parallel',
    'Multi-instance, sequential',
    'Multi-instance completion condition',
  ),
  ...more(
    'Call, embedded, event sub-process',
    'Call activity with data mapping',
    'Embedded sub-process',
    'Event sub-process, interrupting',
    'Event sub-process, non-interrupting',
  ),
  ...more(
    'Compensation, link, terminate',
    'Compensation intermediate throw event',
    'Link event',
    'Terminate end event',
  ),
  ['退回', operations, '退回 to starter, previous or any step'],
  ['驳回', operations, '驳回 (final)'],
  ['撤回 / 拿回', operations, '撤回 / 拿回 by the sender'],
  ['转办 / 委派', operations, '转办 and 委派'],
  ['加签, 减签', operations, '加签 before and after, 减签'],
  ['会签 / 或签 / 依次 / 票签', `${here}/vote.test.ts`, '会签 / 或签 / 依次 / 票签'],
  ['抄送, 已阅, 催办, 沟通', operations, '抄送, 已阅, 催办, 沟通'],
  ['自选审批人', operations, '自选办理人'],
  ['Dynamic assignment; nobody in post', operations, 'Dynamic assignment; nobody in post'],
  ['代理 / 离岗', operations, '代理 / 离岗 with period and trace'],
  ['离职转办', 'server/src/handover.test.ts', '离职转办'],
  ['暂存待审', server, '19: a half-filled form is saved'],
  ['终止, 跳转, 唤醒', operations, '终止, 跳转, 唤醒'],
  ['超时自动通过', operations, '超时自动通过'],
  ['Same person twice: auto-pass', `${here}/same-person.test.ts`, 'Same person twice: auto-pass'],
  ['Back-dating', 'server/src/complaints.test.ts', 'Back-dating'],
  ['SLA, escalation', `${here}/alarm.test.ts`, 'a deadline'],
  ...[21, 22, 23, 24, 25, 26, 29].map((number): Row => [`E${number}`, complaints, `'${number}: `]),
  ...[19, 20, 27, 28, 30].map((number): Row => [`E${number}`, server, `'${number}: `]),
];

it.each(rows)('%s has its test in %s, named “%s”', (_row, file, named) => {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  expect(text).toContain(named);
});
