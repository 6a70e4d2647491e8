import {
  formBounds,
  fitsType,
  isFieldKind,
  narrowedRights,
  unsupportedKeywords,
  type FieldRights,
  type FieldSchema,
  type Form,
} from '@fiveones/definition';
import { compile, type Expression } from './expression.ts';
import { feelFunctions, type FormFunction } from './feel-functions.ts';
import type { CompiledCheck, CompiledField, CompiledForm, Expressions } from './field.ts';
import { kindOf } from './field-kinds.ts';
import { optionsOf } from './kinds/choice.ts';
import { linearPattern } from './pattern.ts';
import { below } from './pointer.ts';
import type { FormProblem, FormProblemCode, Params } from './problem.ts';

const { deepest, mostFields } = formBounds;

/** What a compilation may be told. */
export interface CompileOptions {
  /** Names of the instance's data that expressions may use. Undefined: any name is taken for data. */
  readonly dataNames?: readonly string[];
  /** Functions beyond those of FEEL; default `feelFunctions()`, without a calendar. */
  readonly functions?: Readonly<Record<string, FormFunction>>;
}

/**
 * Makes a form ready. `expanded` is its schema with the shared types put in place of their `$ref`. A compiled form is
 * always answered, so that a designer can draw a half-finished one; `problems` says what is wrong with it, and one
 * with problems may not be published.
 */
export function compileForm(
  form: Form,
  expanded: FieldSchema = form.schema,
  options: CompileOptions = {},
): CompiledForm {
  const builder = new Builder(form, options);
  const root = builder.field(
    { schema: expanded, key: '', path: '', dotted: '', required: true, label: form.name },
    { names: [], rights: builder.formRights, above: [] },
  );
  return {
    id: form.id,
    key: form.key,
    name: form.name,
    title: form.title ?? form.name,
    form,
    schema: expanded,
    root,
    fields: builder.fields,
    problems: [...builder.problems, ...sectionProblems(form, builder.fields)],
  };
}

interface Place {
  readonly schema: FieldSchema;
  readonly key: string;
  readonly path: string;
  readonly dotted: string;
  readonly required: boolean;
  /** What it is called where its schema says nothing. */
  readonly label?: string;
}

interface Around {
  /** Names of the fields around this one, and `row` inside a list. */
  readonly names: readonly string[];
  readonly rights: FieldRights | undefined;
  readonly above: readonly FieldSchema[];
}

class Builder {
  readonly fields: CompiledField[] = [];
  readonly problems: FormProblem[] = [];
  readonly formRights: FieldRights | undefined;
  private readonly form: Form;
  private readonly options: CompileOptions;
  private readonly functions: Readonly<Record<string, FormFunction>>;
  private count = 0;

  constructor(form: Form, options: CompileOptions) {
    this.form = form;
    this.options = options;
    this.functions = options.functions ?? withoutCalendar;
    this.formRights =
      form.rights === undefined ? undefined : { edit: form.rights.edit, view: form.rights.view };
  }

  field(place: Place, around: Around): CompiledField {
    const { schema, key, path } = place;
    this.inspect(schema, path);
    const rights = narrowedRights(around.rights, schema['x-rights']);
    const slot = path === '' ? -1 : this.fields.length;
    const inner = {
      names: [...around.names, ...Object.keys(schema.properties ?? {})],
      rights,
      above: [...around.above, schema],
    };
    if (slot >= 0) this.fields.push(blank);
    const open = this.mayDescend(schema, path, around);
    const field: CompiledField = {
      key,
      path,
      dotted: place.dotted,
      kind: kindOf(schema),
      schema,
      label: schema.title ?? place.label ?? key,
      required: place.required || schema['x-required'] === true,
      readonly: schema['x-readonly'] === true || schema['x-computed'] !== undefined,
      options: optionsOf(schema),
      expressions: this.expressions(schema, path, path === '' ? inner.names : around.names),
      rights,
      children: open ? this.children(place, inner) : [],
      item: open ? this.item(place, inner) : undefined,
    };
    if (slot >= 0) this.fields[slot] = field;
    return field;
  }

  private children(place: Place, inner: Around): readonly CompiledField[] {
    const { schema, path, dotted } = place;
    return Object.entries(schema.properties ?? {}).map(([key, child]) =>
      this.field(
        {
          schema: child,
          key,
          path: below(path, key),
          dotted: dotted === '' ? key : `${dotted}.${key}`,
          required: schema.required?.includes(key) ?? false,
        },
        inner,
      ),
    );
  }

  private item(place: Place, inner: Around): CompiledField | undefined {
    const items = place.schema.items;
    if (items === undefined) return undefined;
    const row = {
      schema: items,
      key: '*',
      path: below(place.path, '*'),
      dotted: place.dotted,
      required: true,
      label: place.schema.title ?? place.label ?? place.key,
    };
    return this.field(row, { ...inner, names: [...inner.names, 'row'] });
  }

  private mayDescend(schema: FieldSchema, path: string, around: Around): boolean {
    if (around.above.includes(schema)) return this.tell('form-recursion', path);
    if (around.above.length >= deepest) return this.tell('form-too-deep', path, { most: deepest });
    this.count += 1;
    if (this.count === mostFields + 2) this.tell('form-too-many-fields', '', { most: mostFields });
    return this.count <= mostFields + 1;
  }

  private inspect(schema: FieldSchema, path: string): void {
    const kind = schema['x-kind'];
    if (kind !== undefined && !isFieldKind(kind)) this.tell('form-kind-unknown', path, { kind });
    if (kind !== undefined && isFieldKind(kind) && !fitsType(kind, schema.type))
      this.tell('form-kind-type', path, { kind, type: schema.type ?? '' });
    if (schema.$ref !== undefined) this.tell('form-ref-unresolved', path, { ref: schema.$ref });
    for (const keyword of unsupportedKeywords)
      if (schema[keyword] !== undefined) this.tell('form-keyword-unsupported', path, { keyword });
    if (schema.oneOf !== undefined && optionsOf(schema) === undefined)
      this.tell('form-keyword-unsupported', path, { keyword: 'oneOf' });
    const { pattern } = schema;
    if (pattern !== undefined && linearPattern(pattern) === undefined)
      this.tell('form-pattern', path, { pattern });
  }

  private expressions(schema: FieldSchema, path: string, names: readonly string[]): Expressions {
    const of = (source: unknown): Expression | undefined =>
      typeof source === 'string' ? this.expression(source, path, names) : undefined;
    const compiled = {
      visible: of(schema['x-visible']),
      required: of(schema['x-required']),
      computed: of(schema['x-computed']),
      initial: of(schema['x-default']),
      readonly: of(schema['x-readonly']),
      options: of(schema['x-options']),
    };
    const present = Object.entries(compiled).filter(([, expression]) => expression !== undefined);
    return { ...Object.fromEntries(present), checks: this.checks(schema, of) };
  }

  private checks(
    schema: FieldSchema,
    of: (source: unknown) => Expression | undefined,
  ): readonly CompiledCheck[] {
    return (schema['x-check'] ?? []).flatMap(({ that, message }) => {
      const expression = of(that);
      return expression === undefined ? [] : [{ that: expression, message }];
    });
  }

  private expression(source: string, path: string, names: readonly string[]): Expression | undefined {
    const { dataNames } = this.options;
    const { key, member } = this.form;
    const known = [
      ...names,
      ...outerNames,
      key,
      ...(member === undefined ? [] : [member]),
      ...(dataNames ?? []),
    ];
    const compiled = compile(source, {
      names: known,
      open: dataNames === undefined,
      functions: this.functions,
    });
    if (compiled.ok) return compiled.expression;
    this.tell('form-feel', path, { source, message: compiled.message });
    return undefined;
  }

  private tell(code: FormProblemCode, at: string, params: Params = {}): false {
    this.problems.push({ code, at, params });
    return false;
  }
}

const withoutCalendar = feelFunctions();

const outerNames = ['param', 'instance', 'today', 'now'];

// Stands in the list until its field is whole, so that parents come before their children.
const blank: CompiledField = {
  key: '',
  path: '',
  dotted: '',
  kind: 'computed',
  schema: {},
  label: '',
  required: false,
  readonly: true,
  options: undefined,
  expressions: { checks: [] },
  rights: undefined,
  children: [],
  item: undefined,
};

function sectionProblems(form: Form, fields: readonly CompiledField[]): readonly FormProblem[] {
  const known = new Set(fields.map((field) => field.dotted));
  return form.sections.flatMap((section) =>
    section.rows
      .flat()
      .filter((name) => !known.has(name))
      .map((field) => ({
        code: 'form-section-field-unknown' as const,
        params: { section: section.title, field },
        at: '',
      })),
  );
}
