import type { FieldSchema, JsonObject } from '@fiveones/definition';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { isDate, isDateTime } from './civil-date.ts';
import type { CompiledForm } from './field.ts';
import { matches } from './pattern.ts';
import type { FormState } from './state.ts';

/** What ajv has against a value: where, and which keyword of JSON Schema. */
interface AjvFinding {
  readonly path: string;
  readonly keyword: string;
}

/**
 * A second, independent reading of the form's JSON Schema, for the server: whatever passes `checkForm` must pass here.
 * ajv generates code, so this stands apart from what browsers load.
 */
export function ajvCheck(form: CompiledForm): (value: JsonObject, state: FormState) => readonly AjvFinding[] {
  const validate = compileSchema(form.schema);
  return (value, state) => {
    if (validate(value)) return [];
    return (validate.errors ?? []).map(findingOf).filter((finding) => concerns(finding, state));
  };
}

// RE2JS for user patterns: linear time whatever the pattern. ajv keeps one expression for each text that `toString`
// answers, so without it every pattern would be the first one. `code` only matters for generated source.
const linear = (pattern: string) => ({
  test: (text: string) => matches(pattern, text),
  toString: () => pattern,
});
const regExp = Object.assign(linear, { code: 'linear' });

// What JSON Schema says of schemas takes longer to make ready than any form, so it is made ready once for all of them.
const schemasThemselves = new Ajv2020({ strict: false });

/** Each form has an ajv of its own: what one keeps by name is not mixed with another's. */
function compileSchema(schema: FieldSchema): ValidateFunction {
  const { $id: _, ...anonymous } = schema;
  void schemasThemselves.validateSchema(anonymous, true);
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    // Most forms are checked a few times only: shorter code is not worth the time that it takes to shorten it.
    code: { regExp, optimize: false },
    formats: { date: isDate, 'date-time': isDateTime },
    validateFormats: true,
    // A format that is not ours says nothing, as JSON Schema has it.
    logger: false,
    meta: false,
    validateSchema: false,
  });
  return ajv.compile(anonymous);
}

function findingOf(error: ErrorObject): AjvFinding {
  const missing: unknown = error.params['missingProperty'];
  const path = typeof missing === 'string' ? `${error.instancePath}/${missing}` : error.instancePath;
  return { path, keyword: error.keyword };
}

/** What is hidden or not this person's to fill does not count, nor the branches of a choice beside the choice itself. */
function concerns({ path, keyword }: AjvFinding, state: FormState): boolean {
  if (keyword === 'const' && path !== '') return state.fields.get(path)?.options === undefined;
  const at = state.fields.get(path);
  if (keyword === 'required') return at !== undefined && at.visible && at.required && !at.readonly;
  return at === undefined || (at.visible && !at.readonly);
}
