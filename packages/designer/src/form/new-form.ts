import type { JsonObject } from '@fiveones/definition';
import { freshId } from '../changes.ts';
import type { Pack } from '../pack.ts';
import { words } from '../words.ts';

/** An empty form with one section; `role` are the letters of those who fill it. */
export const newForm = (
  pack: Pack,
  name: string,
  role: string,
): { readonly id: string; readonly file: string; readonly value: JsonObject } => {
  const id = freshId(
    pack.forms.map((form) => form.id),
    'form',
  );
  return {
    id,
    file: `forms/${id}.json`,
    value: {
      id,
      key: id.replace(/-/g, ''),
      name,
      title: name,
      rights: { edit: role, view: [...new Set(`${role}TRC`)].join('') },
      schema: { type: 'object', properties: {}, required: [] },
      sections: [{ id: 'main', title: words.form.section, rows: [] }],
    },
  };
};
