/** All that a field can be: the words of `x-kind`. */
export const fieldKindNames = [
  'text',
  'textarea',
  'integer',
  'number',
  'money',
  'percent',
  'share',
  'boolean',
  'choice',
  'choices',
  'date',
  'dateTime',
  'month',
  'idCard',
  'phone',
  'region',
  'bankAccount',
  'files',
  'photos',
  'signature',
  'person',
  'rows',
  'memberRef',
  'opinions',
  'object',
  'computed',
] as const;
/** One of `fieldKindNames`. */
export type FieldKindName = (typeof fieldKindNames)[number];

/** Whether a word of `x-kind` names a kind. */
export function isFieldKind(word: string): word is FieldKindName {
  return (fieldKindNames as readonly string[]).includes(word);
}

/** How large a form may be with its shared types written out. */
export const formBounds = { deepest: 16, mostFields: 1000 } as const;
