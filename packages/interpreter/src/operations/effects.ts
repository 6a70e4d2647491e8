import { seatName } from '@fiveones/definition';
import type { EventOf, EventType, InstanceEvent } from '../event.ts';
import { evolve } from '../evolve.ts';
import { indexOf } from '../organisation.ts';
import type { Assignment, ClockState, InstanceState, Task, Timer, TokenId } from '../state.ts';
import type { World } from '../world.ts';

/** One consequence of a command: a code, what it is about, and names for its words. */
export interface Effect {
  readonly code: EffectCode;
  readonly params: Readonly<Record<string, string>>;
}

/** Every consequence, in words. `{name}` is filled in. */
export const effectWords = {
  'task-withdrawn': { zh: '收回“{node}”（{who}）', en: 'Withdraws “{node}” ({who})' },
  'task-opened': { zh: '“{node}”交给{who}', en: '“{node}” goes to {who}' },
  'task-opened-due': {
    zh: '“{node}”交给{who}，最晚 {due}',
    en: '“{node}” goes to {who}, due {due}',
  },
  'task-passed': {
    zh: '“{node}”自动通过：和“{like}”都是{who}办',
    en: '“{node}” passes by itself: {who} has done “{like}”',
  },
  'task-moved': { zh: '“{node}”从{from}转到{who}', en: '“{node}” moves from {from} to {who}' },
  'task-freed': { zh: '“{node}”回到{who}，谁都可以接', en: '“{node}” is open to {who} again' },
  'task-waits': { zh: '“{node}”要等{who}签完才能提交', en: '“{node}” waits for {who} to sign' },
  'signer-asked': { zh: '请{who}加签“{node}”，在他的待办里', en: '{who} is asked to sign “{node}”' },
  'signer-later': { zh: '“{node}”提交后，先请{who}签，再往下走', en: '“{node}”: {who} signs after it' },
  'comes-back': { zh: '办完直接回到“{node}”（{who}）', en: 'Comes straight back to “{node}” ({who})' },
  'wait-withdrawn': { zh: '不再等“{node}”', en: 'No longer waits for “{node}”' },
  'wait-begun': { zh: '开始等“{node}”', en: 'Begins to wait for “{node}”' },
  'votes-void': {
    zh: '“{node}”已表的 {count} 份作废，再到时重新表',
    en: '{count} votes at “{node}” are void',
  },
  'child-ended': { zh: '“{node}”启动的办件一并终止', en: 'The case called by “{node}” is terminated' },
  'timer-cancelled': { zh: '取消定时“{node}”（{at}）', en: 'Cancels the timer “{node}” ({at})' },
  'timer-set': { zh: '定时“{node}”：{at}', en: 'Sets the timer “{node}”: {at}' },
  'clock-started': { zh: '“{clock}”开始计时', en: '“{clock}” starts' },
  'clock-paused': { zh: '“{clock}”暂停', en: '“{clock}” pauses' },
  'clock-resumed': { zh: '“{clock}”接着算', en: '“{clock}” goes on' },
  'clock-stopped': { zh: '“{clock}”停止计时', en: '“{clock}” stops' },
  'clock-due': { zh: '“{clock}”最晚 {due}', en: '“{clock}” is due {due}' },
  'task-due-moved': { zh: '“{node}”最晚 {before} → {due}', en: '“{node}” is due {due}, before {before}' },
  'document-issued': { zh: '出文书《{document}》', en: 'Issues “{document}”' },
  'notice-down': { zh: '“{notice}”撤下，谁也看不到了', en: '“{notice}” is shown to nobody any more' },
  'message-sent': { zh: '发出“{node}”', en: 'Sends “{node}”' },
  'child-started': { zh: '启动“{node}”', en: 'Starts “{node}”' },
  stopped: { zh: '“{node}”会停下，要人处理', en: '“{node}” will stop for repair' },
  told: { zh: '告诉{who}', en: 'Tells {who}' },
  urged: { zh: '在{who}的“{node}”上标催办', en: 'Marks “{node}” of {who} as urged' },
  remarked: { zh: '看得到这件的人都能看到这句话', en: 'Everyone who sees the case can read it' },
  asked: { zh: '申请记下，由县里另一个人确认后才生效', en: 'Takes effect once another person confirms' },
  'ask-dropped': { zh: '申请不生效', en: 'The request is dropped' },
  'left-behind': { zh: '“{node}”没有人能接，留在原处', en: 'Nobody can take “{node}” over; it stays' },
  'waits-for': { zh: '原来等{from}的，改由{who}接着', en: 'What waited for {from} waits for {who}' },
  'waits-for-post': { zh: '原来等{from}的，回到岗位', en: 'What waited for {from} waits for its post' },
  woken: { zh: '办件重新办', en: 'The case is open again' },
  ended: { zh: '办件到此结束', en: 'The case ends' },
} as const;

/** What an operation would bring about, told before it is done. */
export type EffectCode = keyof typeof effectWords;

/** What events change for people, clocks and timers, told from the events themselves, in their order. */
export function effectsOf(
  before: InstanceState,
  events: readonly InstanceEvent[],
  world: World,
): readonly Effect[] {
  const seen = new Set<string>();
  let state = before;
  return events.flatMap((event) => {
    const past = state;
    state = evolve(state, event);
    // The record is keyed by the event's own type, which the compiler cannot follow through the union.
    const found =
      (effects[event.type] as Effects<EventType> | undefined)?.(event, { past, state, world }) ?? [];
    return [...found, ...timerEffects(past, state, world)].filter((effect) => {
      const text = JSON.stringify(effect);
      const once = onlyOnce.has(effect.code);
      if (once && seen.has(text)) return false;
      seen.add(text);
      return true;
    });
  });
}

const onlyOnce: ReadonlySet<EffectCode> = new Set<EffectCode>(['told', 'clock-due']);

interface Around {
  readonly past: InstanceState;
  readonly state: InstanceState;
  readonly world: World;
}
type Effects<T extends EventType> = (event: EventOf<T>, around: Around) => readonly Effect[];

const effect = (code: EffectCode, params: Effect['params'] = {}): readonly Effect[] => [{ code, params }];
const stepOf = (world: World, node: string): string => world.chart.nodes.get(node)?.name ?? node;
const personOf = (world: World, id: string | undefined): string =>
  id === undefined ? '' : (indexOf(world.organisation).people.get(id)?.name ?? id);
const clockOf = (world: World, id: string): string =>
  world.chart.process.clocks.find((clock) => clock.id === id)?.name ?? id;

/** A person, or the office and chair whose people may take it. */
const whoOf = (world: World, { person, unitName, postName, post }: Assignment): string =>
  person === undefined ? seatName(unitName, postName ?? post) : personOf(world, person);

const ofTask = (world: World, task: Task): Effect['params'] => ({
  node: stepOf(world, task.node),
  who: whoOf(world, task.assignment),
});

const effects: { readonly [T in EventType]?: Effects<T> } = {
  withdrawn: ({ body }, { past, world }) => [
    ...gone(past, body.token, world),
    ...(body.child === undefined ? [] : effect('child-ended', { node: stepOf(world, body.node) })),
  ],
  taskOpened: ({ body }, { world }) => {
    const params = { node: stepOf(world, body.node), who: whoOf(world, body.assignment) };
    return body.limit
      ? effect('task-opened-due', { ...params, due: body.limit.due.slice(0, 10) })
      : effect('task-opened', params);
  },
  taskDone: ({ body }, { world }) =>
    body.like === undefined
      ? []
      : effect('task-passed', {
          node: stepOf(world, body.node),
          like: stepOf(world, body.like),
          who: personOf(world, body.by),
        }),
  taskClaimed: (event, around) => moved(event.body.token, around),
  taskReleased: ({ body }, { state, world }) => {
    const task = state.tasks[body.token];
    return task ? effect('task-freed', ofTask(world, task)) : [];
  },
  taskTransferred: (event, around) => moved(event.body.token, around),
  taskDelegated: (event, around) => [
    ...moved(event.body.token, around),
    ...effect('comes-back', {
      node: stepOf(around.world, event.body.node),
      who: personOf(around.world, event.body.by),
    }),
  ],
  taskHandedBack: (event, around) => moved(event.body.token, around),
  leftBehind: ({ body }, { world }) => effect('left-behind', { node: stepOf(world, body.node) }),
  personReplaced: ({ body }, { world }) => {
    const from = personOf(world, body.person);
    return body.to === undefined
      ? effect('waits-for-post', { from })
      : effect('waits-for', { from, who: personOf(world, body.to) });
  },
  taskEscalated: (event, around) => moved(event.body.token, around),
  taskReturned: ({ body }, { world }) =>
    body.straight
      ? effect('comes-back', { node: stepOf(world, body.node), who: personOf(world, body.by) })
      : [],
  signerAdded: ({ body }, { world }) => {
    const params = { node: stepOf(world, body.node), who: whoOf(world, body.assignment) };
    return [
      ...effect('signer-asked', params),
      ...(body.when === 'before' ? effect('task-waits', params) : []),
    ];
  },
  signerPlanned: ({ body }, { world }) =>
    effect('signer-later', { node: stepOf(world, body.node), who: personOf(world, body.person) }),
  signerRemoved: ({ body }, { past, world }) =>
    body.token === undefined ? [] : gone(past, body.token, world),
  urged: ({ body }, { state, world }) => {
    const task = state.tasks[body.token];
    return task ? effect('urged', ofTask(world, task)) : [];
  },
  commented: () => effect('remarked'),
  told: ({ body }, { world }) => effect('told', { who: personOf(world, body.to) }),
  changeProposed: () => effect('asked'),
  changeDeclined: () => effect('ask-dropped'),
  caseWoken: () => effect('woken'),
  clockStarted: ({ body }, { world }) => effect('clock-started', { clock: clockOf(world, body.clock) }),
  clockPaused: ({ body }, { world }) => effect('clock-paused', { clock: clockOf(world, body.clock) }),
  clockResumed: ({ body }, { world }) => effect('clock-resumed', { clock: clockOf(world, body.clock) }),
  clockStopped: ({ body }, { world }) => effect('clock-stopped', { clock: clockOf(world, body.clock) }),
  clockReckoned: ({ body }, { past, world }) =>
    body.due === undefined || dueDay(past.clocks[body.clock]) === body.due.slice(0, 10)
      ? []
      : effect('clock-due', { clock: clockOf(world, body.clock), due: body.due.slice(0, 10) }),
  taskDueMoved: ({ body }, { past, world }) =>
    effect('task-due-moved', {
      node: stepOf(world, body.node),
      before: past.tasks[body.token]?.due?.slice(0, 10) ?? '',
      due: body.limit.due.slice(0, 10),
    }),
  documentIssued: ({ body }, { world }) =>
    effect('document-issued', {
      document: world.chart.package.documents[body.document]?.name ?? body.document,
    }),
  noticeTakenDown: ({ body }) => effect('notice-down', { notice: body.name }),
  messageSent: ({ body }, { world }) => effect('message-sent', { node: stepOf(world, body.node) }),
  connectorAsked: ({ body }, { world }) => effect('wait-begun', { node: stepOf(world, body.node) }),
  childStarted: ({ body }, { world }) => effect('child-started', { node: stepOf(world, body.node) }),
  incidentRaised: ({ body }, { world }) => effect('stopped', { node: stepOf(world, body.node) }),
  instanceEnded: () => effect('ended'),
};

const dueDay = (clock: ClockState | undefined): string | undefined => clock?.due?.slice(0, 10);

function moved(token: TokenId, { past, state, world }: Around): readonly Effect[] {
  const before = past.tasks[token];
  const after = state.tasks[token];
  return before && after
    ? effect('task-moved', { ...ofTask(world, after), from: whoOf(world, before.assignment) })
    : [];
}

/** What goes with a token: its task, what it waited for, the votes that were cast. */
function gone(past: InstanceState, id: TokenId, world: World): readonly Effect[] {
  const token = past.tokens[id];
  const task = past.tasks[id];
  const name = token ? stepOf(world, token.node) : '';
  const kind = token ? world.chart.nodes.get(token.node)?.kind : undefined;
  const cast = token?.body?.done.length ?? 0;
  return [
    ...(task ? effect('task-withdrawn', ofTask(world, task)) : []),
    ...(cast > 0 ? effect('votes-void', { node: name, count: String(cast) }) : []),
    ...(kind === 'intermediateCatchEvent' || kind === 'serviceTask'
      ? effect('wait-withdrawn', { node: name })
      : []),
  ];
}

/** Timers of nodes that came or went with an event; those of whole clocks are told by their clock. */
function timerEffects(past: InstanceState, state: InstanceState, world: World): readonly Effect[] {
  if (past.timers === state.timers) return [];
  const told = (code: 'timer-set' | 'timer-cancelled', { node, at }: Timer) =>
    node === null ? [] : effect(code, { node: stepOf(world, node), at: at.slice(0, 16).replace('T', ' ') });
  return [
    ...Object.values(past.timers).flatMap((timer) =>
      state.timers[timer.id]?.at === timer.at ? [] : told('timer-cancelled', timer),
    ),
    ...Object.values(state.timers).flatMap((timer) =>
      past.timers[timer.id]?.at === timer.at ? [] : told('timer-set', timer),
    ),
  ];
}
