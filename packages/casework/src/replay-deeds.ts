import type { Json, JsonObject } from '@fiveones/definition';
import type { EventOf, EventType, InstanceEvent, InstanceState } from '@fiveones/interpreter';

/** What people and systems put into a case, in the order in which it came. */
export type Deed =
  | {
      readonly kind: 'task';
      readonly at: string;
      readonly node: string;
      /** Which member of a list, where several did the step. */
      readonly run: number | undefined;
      readonly by: string | undefined;
      readonly set: EventOf<'taskDone'>['body']['set'];
      readonly opinion: JsonObject | undefined;
      readonly ballot: JsonObject | undefined;
    }
  | { readonly kind: 'skip'; readonly at: string; readonly node: string; readonly reason: string }
  | {
      readonly kind: 'message';
      readonly at: string;
      readonly message: string;
      readonly payload: JsonObject;
    }
  | { readonly kind: 'signal'; readonly at: string; readonly signal: string; readonly payload: JsonObject }
  | { readonly kind: 'answer'; readonly at: string; readonly node: string; readonly result: Json };

/** How a case began. */
export interface Beginning {
  readonly at: string;
  readonly node: string;
  readonly message: string | undefined;
  readonly signal: string | undefined;
  readonly data: JsonObject;
}

/** Everything of a case that can be lived through again. */
export interface Recorded {
  readonly beginning: Beginning;
  readonly deeds: readonly Deed[];
  /** How the instances ended that were called and waited for, in their order, by the calling step. */
  readonly called: ReadonlyMap<string, readonly InstanceState[]>;
}

/** What moved a case otherwise than its chart does: nobody can say what would have come of it under another chart. */
const beyondChart = new Map<EventType, string>([
  ['caseRejected', '办理中驳回过'],
  ['caseTerminated', '办理中终止过'],
  ['jumped', '办理中跳转过'],
  ['caseWoken', '办结后又唤醒过'],
  ['stepPassedOver', '出过异常，跳过了一步'],
  ['migrated', '办理中换过版本'],
  ['countAsked', '有无记名表决，票不留痕'],
  ['errorThrown', '办理中出过差错'],
]);

/** The deeds of a case from its events, or why they cannot be lived through again, in words. */
export function recordedOf(
  events: readonly InstanceEvent[],
  children: ReadonlyMap<string, InstanceState>,
): Recorded | string {
  const odd = events.find(({ type }) => beyondChart.has(type));
  if (odd) return beyondChart.get(odd.type) ?? '';
  const [started] = events.filter((event) => event.type === 'instanceStarted');
  const [entered] = events.filter((event) => event.type === 'entered');
  if (!started || !entered) return '没有开始的记录';
  const atStart = (event: InstanceEvent): boolean => event.at === started.at;
  const message = events.find(
    (event): event is EventOf<'messageReceived'> =>
      event.type === 'messageReceived' && event.body.node === entered.body.node && atStart(event),
  );
  const signal = events.find(
    (event): event is EventOf<'signalReceived'> =>
      event.type === 'signalReceived' && event.body.node === entered.body.node && atStart(event),
  );
  return {
    beginning: {
      at: started.at,
      node: entered.body.node,
      message: message?.body.message,
      signal: signal?.body.signal,
      data: message?.body.payload ?? signal?.body.payload ?? started.body.data,
    },
    deeds: standing(events).flatMap((event) =>
      event === message || event === signal ? [] : (deedOf(event, events) ?? []),
    ),
    called: calledBy(events, children),
  };
}

function deedOf(event: InstanceEvent, events: readonly InstanceEvent[]): Deed | undefined {
  const { at } = event;
  if (event.type === 'taskDone') {
    const { node, token, set, opinion, ballot } = event.body;
    const entered = events.find((one) => one.type === 'entered' && one.body.token === token);
    const run = entered?.type === 'entered' ? entered.body.run : undefined;
    return { kind: 'task', at, node, run, by: event.body.by, set, opinion, ballot };
  }
  if (event.type === 'taskSkipped')
    return { kind: 'skip', at, node: event.body.node, reason: event.body.reason };
  if (event.type === 'messageReceived')
    return { kind: 'message', at, message: event.body.message, payload: event.body.payload };
  if (event.type === 'signalReceived')
    return { kind: 'signal', at, signal: event.body.signal, payload: event.body.payload };
  if (event.type === 'connectorAnswered')
    return { kind: 'answer', at, node: event.body.node, result: event.body.set[0]?.value ?? null };
  return undefined;
}

/** The events without what was given back: what was done before and done again counts once, as it was in the end. */
function standing(events: readonly InstanceEvent[]): readonly InstanceEvent[] {
  const kept: InstanceEvent[] = [];
  const isDone = (event: InstanceEvent, node?: string): boolean =>
    event.type === 'taskDone' && (node === undefined || event.body.node === node);
  for (const event of events) {
    if (event.type === 'taskReturned') {
      const from = kept.findLastIndex((one) => isDone(one, event.body.to));
      const undone = kept.filter(
        (one, at) => at === from || (at > from && from >= 0 && !event.body.straight && isDone(one)),
      );
      kept.splice(0, kept.length, ...kept.filter((one) => !undone.includes(one)));
    } else if (event.type === 'taskReopened' || event.type === 'taskRecalled') {
      const from = kept.findLastIndex((one) => isDone(one, event.body.node));
      if (from >= 0) kept.splice(from, 1);
    } else kept.push(event);
  }
  return kept;
}

function calledBy(
  events: readonly InstanceEvent[],
  children: ReadonlyMap<string, InstanceState>,
): ReadonlyMap<string, readonly InstanceState[]> {
  const called = new Map<string, InstanceState[]>();
  for (const event of events)
    if (event.type === 'childStarted' && event.body.wait) {
      const child = children.get(event.body.child);
      if (child && child.status !== 'running')
        called.set(event.body.node, [...(called.get(event.body.node) ?? []), child]);
    }
  return called;
}
