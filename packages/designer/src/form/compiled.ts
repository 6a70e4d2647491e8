import { Form, SharedType, expandForm, type JsonObject } from '@fiveones/definition';
import { compileForm, type CompiledForm } from '@fiveones/forms';
import { textOf } from '@fiveones/chart';
import { parameterValue, type Pack } from '../pack.ts';

/** A form made ready to draw, or `undefined` while what stands in the draft cannot be drawn. */
export const compiledForm = (pack: Pack, id: string): CompiledForm | undefined => {
  const entry = pack.forms.find((form) => form.id === id);
  const form = Form.safeParse(entry?.json);
  if (!form.success) return undefined;
  const types = Object.fromEntries(
    pack.types.flatMap((type) => {
      const read = SharedType.safeParse(type.json);
      return read.success ? [[type.id, read.data]] : [];
    }),
  );
  const expanded = expandForm({ forms: { [id]: form.data }, types }, id);
  return expanded.ok ? compileForm(form.data, expanded.schema) : undefined;
};

/** The parameters as they are today everywhere, for formulas in a preview. */
export const parametersToday = (pack: Pack, today: string): JsonObject =>
  Object.fromEntries(
    pack.parameters.map((one) => [textOf(one['id']), parameterValue(pack, textOf(one['id']), today) ?? null]),
  );
