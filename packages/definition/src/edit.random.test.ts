import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdit, invertEdit } from './edit.ts';
import type { PackageDraft } from './files.ts';
import { played, plays } from './gestures.example.ts';
import { library } from './library.example.ts';

const texts = (draft: PackageDraft) =>
  Object.fromEntries(Object.keys(library).map((name) => [name, JSON.stringify(draft[name])]));

it('whatever is edited in whatever order, undoing all of it gives the start, key by key in order', () => {
  fc.assert(
    fc.property(plays(30), (play) => {
      const { draft: end, edits } = played(library, play);
      let again = library;
      for (const edit of edits) {
        const applied = applyEdit(again, JSON.parse(JSON.stringify(edit)));
        if (!applied.ok) throw new Error(JSON.stringify([edit, applied.problem]));
        again = applied.after;
      }
      expect(JSON.stringify(again)).toBe(JSON.stringify(end));
      let back = end;
      for (const edit of edits.toReversed()) {
        const undone = applyEdit(back, invertEdit(edit));
        if (!undone.ok) throw new Error(JSON.stringify([edit, undone.problem]));
        back = undone.after;
      }
      expect(texts(back)).toEqual(texts(library));
    }),
    { numRuns: 300 },
  );
});
