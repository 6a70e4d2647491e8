import { aggregates, type Aggregate, type HitPolicy, hitPolicies, type Match } from './hit-policy.ts';
import {
  type CompiledExpression,
  type CompiledTests,
  compileExpression,
  compileUnaryTests,
  type CompileOptions,
} from './expression.ts';
import type { FeelProblem, Warning } from './problem.ts';
import type { Json, JsonObject } from './value.ts';

/** A condition column. Without an expression each of its cells is a whole condition of its own. */
export interface DecisionInput {
  readonly id: string;
  readonly label: string;
  /** What the column's tests are about. */
  readonly expression?: string;
  readonly type?: string;
}

/** A column of what the table answers; with a `type`, a FEEL type that its values are held to. */
export interface DecisionOutput {
  readonly id: string;
  readonly label: string;
  readonly type?: string;
}

/** A row of the table. */
export interface DecisionRule {
  readonly id: string;
  /** A cell for each input, in their order; `-` or nothing means any. */
  readonly when: readonly string[];
  /** An expression for each output. */
  readonly then: Readonly<Record<string, string>>;
  readonly note?: string;
}

/** A decision table with FEEL cells. */
export interface DecisionTable {
  readonly id: string;
  readonly name: string;
  readonly hitPolicy: HitPolicy;
  /** Only with `collect` and one output. */
  readonly aggregate?: Aggregate;
  readonly inputs: readonly DecisionInput[];
  readonly outputs: readonly DecisionOutput[];
  readonly rules: readonly DecisionRule[];
}

/** A cell of a table: an input's head, or a rule's cell. */
export interface Cell {
  readonly rule?: string;
  /** Id of the input or output. */
  readonly column?: string;
}

/** A mistake in the table, with the cell that it stands in. */
export type DecisionProblem = FeelProblem & Cell;
/** What an evaluation could not work out, with the cell that asked for it. */
export type DecisionWarning = Warning & Cell;

/** What a table answers for one context. */
export interface Decided {
  /**
   * For tables with a single hit the outputs of the rule, or null when none matched. For `collect` and `ruleOrder` a list:
   * of values when there is one output, else of outputs; with an aggregate the aggregated value.
   */
  readonly value: Json;
  /** Ids of the rules that matched, in the order of the table. */
  readonly matched: readonly string[];
  readonly warnings: readonly DecisionWarning[];
}

/** A table ready to be asked, or what is wrong with it. Asking never throws. */
export type CompiledDecision =
  | {
      readonly ok: true;
      readonly id: string;
      /** Paths of the context that the table reads, sorted. */
      readonly names: readonly string[];
      evaluate(context: JsonObject): Decided;
    }
  | { readonly ok: false; readonly id: string; readonly problems: readonly DecisionProblem[] };

/** One evaluation of a table: inputs are computed once, however many rules look at them. */
class Visit {
  readonly context: JsonObject;
  readonly warnings: DecisionWarning[] = [];
  private readonly inputs: (Json | undefined)[] = [];

  constructor(context: JsonObject) {
    this.context = context;
  }

  note(warnings: readonly Warning[], cell: Cell): void {
    for (const warning of warnings) this.warnings.push({ ...warning, ...cell });
  }

  input(index: number, compute: () => Json): Json {
    const known = this.inputs[index];
    if (known !== undefined) return known;
    const value = compute();
    this.inputs[index] = value;
    return value;
  }
}

type Test = (visit: Visit) => boolean;

interface CompiledRule {
  readonly id: string;
  readonly tests: readonly Test[];
  outputs(visit: Visit): Match['outputs'];
}

/** Gathers the problems of all cells, so that they are shown together. */
class TableCompiler {
  readonly problems: DecisionProblem[] = [];
  readonly names = new Set<string>();
  private readonly options: CompileOptions;

  constructor(options: CompileOptions) {
    this.options = options;
  }

  expression(source: string, cell: Cell): CompiledExpression | undefined {
    const compiled = compileExpression(source, this.options);
    if (!compiled.ok) return this.refuse(compiled.problems, cell);
    this.mention(compiled.names);
    return compiled;
  }

  tests(source: string, cell: Cell): CompiledTests | undefined {
    const compiled = compileUnaryTests(source, this.options);
    if (!compiled.ok) return this.refuse(compiled.problems, cell);
    this.mention(compiled.names);
    return compiled;
  }

  fail(problem: Omit<FeelProblem, 'at'>, cell: Cell): void {
    this.problems.push({ ...problem, ...cell, at: { from: 0, to: 0 } });
  }

  private refuse(problems: readonly FeelProblem[], cell: Cell): undefined {
    for (const problem of problems) this.problems.push({ ...problem, ...cell });
    return undefined;
  }

  private mention(names: readonly string[]): void {
    for (const name of names) this.names.add(name);
  }
}

function isAny(cell: string): boolean {
  const trimmed = cell.trim();
  return trimmed === '' || trimmed === '-';
}

type Column = (source: string, cell: Cell) => Test | undefined;

/** How the cells of a column are read: as tests of its expression, or as conditions. */
function compileColumn(input: DecisionInput, index: number, compiler: TableCompiler): Column {
  const { expression, id } = input;
  if (expression === undefined || expression.trim() === '') {
    return (source, cell) => {
      const compiled = compiler.expression(source, cell);
      return compiled && ((visit) => truthOf(compiled.evaluate(visit.context), visit, cell));
    };
  }
  const head = compiler.expression(expression, { column: id });
  const valueOf = (visit: Visit): Json =>
    visit.input(index, () => {
      const evaluated = head?.evaluate(visit.context);
      visit.note(evaluated?.warnings ?? [], { column: id });
      return evaluated?.value ?? null;
    });
  return (source, cell) => {
    const compiled = compiler.tests(source, cell);
    return compiled && ((visit) => truthOf(compiled.evaluate(visit.context, valueOf(visit)), visit, cell));
  };
}

function truthOf(
  { value, warnings }: { value: Json; warnings: readonly Warning[] },
  visit: Visit,
  cell: Cell,
): boolean {
  if (warnings.length > 0) visit.note(warnings, cell);
  return value === true;
}

function compileOutputs(
  rule: DecisionRule,
  table: DecisionTable,
  compiler: TableCompiler,
): CompiledRule['outputs'] {
  const number = table.rules.indexOf(rule) + 1;
  const known = new Set(table.outputs.map(({ id }) => id));
  for (const output of Object.keys(rule.then)) {
    if (!known.has(output))
      compiler.fail({ code: 'decision-output-unknown', params: { rule: number, output } }, { rule: rule.id });
  }
  const compiled = table.outputs.map(({ id, label }) => {
    const cell = { rule: rule.id, column: id };
    const source = Object.hasOwn(rule.then, id) ? (rule.then[id] ?? '') : '';
    if (source.trim() !== '') return { id, cell, compiled: compiler.expression(source, cell) };
    compiler.fail({ code: 'decision-output-missing', params: { rule: number, output: label } }, cell);
    return { id, cell, compiled: undefined };
  });
  return (visit) =>
    compiled.map(({ id, cell, compiled: expression }) => {
      const evaluated = expression?.evaluate(visit.context);
      visit.note(evaluated?.warnings ?? [], cell);
      return [id, evaluated?.value ?? null] as const;
    });
}

function compileRule(
  rule: DecisionRule,
  table: DecisionTable,
  { columns, compiler }: { columns: readonly Column[]; compiler: TableCompiler },
): CompiledRule {
  if (rule.when.length !== table.inputs.length) {
    const params = {
      rule: table.rules.indexOf(rule) + 1,
      given: rule.when.length,
      expected: table.inputs.length,
    };
    compiler.fail({ code: 'decision-cell-count', params }, { rule: rule.id });
  }
  const tests = columns.flatMap((column, index) => {
    const source = rule.when[index] ?? '-';
    const test = isAny(source)
      ? undefined
      : column(source, { rule: rule.id, column: table.inputs[index]?.id ?? '' });
    return test ? [test] : [];
  });
  return { id: rule.id, tests, outputs: compileOutputs(rule, table, compiler) };
}

/** Checks and compiles a table. With `names`, unknown names in its cells are problems. */
export function compileDecision(table: DecisionTable, options: CompileOptions = {}): CompiledDecision {
  const compiler = new TableCompiler(options);
  const columns = table.inputs.map((input, index) => compileColumn(input, index, compiler));
  const rules = table.rules.map((rule) => compileRule(rule, table, { columns, compiler }));
  const { hitPolicy, aggregate } = table;
  if (aggregate !== undefined && (hitPolicy !== 'collect' || table.outputs.length !== 1)) {
    compiler.fail({ code: 'decision-aggregate', params: { aggregate } }, {});
  }
  if (compiler.problems.length > 0) return { ok: false, id: table.id, problems: compiler.problems };
  return {
    ok: true,
    id: table.id,
    names: [...compiler.names].toSorted(),
    evaluate: (context) => decide(table, rules, new Visit(context)),
  };
}

function decide(table: DecisionTable, rules: readonly CompiledRule[], visit: Visit): Decided {
  const policy = hitPolicies[table.hitPolicy];
  const matches: Match[] = [];
  for (const rule of rules) {
    if (!rule.tests.every((test) => test(visit))) continue;
    matches.push({ rule: rule.id, outputs: rule.outputs(visit) });
    if (policy.stopsAtFirst) break;
  }
  const { value, warning } = policy.decide(matches, table.outputs.length === 1);
  if (warning) visit.note([warning], {});
  const combined = table.aggregate === undefined ? value : aggregates[table.aggregate](value);
  return { value: combined, matched: matches.map(({ rule }) => rule), warnings: visit.warnings };
}
