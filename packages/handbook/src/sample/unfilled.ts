import { isBlank, objectOf, valueAt, type CompiledField } from '@fiveones/forms';
import type { Json } from '@fiveones/definition';
import type { Inline } from '../block.ts';
import { isGroup, isTable } from '../chapter/sheet.ts';
import { feelWords } from '../feel-words.ts';
import { besides, type Naming } from '../naming.ts';
import type { Filled } from './filled.ts';

/** A field that an example leaves open, and why. */
interface Open {
  readonly label: string;
  readonly why: string;
}

/** A longer condition is told with the field, below. */
const longestReason = 48;
const reasons = {
  optional: '可以不填',
  elsewhere: '在别的步骤填',
  later: '办到后面由系统写入',
  hidden: '例子里用不着（条件见填写说明）',
} as const;

/** What an example leaves open, those of one reason together, in the order of the form. */
export function unfilledItems(filled: Filled, naming: Naming): readonly { readonly text: Inline }[] {
  const byReason = new Map<string, string[]>();
  for (const { label, why } of openIn(filled.form.root, filled, naming)) {
    const labels = byReason.get(why) ?? [];
    byReason.set(why, labels.includes(label) ? labels : [...labels, label]);
  }
  return [...byReason].map(([why, labels]) => ({
    text: [{ text: `不填：${labels.join('、')}` }, { text: `——${why}`, tone: 'soft' as const }],
  }));
}

function openIn(field: CompiledField, filled: Filled, naming: Naming): readonly Open[] {
  return field.children.flatMap((child): readonly Open[] => {
    const state = filled.state.fields.get(child.path);
    if (state?.visible !== true)
      return [
        {
          label: child.label,
          why: state?.withheld === true ? reasons.elsewhere : reasonOf(child, filled, naming),
        },
      ];
    const value = valueAt(filled.value, child.path);
    if (isTable(child))
      return Array.isArray(value)
        ? columnsOpen(child, value as readonly Json[], { filled, naming })
        : [optional(child)];
    if (isGroup(child) && !isBlank(value)) return openIn(child, filled, naming);
    return isBlank(value) ? [optional(child)] : [];
  });
}

const optional = ({ label, readonly }: CompiledField): Open => ({
  label,
  why: readonly ? reasons.later : reasons.optional,
});

/** The columns of a list in which no line says anything. */
function columnsOpen(
  list: CompiledField,
  rows: readonly Json[],
  { filled, naming }: { readonly filled: Filled; readonly naming: Naming },
): readonly Open[] {
  if (rows.length === 0 || list.item === undefined) return [];
  return list.item.children.flatMap((column): readonly Open[] => {
    if (rows.some((row) => !isBlank(objectOf(row)[column.key]))) return [];
    const label = `${list.label}的${column.label}`;
    return [
      column.expressions.visible === undefined
        ? { ...optional(column), label }
        : { label, why: reasonOf(column, filled, naming) },
    ];
  });
}

function reasonOf(field: CompiledField, { form }: Filled, naming: Naming): string {
  const condition = field.schema['x-visible'];
  const words = condition === undefined ? '' : feelWords(condition, besides(field, form, naming));
  return words === '' || words.length > longestReason ? reasons.hidden : `只在这时填：${words}`;
}
