export {
  compileExpression,
  compileUnaryTests,
  evaluate,
  type Compiled,
  type CompiledExpression,
  type CompiledTests,
  type CompiledUnaryTests,
  type CompileOptions,
  type Evaluated,
} from './expression.ts';
export { heldAnswer, heldFault, type Held } from './held.ts';
export type { HostFunction, MisreadIn } from './compiler.ts';
export { parse as syntaxOf, type Dialect, type Parsed, type Syntax } from './syntax.ts';
export type { Json, JsonObject } from './value.ts';
export { isPattern } from './pattern.ts';
export {
  problemCodes,
  warningCodes,
  type FeelProblem,
  type Params,
  type Position,
  type ProblemCode,
  type Warning,
  type WarningCode,
} from './problem.ts';
export {
  compileDecision,
  type Cell,
  type CompiledDecision,
  type Decided,
  type DecisionInput,
  type DecisionOutput,
  type DecisionProblem,
  type DecisionRule,
  type DecisionTable,
  type DecisionWarning,
} from './decision.ts';
export type { Aggregate, HitPolicy } from './hit-policy.ts';
export { say, words, type Language, type Wording } from './words.ts';
