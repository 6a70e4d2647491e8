import type { Json, JsonObject } from '@fiveones/definition';
import {
  checkForm,
  type CompiledField,
  type CompiledForm,
  type FieldState,
  type FormContext,
  type FormState,
  isBlank,
  newRow,
  objectOf,
  patternOf,
  type Problem,
  stateOf,
  valueAt,
  withValueAt,
} from '@fiveones/forms';

/** What a form is drawn from; the parent may hand in a new one at any time. */
interface StoreInput {
  readonly form: CompiledForm;
  readonly value: JsonObject;
  readonly context: FormContext;
  /** Problems of the last refused submit. While there are any, every field shows its own. */
  readonly problems: readonly Problem[];
}

type Emit = (value: JsonObject, state: FormState) => void;

/**
 * The value and the state of one drawn form. Widgets read and write single paths here, so that a commit re-renders
 * the fields it changes and nothing else.
 */
export class FormStore {
  private input: StoreInput;
  private now: FormState;
  private found: ReadonlyMap<string, Problem> = new Map();
  private readonly left = new Set<string>();
  private readonly edited = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private readonly byPath: Map<string, CompiledField>;
  emit: Emit = () => undefined;

  constructor(input: StoreInput) {
    this.input = input;
    this.byPath = fieldsByPath(input.form);
    this.now = stateOf(input.form, input.value, input.context);
    this.check();
  }

  get form(): CompiledForm {
    return this.input.form;
  }

  get context(): FormContext {
    return this.input.context;
  }

  get state(): FormState {
    return this.now;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes what the parent handed in. Its own value coming back is no change. */
  accept(input: StoreInput): void {
    const before = this.input;
    if (
      before.value === input.value &&
      before.context === input.context &&
      before.problems === input.problems
    )
      return;
    this.input = input;
    if (before.problems !== input.problems) this.edited.clear();
    if (input.value !== this.now.value || before.context !== input.context) {
      this.now = stateOf(input.form, input.value, input.context, this.now);
    }
    this.changed();
  }

  fieldAt(path: string): CompiledField | undefined {
    return this.byPath.get(patternOf(path));
  }

  stateAt(path: string): FieldState | undefined {
    return this.now.fields.get(path);
  }

  valueAt(path: string): Json | undefined {
    return valueAt(this.now.value, path);
  }

  /** The problem to show at a field, or undefined while the person has not left it and nothing was submitted. */
  problemAt(path: string): Problem | undefined {
    return this.found.get(path);
  }

  /** The first problem at a path or below it, for what is drawn as one thing. */
  problemWithin(path: string): Problem | undefined {
    return (
      this.found.get(path) ?? [...this.found.values()].find((problem) => problem.path.startsWith(`${path}/`))
    );
  }

  /** How many problems are shown at a path and below it. */
  problemsBelow(path: string): number {
    return [...this.found.keys()].filter((found) => found === path || found.startsWith(`${path}/`)).length;
  }

  write(path: string, entry: Json | undefined): void {
    const value = objectOf(withValueAt(this.now.value, path, entry === null ? undefined : entry));
    this.edited.add(path);
    this.now = stateOf(this.form, value, this.context, this.now);
    this.input = { ...this.input, value: this.now.value };
    this.changed();
    this.emit(this.now.value, this.now);
  }

  leave(path: string): void {
    if (this.left.has(path)) return;
    this.left.add(path);
    this.changed();
  }

  /**
   * What was typed in a field and cannot stand there, whether or not it shows yet. What is still missing is none of
   * it, nor what depends on other fields: that may be filled in later.
   */
  mistyped(): readonly Problem[] {
    return checkForm(this.form, this.now.value, this.context).filter(({ path, code }) => {
      const field = this.fieldAt(path);
      const typed = field !== undefined && field.children.length === 0 && field.item === undefined;
      return typed && code !== 'field-check' && !isBlank(this.valueAt(path));
    });
  }

  rowFor(listPath: string): Json {
    return newRow(this.form, listPath, this.now.value, this.context);
  }

  /** A field was left when it was, or when something drawn around it as one thing was. */
  private hasLeft(path: string): boolean {
    for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (this.left.has(at)) return true;
    return false;
  }

  private changed(): void {
    this.check();
    for (const listener of this.listeners) listener();
  }

  private check(): void {
    const { problems } = this.input;
    if (problems.length === 0 && this.left.size === 0) {
      this.found = new Map();
      return;
    }
    const fresh = checkForm(this.form, this.now.value, this.context);
    const shown = fresh.filter((problem) => problems.length > 0 || this.hasLeft(problem.path));
    const known = new Set(fresh.map((problem) => `${problem.code}${problem.path}`));
    // Only a server can know some things; its word stands until the field is edited.
    const foreign = problems.filter(
      (problem) =>
        !known.has(`${problem.code}${problem.path}`) && !this.edited.has(problem.path) && isForeign(problem),
    );
    const next = new Map([...foreign, ...shown].map((problem) => [problem.path, problem]));
    this.found = new Map([...next].map(([path, problem]) => [path, kept(this.found.get(path), problem)]));
  }
}

function kept(before: Problem | undefined, now: Problem): Problem {
  return before !== undefined && before.code === now.code && before.message === now.message ? before : now;
}

/** Whether a problem is none that the browser's own check would have found. */
function isForeign(problem: Problem): boolean {
  return problem.params['foreign'] === 1;
}

function fieldsByPath(form: CompiledForm): Map<string, CompiledField> {
  return new Map(form.fields.map((field) => [field.path, field]));
}
