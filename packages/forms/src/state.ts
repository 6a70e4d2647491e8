import { rightsOf, type Json, type JsonObject } from '@fiveones/definition';
import { type FormContext, outerScope } from './context.ts';
import type { Expression } from './expression.ts';
import { type CompiledField, type CompiledForm, entriesOf, othersIn } from './field.ts';
import { labelOf } from './kinds/choice.ts';
import { isSensitivity, maskedForReaders } from './mask.ts';
import { below, valueAt, withValueAt } from './pointer.ts';
import { isBlank, isList, isObject, listOf, objectOf, type Option, same } from './value.ts';

/** How a field stands now. */
export interface FieldState {
  /** JSON pointer in the form's value. */
  readonly path: string;
  readonly visible: boolean;
  /** Hidden from this reader by rights, not by what was filled in: the value is kept. */
  readonly withheld: boolean;
  readonly required: boolean;
  readonly readonly: boolean;
  readonly computed: boolean;
  /** Shown with marks in place of digits. */
  readonly masked: boolean;
  readonly options: readonly Option[] | undefined;
}

/** The whole form as it stands. */
export interface FormState {
  /** The value with what is worked out written in. What was typed into a field that is hidden now is still there. */
  readonly value: JsonObject;
  /** The value as expressions see it and as it would be sent: without what is hidden. */
  readonly effective: JsonObject;
  /** By JSON pointer. Nothing below a hidden field is listed. */
  readonly fields: ReadonlyMap<string, FieldState>;
  /** Nothing changed any more in the last round, and nothing that is hidden holds a value: the same value would stand so too. */
  readonly settled: boolean;
}

const mostRounds = 5;

/**
 * How the form stands for a value and a reader. What is worked out and what is hidden hang on each other, so both are
 * repeated until nothing changes, at most five rounds. With `before`, states that did not change are the same objects.
 */
export function stateOf(
  form: CompiledForm,
  value: JsonObject,
  context: FormContext,
  before?: FormState,
): FormState {
  let current = value;
  let seen = value;
  for (let count = 1; ; count++) {
    const round = new Round(form, current, seen, context);
    const effective = round.run();
    const still = same(effective, seen);
    if (count === mostRounds || still)
      return {
        value: round.value,
        effective,
        fields: kept(round.fields, before?.fields),
        settled: still && same(effective, round.value),
      };
    current = round.value;
    seen = effective;
  }
}

function kept(
  fields: ReadonlyMap<string, FieldState>,
  before: ReadonlyMap<string, FieldState> | undefined,
): ReadonlyMap<string, FieldState> {
  if (before === undefined) return fields;
  return new Map([...fields].map(([path, state]) => [path, sameState(state, before.get(path))]));
}

function sameState(state: FieldState, old: FieldState | undefined): FieldState {
  const equal =
    old !== undefined &&
    state.visible === old.visible &&
    state.withheld === old.withheld &&
    state.required === old.required &&
    state.readonly === old.readonly &&
    state.computed === old.computed &&
    state.masked === old.masked &&
    sameOptions(state.options, old.options);
  return equal ? old : state;
}

function sameOptions(a: readonly Option[] | undefined, b: readonly Option[] | undefined): boolean {
  if (a === b) return true;
  return (
    a?.length === b?.length &&
    (a ?? []).every(
      (option, index) => option.value === b?.[index]?.value && option.label === b?.[index]?.label,
    )
  );
}

/** What is around a field while the tree is walked. */
interface Around {
  readonly scope: Scope;
  readonly required: boolean;
  readonly readonly: boolean;
}

/** Looks names up from near to far, in the value as others see it. */
export interface Scope {
  readonly layers: readonly JsonObject[];
  readonly outer: Readonly<Record<string, Json>>;
}

/** The value of an expression at a place of the form. */
export function evaluateIn(expression: Expression, { layers, outer }: Scope): Json {
  return expression.evaluate((name) => {
    for (const layer of layers) if (Object.hasOwn(layer, name)) return layer[name];
    return Object.hasOwn(outer, name) ? outer[name] : undefined;
  });
}

/** One round: every expression once, over the values of the round before. */
class Round {
  readonly fields = new Map<string, FieldState>();
  value: JsonObject;
  private readonly form: CompiledForm;
  private readonly seen: JsonObject;
  private readonly context: FormContext;
  private readonly letters: readonly string[];

  constructor(form: CompiledForm, value: JsonObject, seen: JsonObject, context: FormContext) {
    this.letters = [...(context.role ?? '')];
    this.form = form;
    this.value = value;
    this.seen = seen;
    this.context = context;
  }

  /** Answers the value without what is hidden. */
  run(): JsonObject {
    const scope = { layers: [this.seen], outer: outerScope(this.form, this.seen, this.context) };
    const around = { scope, required: true, readonly: this.context.mode === 'read' };
    return objectOf(this.inside(this.form.root, '', this.value, around));
  }

  /** Walks a field; answers its value without what is hidden, undefined when it is hidden itself. */
  private field(
    field: CompiledField,
    path: string,
    value: Json | undefined,
    around: Around,
  ): Json | undefined {
    const { computed } = field.expressions;
    const state = this.stateAt(field, path, around);
    this.fields.set(path, state);
    if (!state.visible) return state.withheld ? value : undefined;
    const current =
      computed === undefined || this.isOfAbsentMember(computed)
        ? value
        : this.write(field, path, value, evaluateIn(computed, around.scope));
    const wanted = around.required && (state.required || !isBlank(current));
    return this.inside(field, path, current, {
      scope: around.scope,
      required: wanted,
      readonly: state.readonly,
    });
  }

  /** What was worked out from the member it was filled in for stays as it is where the form is only looked at. */
  private isOfAbsentMember(expression: Expression): boolean {
    const { member } = this.form.form;
    return member !== undefined && this.context.member === undefined && expression.reads(member);
  }

  private inside(
    field: CompiledField,
    path: string,
    value: Json | undefined,
    around: Around,
  ): Json | undefined {
    if (field.item !== undefined && field.kind !== 'choices')
      return this.rows(field.item, path, value, around);
    if (field.children.length === 0) return value;
    return this.object(
      field,
      path,
      value,
      path === '' ? around : { ...around, scope: this.nearer(around.scope, path, false) },
    );
  }

  private object(
    field: CompiledField,
    path: string,
    value: Json | undefined,
    around: Around,
  ): Json | undefined {
    if (value !== undefined && value !== null && !isObject(value)) return value;
    const object = objectOf(value);
    const others = othersIn(field, object);
    const entries = entriesOf(field, (child) =>
      this.field(child, below(path, child.key), object[child.key], around),
    );
    return entries.length === 0 && value === undefined
      ? undefined
      : Object.fromEntries([...others, ...entries]);
  }

  private rows(item: CompiledField, path: string, value: Json | undefined, around: Around): Json | undefined {
    if (!isList(value)) return value;
    return value.map((row, index) => {
      const at = below(path, index);
      this.fields.set(at, { ...plain, path: at, readonly: around.readonly, options: item.options });
      if (item.children.length === 0) return row;
      return (
        this.object(item, at, row, {
          ...around,
          required: true,
          scope: this.nearer(around.scope, at, true),
        }) ?? {}
      );
    });
  }

  private nearer(scope: Scope, path: string, isRow: boolean): Scope {
    const own = objectOf(valueAt(this.seen, path));
    return { ...scope, layers: [isRow ? { ...own, row: own } : own, ...scope.layers] };
  }

  private write(field: CompiledField, path: string, value: Json | undefined, result: Json): Json | undefined {
    const rounded = field.kind === 'money' && typeof result === 'number' ? roundFen(result) : result;
    const entry = rounded === null ? undefined : rounded;
    if (!same(entry, value)) this.value = objectOf(withValueAt(this.value, path, entry));
    return entry;
  }

  private stateAt(field: CompiledField, path: string, around: Around): FieldState {
    const { visible, required, readonly } = field.expressions;
    const rights = this.rights(field);
    const node = this.override(field);
    const may = {
      view: rights.view && node !== 'hide',
      edit: rights.edit && node !== 'hide' && node !== 'read',
    };
    const shown = visible === undefined || evaluateIn(visible, around.scope) === true;
    const fixed =
      field.readonly ||
      around.readonly ||
      !may.edit ||
      (readonly !== undefined && evaluateIn(readonly, around.scope) === true);
    const isRequired =
      field.required || (required !== undefined && evaluateIn(required, around.scope) === true);
    const sensitivity = field.schema['x-sensitivity'];
    return {
      path,
      visible: shown && may.view,
      withheld: shown && !may.view,
      required: isRequired && around.required,
      readonly: fixed,
      computed: field.expressions.computed !== undefined,
      masked:
        isSensitivity(sensitivity) &&
        maskedForReaders.has(sensitivity) &&
        !rights.edit &&
        this.context.reveal !== true,
      options: this.options(field, around.scope),
    };
  }

  private rights(field: CompiledField): { readonly edit: boolean; readonly view: boolean } {
    const { role } = this.context;
    return rightsOf(role === undefined ? undefined : field.rights, this.letters);
  }

  private override(field: CompiledField): 'edit' | 'read' | 'hide' | undefined {
    const { fieldsOverride } = this.context;
    return fieldsOverride === undefined ? undefined : overrideOf(field.dotted, fieldsOverride);
  }

  private options(field: CompiledField, scope: Scope): readonly Option[] | undefined {
    const { options } = field.expressions;
    if (options !== undefined) return listOf(evaluateIn(options, scope)).flatMap(optionOf);
    return field.kind === 'memberRef' ? this.memberOptions(field, scope) : field.options;
  }

  private memberOptions(field: CompiledField, scope: Scope): readonly Option[] {
    if (this.context.members !== undefined) return this.context.members;
    const from = field.schema['x-from'];
    const path = `/${(typeof from === 'string' ? from : 'members').replaceAll('.', '/')}`;
    const places = [...scope.layers, scope.outer, ...Object.values(scope.outer)];
    const members = places.map((place) => valueAt(place, path)).find(isList);
    return listOf(members).map(objectOf).flatMap(memberOption);
  }
}

const plain: Omit<FieldState, 'path'> = {
  visible: true,
  withheld: false,
  required: false,
  readonly: false,
  computed: false,
  masked: false,
  options: undefined,
};

/** What a node says about a field or the nearest object around it. */
function overrideOf(
  dotted: string,
  overrides: NonNullable<FormContext['fieldsOverride']>,
): 'edit' | 'read' | 'hide' | undefined {
  for (let path = dotted; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.'))))
    if (Object.hasOwn(overrides, path)) return overrides[path];
  return undefined;
}

function memberOption(member: JsonObject, index: number): readonly Option[] {
  const key = member['id'] ?? member['idNo'] ?? member['name'];
  const name = member['name'] ?? `第 ${index + 1} 位`;
  return typeof key === 'string' && key !== '' ? [{ value: key, label: String(name) }] : [];
}

function optionOf(entry: Json): readonly Option[] {
  if (typeof entry === 'string' || typeof entry === 'number') return [{ value: entry, label: String(entry) }];
  const { value, label } = objectOf(entry);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
  return [{ value, label: labelOf(label ?? value, { schema: {} }) }];
}

/** Yuan rounded half up to fen. The small addition undoes binary dust such as 1.005 = 1.00499…. */
function roundFen(yuan: number): number {
  const fen = Math.abs(yuan) * 100;
  return (Math.sign(yuan) * Math.floor(fen + 0.5 + 1e-7)) / 100;
}
