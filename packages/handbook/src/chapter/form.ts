import type { CompiledField, CompiledForm } from '@fiveones/forms';
import type { Block, Section } from '../block.ts';
import { feelWords } from '../feel-words.ts';
import { besides, type Naming } from '../naming.ts';
import type { Filled } from '../sample/filled.ts';
import { sampleOf } from '../sample/sample.ts';
import { sensitivityWords } from '../words.ts';
import { blankSheet, longestChoices } from './blank.ts';
import { basisWords, below, ownAt, stacked, type Chapter } from './context.ts';
import { formName } from './deed.ts';
import { wholeKinds } from './sheet.ts';

/** A form as a blank table for A4, filled in below it as an example, and what is to be known for filling it in. */
export function formSection(chapter: Chapter, form: CompiledForm, filled: Filled | undefined): Section {
  const { naming } = chapter;
  const { note, basis } = form.form;
  return below(chapter, `form.${form.id}`, formName(form.id, naming), [
    ...(note === undefined ? [] : [{ kind: 'text' as const, text: note }]),
    ...(basis === undefined ? [] : [{ kind: 'text' as const, text: `依据：${basisWords(basis, naming)}` }]),
    blankSheet(form),
    ...(filled === undefined ? [] : sampleOf(filled, naming)),
    ...ownAt(chapter, `sample.${form.id}`, '填写示例'),
    ...fillingNotes(form, naming),
  ]);
}

/** The fields that a person answers: not the parts of a signature or of an attached file. */
const askedIn = (field: CompiledField): readonly CompiledField[] =>
  wholeKinds.has(field.kind)
    ? []
    : [...field.children, ...(field.item === undefined ? [] : [field.item])].flatMap((inner) => [
        inner,
        ...askedIn(inner),
      ]);

/** What must be known for filling in, field by field, where there is anything. */
function fillingNotes(form: CompiledForm, naming: Naming): readonly Block[] {
  const rows = askedIn(form.root).flatMap((field) => {
    const text =
      field.key === '*' ? '' : notesOf(field, `${form.key}.${field.dotted}`, besides(field, form, naming));
    return text === '' ? [] : [{ cells: [field.label, text] }];
  });
  return rows.length === 0
    ? []
    : [
        { kind: 'lead', text: '填写说明（* 必填）' },
        {
          kind: 'table',
          columns: [
            { title: '栏目', width: 26 },
            { title: '怎么填', width: 84 },
          ],
          rows,
        },
      ];
}

function notesOf(
  { schema, options, expressions, kind }: CompiledField,
  place: string,
  naming: Naming,
): string {
  const told = (feel: unknown, wanted?: string): string =>
    typeof feel === 'string' ? feelWords(feel, naming, {}, wanted) : '';
  const choices = options?.map(({ label: name }) => name).join('、') ?? '';
  const { minimum, maximum, minItems } = schema;
  return stacked(
    schema['x-hint'] ?? schema.description,
    expressions.visible !== undefined && `只在这时填：${told(schema['x-visible'])}`,
    expressions.required !== undefined &&
      typeof schema['x-required'] === 'string' &&
      `这时必填：${told(schema['x-required'])}`,
    expressions.computed !== undefined && `自动算出：${told(schema['x-computed'], place)}`,
    choices.length * 1.4 > longestChoices && `选项：${choices}`,
    typeof minimum === 'number' && typeof maximum === 'number' && `${minimum}—${maximum}`,
    minItems !== undefined && minItems > 0 && kind !== 'choices' && `至少 ${minItems} 项`,
    ...(schema['x-check'] ?? []).map(({ message }) => `核对：${message}`),
    schema['x-sensitivity'] !== undefined &&
      `敏感信息（${(schema['x-sensitivity'].match(/M\d/g) ?? []).map((one) => sensitivityWords[one] ?? one).join('；')}），只给有权的岗位看`,
  );
}
