import type { Json, JsonObject } from '@fiveones/definition';
import type { CompiledForm } from './field.ts';
import type { Option } from './value.ts';

/** What a node of the process says about single fields (dotted path); it only narrows. */
export type FieldsOverride = Readonly<Record<string, 'edit' | 'read' | 'hide'>>;

/** All that a form's state depends on besides its own value. The same value on server and in browser. */
export interface FormContext {
  /** The instance's data; the form's own object in it is taken from the value instead. */
  readonly data?: JsonObject | undefined;
  /** Parameters in force. */
  readonly param?: JsonObject | undefined;
  /** The member of the list that it is filled in for, under the name that the form gives it. Absent: it is only looked at. */
  readonly member?: Json | undefined;
  /** What expressions may know about the instance. */
  readonly instance?: JsonObject | undefined;
  /** `yyyy-mm-dd` in Shanghai. */
  readonly today?: string | undefined;
  /** RFC 3339 with +08:00. */
  readonly now?: string | undefined;
  /** Letters of the reader's roles, such as `T` or `TR`. Undefined: rights are not applied, as in a preview. */
  readonly role?: string | undefined;
  readonly mode?: 'edit' | 'read' | undefined;
  readonly fieldsOverride?: FieldsOverride | undefined;
  /** The value as it was before the person began; what they may not change is taken from here. */
  readonly base?: JsonObject | undefined;
  /** Masked classes are shown in the clear: an audited decision of the caller. */
  readonly reveal?: boolean | undefined;
  /** Choices of `memberRef` fields, when the members stand in no list of the data. */
  readonly members?: readonly Option[] | undefined;
}

/** The names expressions see beyond the fields, from near to far. */
export function outerScope(
  form: CompiledForm,
  value: Json,
  context: FormContext,
): Readonly<Record<string, Json>> {
  const own = context.data?.[form.key];
  const merged =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...(isRecord(own) ? own : {}), ...value }
      : value;
  return {
    ...context.data,
    [form.key]: merged,
    ...(form.form.member !== undefined && context.member !== undefined
      ? { [form.form.member]: context.member }
      : {}),
    param: context.param ?? {},
    instance: context.instance ?? {},
    today: context.today ?? null,
    now: context.now ?? null,
  };
}

function isRecord(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
