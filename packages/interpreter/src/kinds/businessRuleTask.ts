import { compileDecision, heldAnswer, type CompiledDecision } from '@fiveones/feel';
import type { Calculation, Decision, HeldCondition, Json, JsonObject } from '@fiveones/definition';
import { writePath } from '../data.ts';
import type { DataWrite } from '../event.ts';
import type { Kind } from '../kind.ts';
import type { Run } from '../run.ts';
import { chartFunctions, evaluate, isFailure, type ExpressionFailure } from '../scope.ts';
import { leave } from '../walk.ts';

/** Works its lines out in order; each sees what the earlier ones wrote. All or nothing. */
export const businessRuleTask: Kind<'businessRuleTask'> = {
  enter(run, node, token) {
    let scope = run.scope(token);
    const set: DataWrite[] = [];
    for (const line of node.calculate) {
      const result = lineValue(run, line, scope);
      if ('undecided' in result)
        return run.incident(token, 'decision-failed', { decision: result.undecided, reason: result.reason });
      if ('fault' in result) return run.incident(token, 'condition-failed', result.fault);
      if (isFailure(result)) return run.failed(token, result);
      set.push({ into: line.into, value: result.value });
      scope = writePath(scope, line.into, result.value);
    }
    run.emit('dataSet', { node: node.id, cause: 'rule', set });
    leave(run, run.token(token.id));
  },
};

interface Undecided {
  readonly undecided: string;
  readonly reason: string;
}
/** A condition that the data hold cannot be worked out: what it is called, its text, and why. */
interface Faulty {
  readonly fault: { readonly name: string; readonly expression: string; readonly reason: string };
}
type LineValue = { readonly value: Json } | ExpressionFailure | Undecided | Faulty;

function lineValue(run: Run, line: Calculation, scope: JsonObject): LineValue {
  if (line.each === undefined) return one(run, line, scope);
  const list = evaluate(line.each, scope, run.world);
  if (isFailure(list)) return list;
  const items: readonly Json[] = Array.isArray(list.value) ? list.value : [];
  const values: Json[] = [];
  for (const item of items) {
    const result = one(run, line, { ...scope, ...(isObject(item) ? item : {}), [line.as ?? 'item']: item });
    if (!('value' in result)) return result;
    values.push(
      line.merge && isObject(item) && isObject(result.value) ? { ...item, ...result.value } : result.value,
    );
  }
  return { value: values };
}

function one(run: Run, line: Calculation, scope: JsonObject): LineValue {
  if (line.condition !== undefined) return held(run, line.condition, scope);
  if (line.decision === undefined)
    return evaluate((line.value ?? 'null').replace(/^=/, ''), scope, run.world);
  const table = run.world.chart.package.decisions[line.decision];
  if (!table) return { undecided: line.decision, reason: 'missing' };
  return decided(table, scope);
}

/** Works out a condition that the data hold as a text. */
function held(run: Run, condition: HeldCondition, scope: JsonObject): LineValue {
  const text = evaluate(condition.text, scope, run.world);
  if (isFailure(text)) return text;
  const answer = heldAnswer(text.value, scope, {
    sees: condition.sees,
    functions: chartFunctions(run.world.calendar),
  });
  if ('holds' in answer) return { value: answer.holds };
  if (condition.whenFailed === 'record') return { value: answer.fault };
  const named = condition.named === undefined ? undefined : evaluate(condition.named, scope, run.world);
  const name = named && 'value' in named && typeof named.value === 'string' ? named.value : condition.text;
  const expression = typeof text.value === 'string' ? text.value : '';
  return { fault: { name, expression, reason: answer.fault } };
}

const compiledDecisions = new WeakMap<Decision, CompiledDecision>();

function decided(table: Decision, scope: JsonObject): LineValue {
  const decision = compiledDecisions.get(table) ?? compileDecision(table);
  compiledDecisions.set(table, decision);
  if (!decision.ok) return { undecided: table.name, reason: decision.problems[0]?.code ?? 'feel-syntax' };
  // FEEL's JSON is definition's JSON; the two packages do not share the name of the type.
  return { value: decision.evaluate(scope).value as Json };
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
