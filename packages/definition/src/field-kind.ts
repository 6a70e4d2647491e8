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

const anything = ['string', 'number', 'integer', 'boolean', 'array', 'object'];

/** The JSON types in which each kind keeps its value. */
const typesOf: Readonly<Record<FieldKindName, readonly string[]>> = {
  text: ['string'],
  textarea: ['string'],
  integer: ['integer', 'number'],
  number: ['number', 'integer'],
  money: ['number', 'integer'],
  percent: ['number', 'integer'],
  share: ['number'],
  boolean: ['boolean'],
  choice: ['string', 'number', 'integer', 'boolean'],
  choices: ['array'],
  date: ['string'],
  dateTime: ['string'],
  month: ['string'],
  idCard: ['string'],
  phone: ['string'],
  region: ['string'],
  bankAccount: ['string'],
  files: ['array', 'object', 'string'],
  photos: ['array', 'object', 'string'],
  signature: ['object'],
  person: ['object'],
  rows: ['array'],
  memberRef: ['string'],
  opinions: ['array'],
  object: ['object'],
  computed: anything,
};

/** Whether a kind can keep its value in a JSON type; one that is not said may be any. */
export const fitsType = (kind: FieldKindName, type: string | undefined): boolean =>
  type === undefined || typesOf[kind].includes(type);

/** Whether a word of `x-kind` names a kind. */
export function isFieldKind(word: string): word is FieldKindName {
  return (fieldKindNames as readonly string[]).includes(word);
}

/** How large a form may be with its shared types written out. */
export const formBounds = { deepest: 16, mostFields: 1000 } as const;
