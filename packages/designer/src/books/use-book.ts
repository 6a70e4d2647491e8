import type { Json, JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { freshId, insertValue, moveValue, setValue, type Intent, type PathStep } from '../changes.ts';
import { useDesigner, useFindings, useWorld } from '../context.tsx';
import type { FindingView } from '../findings.ts';
import type { Entry } from '../pack.ts';
import { words } from '../words.ts';
import { opened } from './opened.ts';

/** What can be done to one list, ledger or table. Each is one step of the undo stack. */
export interface Book {
  readonly entry: Entry;
  readonly editable: boolean;
  /** The row that is chosen; empty: none. */
  readonly row: string;
  readonly choose: (row: string) => void;
  readonly change: (what: string, intent: Intent) => void;
  readonly set: (what: string, path: readonly PathStep[], value: Json | undefined) => void;
  /** Puts a new member into a list of the file, before `index` or at its end, and chooses it. */
  readonly add: (what: string, list: string, value: JsonObject, index?: number) => void;
  readonly move: (list: string, row: string, index: number) => void;
  readonly remove: (list: string, row: string) => void;
  readonly found: readonly FindingView[];
}

/** The book that is open, with what can be done to it. */
export const useBook = (entry: Entry): Book => {
  const { store, editable } = useWorld();
  const row = useDesigner((state) => state.seen.entry['books.row'] ?? '');
  const found = useFindings().filter(({ file }) => file === entry.file);
  const choose = (id: string): void =>
    store.getState().look({
      entry: { ...store.getState().seen.entry, ...opened(entry.file, id) },
      focus: undefined,
    });
  const change = (what: string, intent: Intent): void =>
    void store.getState().change(words.deed.set(what), intent);
  return {
    entry,
    editable,
    row,
    choose,
    change,
    found,
    set: (what, path, value) => change(what, setValue(entry.file, path, value)),
    add: (what, list, value, index) => {
      const put =
        entry.json[list] === undefined
          ? setValue(entry.file, [list], [value])
          : insertValue(entry.file, [list], value, index);
      if (!store.getState().change(what, put)) return;
      choose(textOf(value['id']));
      // What is new wants a name first.
      const field = `${list}.${value['label'] === undefined ? 'name' : 'label'}`;
      store.getState().look({ focus: { field, count: Date.now() } });
    },
    move: (list, id, index) => change(words.books.up, moveValue(entry.file, [list, { id }], index)),
    remove: (list, id) => {
      change(words.books.remove, setValue(entry.file, [list, { id }], undefined));
      choose('');
    },
  };
};

/** The members of a list of a file. */
export const rowsOf = (entry: Entry, list: string): readonly JsonObject[] =>
  listOf(entry.json[list]).map(objectOf);

/** An id that no member of the list has: the stem with the smallest free number. */
export const freshRow = (rows: readonly JsonObject[], stem: string): string =>
  freshId(
    rows.map((row) => textOf(row['id'])),
    stem,
  );

/** A text, or nothing when it is empty. */
export const orNothing = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** Words that stand one after the other with 、 between them. */
export const wordsIn = (text: string): readonly string[] =>
  text
    .split(/[、,，;；]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
