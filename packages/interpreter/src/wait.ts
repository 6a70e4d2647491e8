import {
  triggerKind,
  type JsonObject,
  type NodeOf,
  type Trigger,
  type TriggerKind,
} from '@fiveones/definition';
import { setTimer } from './period.ts';
import type { Run } from './run.ts';
import type { ScopeExtras } from './scope.ts';
import { setData } from './set.ts';
import type { Token, TokenId } from './state.ts';
import { arrive, leave, nodeOf, withdraw } from './walk.ts';
import type { Listening } from './world.ts';

type Waiting =
  NodeOf<'intermediateCatchEvent'> | NodeOf<'receiveTask'> | NodeOf<'boundaryEvent'> | NodeOf<'startEvent'>;

/** Something that an instance waits for now. */
export interface Wait {
  readonly event: Waiting;
  readonly trigger: Trigger;
  /** The token that waits, or inside or on which the event is waited for; absent: the whole process. */
  readonly token?: Token;
  readonly how: 'catch' | 'gateway' | 'boundary' | 'start' | 'process';
  readonly listening?: Listening;
}

/** What an instance waits for, the innermost and latest first, the whole process last. */
export function waits(run: Run): readonly Wait[] {
  const tokens = Object.values(run.state.tokens).reverse();
  const found: Wait[] = [];
  for (const token of tokens) found.push(...ownWaits(run, token));
  for (const token of tokens) found.push(...edgeWaits(run, token));
  for (const token of tokens) if (!token.body) found.push(...startWaits(run, token));
  found.push(...startWaits(run, undefined));
  for (const event of run.world.chart.boundaries.get('') ?? [])
    found.push({ event, trigger: event.trigger, how: 'process' });
  return found;
}

function ownWaits(run: Run, token: Token): readonly Wait[] {
  const { chart } = run.world;
  const node = nodeOf(run, token);
  if (token.body || token.signs) return [];
  const own = awaitedAt(node);
  if (own) return [{ event: own.event, trigger: own.trigger, token, how: 'catch' }];
  if (node.kind !== 'eventBasedGateway') return [];
  return (chart.outgoing.get(node.id) ?? []).flatMap((flow): readonly Wait[] => {
    const next = chart.nodes.get(flow.to);
    const wait = next ? awaitedAt(next) : undefined;
    return wait ? [{ ...wait, token, how: 'gateway' }] : [];
  });
}

/** What a node waits for by itself, when a token stands on it. */
function awaitedAt(node: { readonly kind: string }): Pick<Wait, 'event' | 'trigger'> | undefined {
  const event = node as Waiting; // the kinds that wait are told apart below
  if (event.kind === 'intermediateCatchEvent') return { event, trigger: event.trigger };
  return event.kind === 'receiveTask' ? { event, trigger: { message: event.message } } : undefined;
}

/** A step that was given back and goes straight back hears nothing on its edge: that would lead it on. */
const edgeWaits = (run: Run, token: Token): readonly Wait[] =>
  token.run === undefined && token.signs === undefined && token.resume === undefined
    ? (run.world.chart.boundaries.get(token.node) ?? []).map((event) => ({
        event,
        trigger: event.trigger,
        token,
        how: 'boundary',
      }))
    : [];

/** Sub-processes that listen inside a scope; none any more once one of them has stopped it. */
function startWaits(run: Run, scope: Token | undefined): readonly Wait[] {
  const listening = run.world.chart.listening.get(scope?.node ?? '') ?? [];
  if (listening.length === 0 || isStopped(run, scope?.id ?? null)) return [];
  return listening.map((one) => ({
    event: one.start,
    trigger: one.start.trigger ?? {},
    ...(scope ? { token: scope } : {}),
    how: 'start',
    listening: one,
  }));
}

const isStopped = (run: Run, scope: TokenId | null): boolean =>
  Object.values(run.state.tokens).some((token) => {
    if (token.scope !== scope) return false;
    const started = listeningAt(run, token);
    return started !== undefined && started.start.interrupting !== false;
  });

const listeningAt = (run: Run, token: Token): Listening | undefined =>
  [...run.world.chart.listening.values()].flat().find(({ sub }) => sub.id === token.node);

/** Something that has occurred, by the kind of trigger that hears it. */
export interface Occurrence {
  readonly kind: TriggerKind;
  readonly name: string;
}

const named = (written: string | undefined, { name }: Occurrence): boolean => written === name;
const anyOf = (written: string | undefined, { name }: Occurrence): boolean =>
  written === '*' || written === name;
const never = (): boolean => false;

/** Whether a trigger hears what has occurred. Times, conditions and links are not called out by a name. */
const hearing = {
  message: (trigger, occurrence) => named(trigger.message, occurrence),
  signal: (trigger, occurrence) => named(trigger.signal, occurrence),
  error: (trigger, occurrence) => anyOf(trigger.error, occurrence),
  escalation: (trigger, occurrence) => anyOf(trigger.escalation, occurrence),
  clock: (trigger, occurrence) => named(`${trigger.clock ?? ''}:${trigger.at ?? 'due'}`, occurrence),
  timer: never,
  cycle: never,
  condition: never,
  link: never,
  compensate: never,
} as const satisfies Record<TriggerKind, (trigger: Trigger, occurrence: Occurrence) => boolean>;

/** Whether a wait is for what has occurred. */
export const isFor = (wait: Wait, occurrence: Occurrence): boolean =>
  triggerKind(wait.trigger) === occurrence.kind && hearing[occurrence.kind](wait.trigger, occurrence);

/** Whether a wait still stands; what has just happened may have ended it. */
export const stands = (run: Run, { token, how, event }: Wait): boolean =>
  run.state.status === 'running' &&
  (token === undefined || run.state.tokens[token.id] !== undefined) &&
  (how !== 'start' ||
    waits(run).some((other) => other.event.id === event.id && other.token?.id === token?.id));

/** What was waited for has happened: the token goes on from there, or a new one sets out. */
export function happen(run: Run, wait: Wait, extras: ScopeExtras): void {
  run.last = undefined;
  const token = reach[wait.how](run, wait);
  const cause = triggerKind(wait.trigger) ?? 'event';
  if (setData(run, wait.event.set, token, cause, extras)) leave(run, run.token(token.id), extras);
}

const reach = {
  catch: (run, wait) => run.token(wait.token?.id ?? ''),
  gateway: (run, wait) => {
    const at = run.token(wait.token?.id ?? '');
    run.emit('left', { token: at.id, node: at.node });
    const via = run.world.chart.outgoing.get(at.node)?.find(({ to }) => to === wait.event.id)?.id;
    return arrive(run, wait.event, { scope: at.scope, via, aside: at.aside });
  },
  boundary: (run, wait) => {
    const host = run.token(wait.token?.id ?? '');
    if (interrupts(wait)) withdraw(run, host, 'interrupted');
    // A step that must go straight back still does when its event interrupts it.
    const resume = interrupts(wait) ? host.resume : undefined;
    return arrive(run, wait.event, { scope: host.scope, aside: host.aside, resume });
  },
  start: (run, wait) => beginListening(run, wait),
  process: (run, wait) => arrive(run, wait.event, { scope: null, aside: true }),
} as const satisfies Record<Wait['how'], (run: Run, wait: Wait) => Token>;

/** An error always interrupts: what it comes from cannot go on. */
const interrupts = ({ event, trigger }: Wait): boolean =>
  trigger.error !== undefined ||
  (event.kind === 'boundaryEvent' && event.interrupting) ||
  (event.kind === 'startEvent' && event.interrupting !== false);

function beginListening(run: Run, wait: Wait): Token {
  const scope = wait.token?.id ?? null;
  if (interrupts(wait)) stopScope(run, scope);
  const sub = wait.listening?.sub;
  if (!sub) throw new Error(`nothing listens at ${wait.event.id}`);
  const outer = arrive(run, sub, { scope, aside: wait.token?.aside });
  listen(run, outer);
  return arrive(run, wait.event, { scope: outer.id, aside: outer.aside });
}

function stopScope(run: Run, scope: TokenId | null): void {
  for (const other of Object.values(run.state.tokens))
    if (other.scope === scope) withdraw(run, other, 'interrupted');
  for (const timer of Object.values(run.state.timers))
    if (timer.purpose === 'start' && timer.token === scope)
      run.emit('timerCancelled', { timer: timer.id, node: timer.node });
}

/** Sets the timers of the sub-processes that listen inside a scope that begins; false when one could not be worked out. */
export function listen(run: Run, scope: Token | undefined, at?: Token): boolean {
  for (const { start } of run.world.chart.listening.get(scope?.node ?? '') ?? []) {
    const timer = start.trigger?.timer;
    if (!timer) continue;
    const given = { id: `${scope?.id ?? ''}:${start.id}`, node: start.id, purpose: 'start' } as const;
    if (!setTimer(run, timer, scope, given, at)) return false;
  }
  return true;
}

/** What a message, signal, error or escalation brought, as expressions see it. */
export const broughtBy = (payload: JsonObject): ScopeExtras => ({ message: payload });
