import type { JsonObject } from '@fiveones/definition';
import type { EventBodies, EventOf, EventType, InstanceEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { Kinds } from './kind.ts';
import type { IncidentCode } from './incident.ts';
import { scopeOf, type ExpressionFailure, type ScopeExtras } from './scope.ts';
import type { InstanceState, Instant, Token } from './state.ts';
import type { SealedBallot } from './vote.ts';
import type { World } from './world.ts';

/** Where a retry takes up again: the node's own act, what follows a finished task, or the way out. */
export type Stage = 'act' | 'set' | 'leave';

/** More automatic steps than any chart needs in one go; beyond it the instance stops as an incident. */
export const maximumSteps = 1_000;

/** One decision in the making: the state so far and the events that led to it. */
export class Run {
  readonly world: World;
  readonly at: Instant;
  readonly by: string | undefined;
  readonly kinds: Kinds;
  readonly events: InstanceEvent[] = [];
  steps = 0;
  /** The task whose completion is being walked on from; what is entered remembers it. */
  handing: { readonly token: Token; readonly since: Instant } | undefined;
  /** How many messages in a row have led here without anybody's doing. */
  hops = 0;
  /** Whom the performer chose for the next steps, by node. */
  chosen: Readonly<Record<string, string>> = {};
  /** The step that was done last on the way that is being walked; whatever an event begins has none before it. */
  last: string | undefined;
  /** Ballots of secret votes given in now; the shell puts them into their boxes. */
  readonly sealed: SealedBallot[] = [];
  private current: InstanceState | undefined;

  constructor(
    state: InstanceState | undefined,
    world: World,
    given: { readonly at: Instant; readonly by?: string | undefined },
    kinds: Kinds,
  ) {
    this.current = state;
    this.world = world;
    this.at = given.at;
    this.by = given.by;
    this.kinds = kinds;
  }

  /** The state with all events so far. */
  get state(): InstanceState {
    if (!this.current) throw new Error('the instance has not started');
    return this.current;
  }

  get started(): boolean {
    return this.current !== undefined;
  }

  emit<T extends EventType>(type: T, body: EventBodies[T]): void {
    const { at, by } = this;
    const event = (by === undefined ? { type, at, body } : { type, at, by, body }) as EventOf<T>;
    // EventOf<T> is one member of the union; TypeScript does not distribute over a generic T.
    this.events.push(event as InstanceEvent);
    this.current = evolve(this.current, event as InstanceEvent);
  }

  token(id: string): Token {
    const token = this.state.tokens[id];
    if (!token) throw new Error(`no token ${id}`);
    return token;
  }

  scope(token?: Token, extras?: ScopeExtras): JsonObject {
    return scopeOf(this.state, this.world, this.at, token, extras);
  }

  /** Stops at a token; a person repairs and retries. */
  incident(token: Token, code: IncidentCode, params: JsonObject): void {
    this.emit('incidentRaised', {
      incident: `i${this.state.next}`,
      token: token.id,
      node: token.node,
      code,
      params,
    });
  }

  /** The same for an expression that failed. */
  failed(token: Token, failure: ExpressionFailure, stage: Stage = 'act'): void {
    this.incident(token, 'expression-failed', { expression: failure.failed, reason: failure.reason, stage });
  }
}
