import { namesPerson } from '@fiveones/definition';
import type { CompiledField, CompiledForm, FieldKindName } from '@fiveones/forms';
import { wholeKinds } from '../chapter/sheet.ts';

/** What stands for an answer that is nobody else's business: in its own place, and inside a text that tells it. */
export interface Stand {
  readonly own: string;
  readonly inText: string;
  /** So many letters at least make a text that is not found elsewhere by chance. */
  readonly shortest: number;
}

/** Fields whose answers no example shows, by the path of the field, each with what stands for it. */
export type PrivateFields = ReadonlyMap<string, Stand>;

const known = new WeakMap<CompiledForm, PrivateFields>();

/** What a form asks that is private: by its marks, its kinds, and what it calls a name or an address. */
export function privateFields(form: CompiledForm): PrivateFields {
  const found = known.get(form) ?? new Map(privateIn(form.root, false));
  known.set(form, found);
  return found;
}

function privateIn(field: CompiledField, within: boolean): readonly (readonly [string, Stand])[] {
  const inside = within || handsDown(field);
  const parts = partsOf(field);
  if (parts.length > 0) return parts.flatMap((part) => privateIn(part, inside));
  if (field.kind === 'signature')
    return [field, ...field.children.filter((part) => isPrivate(part) || part.kind === 'files')].map(
      (part) => [part.path, { ...standFor(part), ...(part.kind === 'files' && { own: '〈签字〉' }) }],
    );
  return field.path !== '' && (inside || isPrivate(field)) ? [[field.path, standFor(field)]] : [];
}

const partsOf = (field: CompiledField): readonly CompiledField[] =>
  wholeKinds.has(field.kind) ? [] : [...field.children, ...(field.item ? [field.item] : [])];

/** Classes that say what an answer is about, and so hold for all that stands in a group; the others name a number. */
const subjects = /M[45]/;

/**
 * Whether a mark on a group holds for each of its parts. One that names several classes sums up the marks that the
 * parts bear themselves, where they bear any.
 */
function handsDown(field: CompiledField): boolean {
  const mark = field.schema['x-sensitivity'] ?? '';
  if (!subjects.test(mark) || partsOf(field).length === 0) return false;
  return mark.length <= 2 || !partsOf(field).some(bearsMark);
}

const bearsMark = (field: CompiledField): boolean =>
  field.schema['x-sensitivity'] !== undefined || partsOf(field).some(bearsMark);

const isPrivate = (field: CompiledField): boolean =>
  field.schema['x-sensitivity'] !== undefined ||
  ofKind[field.kind] !== undefined ||
  tellsWho(field) ||
  tellsWhere(field) ||
  tellsNumber(field);

/** Kinds whose every answer points at somebody. */
const ofKind: Readonly<Partial<Record<FieldKindName, string>>> = {
  idCard: '身份证号 18 位',
  phone: '电话号码',
  bankAccount: '账号',
  signature: '签字',
  photos: '照片',
  memberRef: '姓名',
  region: '所在区划',
};

/** A name: as the field says, or as its title does, as 监护人 and 登记员; and choices that are people. */
const tellsWho = ({ kind, label, schema }: CompiledField): boolean =>
  namesPerson(schema) ||
  (kind === 'text' && schema['x-names'] !== 'matter' && /(户名|[人员者])$/.test(label)) ||
  (typeof schema['x-options'] === 'string' && /instance\.(people|officials)/.test(schema['x-options']));

const tellsWhere = ({ kind, label }: CompiledField): boolean =>
  kind === 'text' && /(地址|住址|住所|住处)$/.test(label);

/** The number of a paper of one's own, or what is worked out from an identity number: a birthday and a sex. */
const tellsNumber = ({ kind, label, schema }: CompiledField): boolean =>
  (kind === 'text' && /(证号|证件号码?)$/.test(label)) ||
  /\bid(BirthDate|Gender)\(/.test(schema['x-computed'] ?? '');

const filled: Readonly<Partial<Record<FieldKindName, string>>> = {
  ...ofKind,
  choice: '如实勾选',
  choices: '如实勾选',
  boolean: '如实勾选',
  date: '年月日',
  dateTime: '年月日、时间',
  month: '年月',
  money: '金额',
  files: '附件',
};

function standFor(field: CompiledField): Stand {
  const named = tellsWho(field) ? '姓名' : tellsWhere(field) ? '地址' : undefined;
  const own = named ?? filled[field.kind] ?? '如实填写';
  const inText = named ?? ofKind[field.kind] ?? field.label;
  return { own: `〈${own}〉`, inText: `〈${inText}〉`, shortest: named === '姓名' ? 2 : 6 };
}
