import { addDays, addWorkdays, rollDay, type CalendarEdition } from '@fiveones/calendar';
import { compileExpression, type Compiled, type HostFunction } from '@fiveones/feel';
import { lendFunctions, type Json, type JsonObject, type LentFunction } from '@fiveones/definition';
import { sample } from './sample.ts';
import type { InstanceState, Token } from './state.ts';
import type { World } from './world.ts';

/** What an expression sees besides the instance's data. */
export interface ScopeExtras {
  readonly [name: string]: Json;
}

/**
 * The context of an expression: the data's keys, then `param`, `list` (rows of the package's lists), `instance`, `today`, `now`, the
 * members of the multi-instance runs around the token, and what the caller adds (nearest wins).
 */
export function scopeOf(
  state: InstanceState,
  world: World,
  at: string,
  token?: Token,
  extras: ScopeExtras = {},
): JsonObject {
  // Member by member: behind a spread of data, which come in many shapes, a literal takes several times as long.
  const scope: Record<string, Json | undefined> = { ...state.data };
  scope['param'] = world.parameters;
  scope['list'] = world.chart.lists;
  scope['instance'] = {
    id: state.id,
    number: state.number,
    region: state.region,
    startedAt: state.startedAt,
    process: state.pins.process,
  };
  scope['today'] = at.slice(0, 10);
  scope['now'] = at;
  return Object.assign(scope, runItems(state, world, token), extras);
}

function runItems(state: InstanceState, world: World, token: Token | undefined): JsonObject {
  const items: Record<string, Json> = {};
  for (let at: Token | undefined = token; at; at = at.scope === null ? undefined : state.tokens[at.scope]) {
    if (at.run === undefined || at.scope === null) continue;
    const node = world.chart.nodes.get(at.node);
    const multi = node && 'multi' in node ? (node.multi as { as: string } | undefined) : undefined;
    const item = state.tokens[at.scope]?.body?.items[at.run];
    if (multi && item !== undefined && !Object.hasOwn(items, multi.as)) items[multi.as] = item;
  }
  return items;
}

/** Functions of this trade that expressions of a chart may call besides FEEL's own. */
export function chartFunctions(calendar: CalendarEdition): Readonly<Record<string, HostFunction>> {
  const shift =
    (move: (date: string, days: number) => string): LentFunction<Json>['call'] =>
    ([date, days]) =>
      typeof date === 'string' && typeof days === 'number' ? move(date.slice(0, 10), days) : null;
  return lendFunctions<'charts', Json>({
    addWorkdays: shift((date, days) => addWorkdays(calendar, date, days)),
    addDays: shift(addDays),
    ageAt: ([birth, date]) =>
      typeof birth === 'string' && typeof date === 'string' ? ageAt(birth, date) : null,
    maskId: ([id]) =>
      typeof id === 'string' ? id.slice(0, 6) + '*'.repeat(Math.max(0, id.length - 8)) + id.slice(-2) : null,
    rollDay: ([date, how]) =>
      typeof date === 'string' && (typeof how === 'boolean' || how === 'holiday')
        ? rollDay(calendar, date.slice(0, 10), how)
        : null,
    sample: ([rate, key]) => typeof rate === 'number' && share(typeof key === 'string' ? key : '') < rate,
    draw: ([from, count, seed]) =>
      Array.isArray(from) && typeof count === 'number' && typeof seed === 'string' && seed !== ''
        ? drawn(from as readonly Json[], count, seed)
        : null,
  });
}

/** Whole years lived on a day. */
export function ageAt(birth: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birth.slice(0, 4));
  return date.slice(5, 10) < birth.slice(5, 10) ? years - 1 : years;
}

/** A number in 0–100 that depends on the text alone, so that sampling can be repeated and checked. */
function share(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return ((hash >>> 0) % 10_000) / 100;
}

/** So many of the texts, each once, in the order in which the seed draws them; all when there are fewer. */
function drawn(from: readonly Json[], count: number, seed: string): readonly string[] {
  const texts = [...new Set(from.filter((one): one is string => typeof one === 'string'))];
  const [own] = sample({
    cases: texts.map((id) => ({ id, town: '' })),
    seed,
    percent: 0,
    floor: Math.max(0, Math.ceil(count)),
  });
  return own?.drawn.map(({ id }) => id) ?? [];
}

/** A failed expression: which, and why, in the words of the expression language. */
export interface ExpressionFailure {
  readonly failed: string;
  readonly reason: string;
}

/** Whether something is an expression's failure and not what it was asked for. */
export const isFailure = (value: unknown): value is ExpressionFailure => {
  if (typeof value !== 'object' || value === null) return false;
  // Read and not asked for with `in`, which takes several times as long on objects of many shapes.
  const { failed, reason } = value as Partial<ExpressionFailure>;
  return failed !== undefined && reason !== undefined;
};

const compiledBy = new WeakMap<CalendarEdition, Map<string, Compiled>>();

/** An expression made ready, once for each calendar. */
function compiled(source: string, calendar: CalendarEdition): Compiled {
  let known = compiledBy.get(calendar);
  if (!known) compiledBy.set(calendar, (known = new Map<string, Compiled>()));
  let found = known.get(source);
  if (!found) known.set(source, (found = compileExpression(source, { functions: chartFunctions(calendar) })));
  return found;
}

/** Evaluates an expression; a text that does not parse is a failure, a missing value is null. */
export function evaluate(
  source: string,
  scope: JsonObject,
  world: World,
): { readonly value: Json } | ExpressionFailure {
  const expression = compiled(source, world.calendar);
  if (!expression.ok) return { failed: source, reason: expression.problems[0]?.code ?? 'feel-syntax' };
  // FEEL's JSON is definition's JSON; the two packages do not share the name of the type.
  return { value: expression.evaluate(scope).value as Json };
}

/** True when the condition holds; null (something unknown) counts as not. */
export function holds(source: string, scope: JsonObject, world: World): boolean | ExpressionFailure {
  const result = evaluate(source, scope, world);
  return isFailure(result) ? result : result.value === true;
}

/** A value as definitions write it: JSON, or a string that begins with `=` and is an expression. */
export function valueOf(
  written: unknown,
  scope: JsonObject,
  world: World,
): { readonly value: Json } | ExpressionFailure {
  return typeof written === 'string' && written.startsWith('=')
    ? evaluate(written.slice(1), scope, world)
    : { value: (written ?? null) as Json };
}
