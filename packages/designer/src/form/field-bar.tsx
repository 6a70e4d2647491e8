import { ChevronDown, ChevronUp, Copy, Trash2 } from 'lucide-react';
import { useWorld } from '../context.tsx';
import type { Entry } from '../pack.ts';
import { words } from '../words.ts';
import { phoneWords } from '../words-phone.ts';
import { copyField, dropField, shiftField } from './field-deeds.ts';
import type { FieldEntry } from './fields.ts';

/** What can be done with a field: up, down, copy, delete; on a phone each with its name below. */
export const FieldDeeds = ({
  form,
  field,
  onSelect,
}: {
  readonly form: Entry;
  readonly field: FieldEntry;
  readonly onSelect: (field: string | undefined) => void;
}) => {
  const { store, phone } = useWorld();
  const shared = field.at === undefined;
  const size = phone ? 18 : 15;
  const said = (name: string) => (phone ? <span aria-hidden>{name}</span> : null);
  return (
    <>
      <button
        type="button"
        aria-label={words.form.up}
        onClick={() => shiftField(store, form, field.path, -1)}
      >
        <ChevronUp size={size} aria-hidden />
        {said(phoneWords.up)}
      </button>
      <button
        type="button"
        aria-label={words.form.down}
        onClick={() => shiftField(store, form, field.path, 1)}
      >
        <ChevronDown size={size} aria-hidden />
        {said(phoneWords.down)}
      </button>
      <button
        type="button"
        aria-label={words.form.duplicate}
        disabled={shared}
        onClick={() => onSelect(copyField(store, form, field.path, field.schema) ?? field.path)}
      >
        <Copy size={size - 1} aria-hidden />
        {said(phoneWords.copy)}
      </button>
      <button
        type="button"
        aria-label={words.form.remove}
        disabled={shared}
        onClick={() => dropField(store, form, field.path, field.title) && onSelect(undefined)}
      >
        <Trash2 size={size - 1} aria-hidden />
        {said(phoneWords.remove)}
      </button>
    </>
  );
};
