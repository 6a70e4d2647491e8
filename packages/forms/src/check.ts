import type { Json, JsonObject } from '@fiveones/definition';
import { type FormContext, outerScope } from './context.ts';
import type { CompiledField, CompiledForm } from './field.ts';
import { fieldKinds } from './field-kinds.ts';
import { below, patternOf, segmentsOf, valueAt } from './pointer.ts';
import type { FieldKind } from './kind.ts';
import type { Finding, Params, Problem } from './problem.ts';
import { schemaFinding } from './schema-check.ts';
import { evaluateIn, type FieldState, type FormState, type Scope } from './state.ts';
import { straysOf } from './stray.ts';
import { submissionOf, type Submission } from './submission.ts';
import { isBlank, isList, isObject, objectOf } from './value.ts';
import { pleaseWords, say } from './words.ts';

/**
 * What is wrong with a value, in the order of the form; at most one problem a field. The same in browser and server.
 * Fields that this person cannot fill are not held against them, except by checks over fields that they can.
 */
export function checkForm(form: CompiledForm, value: JsonObject, context: FormContext): readonly Problem[] {
  const submission = submissionOf(form, value, context);
  return problemsOf(form, submission.value, submission.state, context);
}

/** The same for what `submissionOf` made ready. What would come out the same is not reckoned again. */
export const checkSubmission = (
  form: CompiledForm,
  { value, state, settled }: Submission,
  context: FormContext,
): readonly Problem[] =>
  settled ? problemsOf(form, value, state, context) : checkForm(form, value, context);

/** The same for a value and a state that were reckoned already by `submissionOf`. */
export function problemsOf(
  form: CompiledForm,
  value: JsonObject,
  state: FormState,
  context: FormContext,
): readonly Problem[] {
  const scope = { layers: [value], outer: outerScope(form, value, context) };
  const checker = new Checker(state);
  checker.inside(form.root, '', value, scope);
  checker.ruled(form.root, '', scope);
  return [...checker.problems, ...straysOf(form, value, context.base).map(strayProblem)];
}

/** What no field names is refused, so that nothing is stored that nobody was shown. */
function strayProblem(path: string): Problem {
  const params = { label: segmentsOf(path).at(-1) ?? '' };
  return { code: 'field-unknown', path, params, message: say('field-unknown', params) };
}

class Checker {
  readonly problems: Problem[] = [];
  private readonly state: FormState;

  constructor(state: FormState) {
    this.state = state;
  }

  private field(field: CompiledField, path: string, beside: JsonObject, scope: Scope): void {
    const at = this.state.fields.get(path);
    if (at === undefined || !at.visible) return;
    const value = beside[field.key];
    const before = this.problems.length;
    const finding = at.readonly ? undefined : fieldFinding(field, value, at, beside);
    if (finding !== undefined) this.tell(field, path, finding);
    // A wrong shape makes whatever is inside meaningless.
    else if (value !== undefined || at.required)
      this.inside(field, path, value, this.scopeInside(field, value, scope));
    if (this.problems.length === before && !isMissing(value)) this.ruled(field, path, scope);
  }

  /** The fields and rows inside. */
  inside(field: CompiledField, path: string, value: Json | undefined, scope: Scope): void {
    if (field.item !== undefined && isList(value)) this.rows(field.item, path, value, scope);
    if (field.item === undefined) this.object(field, path, objectOf(value), scope);
  }

  private object(field: CompiledField, path: string, value: JsonObject, scope: Scope): void {
    for (const child of field.children) this.field(child, below(path, child.key), value, scope);
  }

  private rows(item: CompiledField, path: string, rows: readonly Json[], scope: Scope): void {
    for (const [index, row] of rows.entries()) {
      const at = below(path, index);
      const finding =
        schemaFinding(row, item.schema) ??
        (isBlank(row) ? undefined : fieldKinds[item.kind].check?.(row, {}));
      if (finding !== undefined && this.state.fields.get(at)?.readonly !== true) this.tell(item, at, finding);
      // As with a field: a row that is wrong as a whole is told once, not part by part.
      if (finding !== undefined || !isObject(row)) continue;
      const layers = [{ ...row, row }, ...scope.layers];
      this.object(item, at, row, { ...scope, layers });
      this.ruled(item, at, { ...scope, layers });
    }
  }

  /** `x-check`: what must be true beyond the schema. */
  ruled(field: CompiledField, path: string, scope: Scope): void {
    if (!this.canBeMended(path)) return;
    const broken = field.expressions.checks.find((check) => evaluateIn(check.that, scope) !== true);
    if (broken !== undefined)
      this.tell(field, path, { code: 'field-check', params: { message: broken.message } });
  }

  private canBeMended(path: string): boolean {
    const at = this.state.fields.get(path);
    return at === undefined || !at.readonly || at.computed;
  }

  private scopeInside(field: CompiledField, value: Json | undefined, scope: Scope): Scope {
    return field.children.length === 0 ? scope : { ...scope, layers: [objectOf(value), ...scope.layers] };
  }

  private tell(field: CompiledField, path: string, finding: Finding): void {
    const kind = fieldKinds[field.kind];
    const params = {
      label: field.label,
      unit: unitOf(field),
      please: pleaseWords(kind.asking, field.label),
      ...finding.params,
      ...boundOf(kind, finding),
    };
    this.problems.push({ code: finding.code, path, params, message: say(finding.code, params) });
  }
}

/** A bound as the kind words it. */
function boundOf({ bound }: FieldKind, { params: { limit } }: Finding): Params {
  return bound === undefined || typeof limit !== 'number' ? {} : { limit: bound(limit) };
}

function unitOf(field: CompiledField): string {
  const unit = field.schema['x-unit'];
  return unit === undefined ? '' : ` ${unit}`;
}

function isMissing(value: Json | undefined): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

function fieldFinding(
  field: CompiledField,
  value: Json | undefined,
  at: FieldState,
  beside: JsonObject,
): Finding | undefined {
  const emptyIsAnswer = field.schema.minItems === 0 && field.schema.type === 'array';
  if (value === undefined || isBlank(value)) {
    if (!at.required || emptyIsAnswer)
      return isMissing(value) ? undefined : schemaFinding(value, field.schema);
    // An object says which of its fields is missing.
    return field.children.length > 0 && field.kind !== 'signature'
      ? undefined
      : { code: 'field-required', params: {} };
  }
  const ofKind = (): Finding | undefined => fieldKinds[field.kind].check?.(value, beside);
  const ofSchema = schemaFinding(value, field.schema);
  // The kind knows better what is wrong than a pattern does.
  if (ofSchema?.code === 'field-pattern') return ofKind() ?? ofSchema;
  return ofSchema ?? unoffered(field, value, at) ?? ofKind();
}

/** Choices from a list that is worked out. Where the list is empty nothing is known to choose from. */
function unoffered(field: CompiledField, value: Json, { options = [] }: FieldState): Finding | undefined {
  if (options.length === 0 || !choosing.has(field.kind)) return undefined;
  const offered = (chosen: Json) => options.some((option) => option.value === chosen);
  return (isList(value) ? value : [value]).every(offered)
    ? undefined
    : { code: 'field-not-option', params: {} };
}

const choosing: ReadonlySet<string> = new Set(['choice', 'choices', 'memberRef']);

/** Where a problem stands, in words: 家庭成员第 2 行 · 姓名. */
export function placeOf(form: CompiledForm, path: string): string {
  const segments = path.split('/').slice(1);
  const words = segments.flatMap((segment, index) => {
    const pointer = `/${segments.slice(0, index + 1).join('/')}`;
    if (/^\d+$/.test(segment)) return [`第 ${Number(segment) + 1} 行`];
    const label = form.fields.find((field) => field.path === patternOf(pointer))?.label;
    return label === undefined ? [] : [label];
  });
  // 住 · 住 · 建筑面积 says no more than 住 · 建筑面积.
  return words.filter((word, index) => word !== words[index - 1]).join(' · ');
}

/** The value at a path as a person reads it, with unit. */
export function shownAt(form: CompiledForm, value: JsonObject, path: string, state?: FormState): string {
  const field = form.fields.find((candidate) => candidate.path === patternOf(path));
  const found = valueAt(value, path);
  if (field === undefined || found === undefined) return '';
  const text = fieldKinds[field.kind].show(found, {
    schema: field.schema,
    options: state?.fields.get(path)?.options ?? field.options,
  });
  const unit = field.schema['x-unit'];
  return text === '' || unit === undefined ? text : `${text} ${unit}`;
}
