import { refuse, type Refusal } from '../refusal.ts';
import type { EventType } from '../event.ts';
import type { Run } from '../run.ts';
import type { InstanceState, Task, Token, TokenId } from '../state.ts';
import { enter } from '../walk.ts';
import type { Choice, Operation } from './operation.ts';
import { nameOf } from './people.ts';
import { takeAway } from './tell.ts';

/** 拿回 */
export const recall: Operation<'recall'> = {
  name: { zh: '拿回', en: 'Take back' },
  effect: {
    zh: '刚交出去、对方还没打开的，拿回来自己再办。',
    en: 'What was handed on and not yet opened comes back.',
  },
  who: 'sender',
  asks: ['one'],
  table: {
    parallel:
      '办完后分出的各支都没人打开，才能一起拿回；在汇合处等着的也能拿回；汇合已过的不能，别支的令牌已经用掉了。',
    multi: '自己那一份算进去以后不能拿回；整步办完转到下一步的也不能。',
    timers: '下一步的时限和定时取消；拿回的一步时限仍从原来派下时算，不因拿回而变长。',
    subProcess: '从子流程走出去的不能拿回，走进去而里面没人打开的可以。',
    call: '已经启动了别的办件、出了文书、发了消息、停了时限的，不能拿回。',
  },
  offer(run, by) {
    const choices = [...handedOnBy(run, by), ...passedBy(run, by)];
    return choices.length > 0 ? { choices } : undefined;
  },
  decide(run, command) {
    const passed = run.state.tasks[command.token];
    if (passed?.passed) return passBack(run, passed);
    const heirs = heirsOf(run.state, command.token);
    const [first] = heirs;
    if (!first?.sent) return refuse('nothing-to-recall');
    if (first.sent.by !== command.by) return refuse('task-not-yours');
    const reader = readerOf(run, heirs);
    if (reader !== undefined) return refuse('already-read', { person: nameOf(run, reader) });
    const node = run.world.chart.nodes.get(first.sent.node);
    if (!node) throw new Error(`the chart has no node ${first.sent.node}`);
    run.emit('taskRecalled', { token: command.token, node: node.id, by: command.by });
    takeAway(run, heirs, 'recalled', '');
    const { since, by, resume } = first.sent;
    enter(run, node, { scope: first.scope, aside: first.aside, to: by, countsFrom: since, resume });
    return undefined;
  },
};

/** What cannot be undone by taking a task back. */
const irrevocable: ReadonlySet<EventType> = new Set<EventType>([
  'documentIssued',
  'messageSent',
  'signalSent',
  'errorThrown',
  'escalationThrown',
  'undoing',
  'connectorAsked',
  'childStarted',
  'clockStopped',
  'clockExtended',
  'multiRunDone',
  'instanceEnded',
]);

/** Walks on from a finished task; what it leads to remembers the hand it came from, unless it cannot be undone. */
export function handOn(run: Run, task: Task, go: () => void): void {
  const token = run.token(task.id);
  if (run.by === undefined || token.run !== undefined) return go();
  const before = run.state.tokens;
  const first = run.events.length;
  run.handing = { token, since: task.openedAt };
  go();
  run.handing = undefined;
  const done = run.events.slice(first);
  const entered = new Set(done.flatMap((event) => (event.type === 'entered' ? [event.body.token] : [])));
  const lost = Object.keys(before).some((id) => id !== token.id && !run.state.tokens[id] && !entered.has(id));
  if (lost || done.some(({ type }) => irrevocable.has(type))) settle(run, token.id);
}

/** Once part of what a task led to has moved on, the rest can no longer be taken back alone. */
export function settleMoved(run: Run, before: InstanceState): void {
  for (const token of Object.values(before.tokens))
    if (token.sent && !run.state.tokens[token.id]) settle(run, token.sent.token);
}

function settle(run: Run, token: TokenId): void {
  if (run.state.status === 'running' && heirsOf(run.state, token).length > 0)
    run.emit('handedForGood', { token });
}

const heirsOf = (state: InstanceState, token: TokenId): readonly Token[] =>
  Object.values(state.tokens).filter(({ sent }) => sent?.token === token);

/** Somebody who has opened work on these tokens or inside them. */
function readerOf(run: Run, tokens: readonly Token[]): string | undefined {
  const inside = new Set(tokens.map(({ id }) => id));
  for (const token of Object.values(run.state.tokens))
    if (token.scope !== null && inside.has(token.scope)) inside.add(token.id);
  const tasks = Object.values(run.state.tasks).filter(({ id }) => inside.has(id));
  return tasks.flatMap(({ read }) => (read ? [read.by] : []))[0];
}

function handedOnBy(run: Run, by: string): readonly Choice[] {
  const heirs = Object.values(run.state.tokens).filter(({ sent }) => sent?.by === by);
  const groups = new Map(heirs.map(({ sent }) => [sent?.token ?? '', sent?.node ?? '']));
  return [...groups]
    .filter(([token]) => readerOf(run, heirsOf(run.state, token)) === undefined)
    .map(([id, node]) => ({ id, name: run.world.chart.nodes.get(node)?.name ?? node }));
}

const passedBy = (run: Run, by: string): readonly Choice[] =>
  Object.values(run.state.tasks)
    .filter(({ passed, read }) => passed?.by === by && (passed.how === 'delegated' || !read))
    .map(({ id, node, assignment }) => ({
      id,
      name: run.world.chart.nodes.get(node)?.name ?? node,
      note: nameOf(run, assignment.person),
    }));

/** A transferred task comes back while it is unopened; a delegated one whenever its owner wants. */
function passBack(run: Run, task: Task): Refusal | undefined {
  const { by } = run;
  if (by === undefined || task.passed?.by !== by) return refuse('task-not-yours');
  if (task.passed.how === 'transferred' && task.read)
    return refuse('already-read', { person: nameOf(run, task.read.by) });
  run.emit('taskHandedBack', { token: task.id, node: task.node, to: by, by, set: [] });
  return undefined;
}
