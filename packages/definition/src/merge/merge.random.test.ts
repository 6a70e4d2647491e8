import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../basics.ts';
import { canonicalJson } from '../canonical.ts';
import { applyEdit, invertEdit } from '../edit.ts';
import { editBetween } from '../edits/between.ts';
import { kindOfFile, type PackageDraft } from '../files.ts';
import { played, plays } from '../gestures.example.ts';
import { isList, isObject } from '../json.ts';
import { library } from '../library.example.ts';
import { parseDraft } from '../parse.ts';
import { type Choices, merge, type Merged } from './merge.ts';
import type { Side } from './three-way.ts';

const runs = { numRuns: 200 };
const base = library;
const sides = fc
  .tuple(plays(8), plays(8))
  .map(([a, b]) => ({ base, ours: played(base, a).draft, theirs: played(base, b).draft }));
const text = (draft: PackageDraft) =>
  JSON.stringify(Object.entries(draft).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What a draft says but for where things stand: lists of things by id, and no layout. */
const said = (draft: PackageDraft): string =>
  canonicalJson(
    Object.fromEntries(
      Object.entries(draft)
        .filter(([file]) => kindOfFile(file)?.kind !== 'layout')
        .map(([file, json]) => [file, sorted(json)]),
    ),
  );
function sorted(json: Json): Json {
  if (isList(json)) return json.map(sorted).sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
  if (!isObject(json)) return json;
  const { rows: _, ...rest } = json;
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, sorted(value)]));
}

const all = ({ conflicts }: Merged, side: Side): Choices =>
  Object.fromEntries(conflicts.map(({ key }) => [key, side]));

it('two sides that are alike are merged into the same, and nothing is asked', () => {
  fc.assert(
    fc.property(plays(12), (play) => {
      const { draft } = played(base, play);
      const { draft: merged, conflicts } = merge({ base, ours: draft, theirs: played(base, play).draft });
      expect(conflicts).toEqual([]);
      expect(text(merged)).toBe(text(draft));
    }),
    runs,
  );
});

it('where only one side has changed anything, the result is that side, letter by letter', () => {
  fc.assert(
    fc.property(plays(12), (play) => {
      const { draft } = played(base, play);
      for (const versions of [
        { base, ours: draft, theirs: base },
        { base, ours: base, theirs: draft },
      ]) {
        const merged = merge(versions);
        expect(merged.conflicts).toEqual([]);
        expect(text(merged.draft)).toBe(text(draft));
      }
    }),
    runs,
  );
});

it('the same is in dispute whichever side is called ours, and the same choices make the same of it', () => {
  fc.assert(
    fc.property(sides, fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), ({ ours, theirs }, coins) => {
      const here = merge({ base, ours, theirs });
      const there = merge({ base, ours: theirs, theirs: ours });
      const keys = ({ conflicts }: Merged) => conflicts.map(({ key }) => key).sort();
      expect(keys(there)).toEqual(keys(here));
      const side = (key: string, mine: Side): Side => {
        const taken = coins[keys(here).indexOf(key) % coins.length];
        return taken ? mine : mine === 'ours' ? 'theirs' : 'ours';
      };
      const chosen = (mine: Side) => Object.fromEntries(keys(here).map((key) => [key, side(key, mine)]));
      expect(said(merge({ base, ours: theirs, theirs: ours }, chosen('theirs')).draft)).toBe(
        said(merge({ base, ours, theirs }, chosen('ours')).draft),
      );
    }),
    runs,
  );
});

it('what is merged can be read, or says why not', () => {
  fc.assert(
    fc.property(sides, fc.constantFrom<Side>('ours', 'theirs'), (versions, side) => {
      const { draft, open } = merge(versions, all(merge(versions), side));
      expect(open).toEqual([]);
      const parsed = parseDraft(draft);
      if (!parsed.ok) expect(parsed.problems.map(({ code }) => code)).not.toEqual([]);
      if (parseDraft(versions.ours).ok && parseDraft(versions.theirs).ok)
        expect(parsed).toMatchObject({ ok: true });
    }),
    runs,
  );
});

it('merging again what was merged changes nothing and asks nothing', () => {
  fc.assert(
    fc.property(sides, fc.constantFrom<Side>('ours', 'theirs'), (versions, side) => {
      const once = merge(versions, all(merge(versions), side)).draft;
      const again = merge({ base: versions.theirs, ours: once, theirs: versions.theirs });
      expect(again.conflicts).toEqual([]);
      expect(text(again.draft)).toBe(text(once));
    }),
    runs,
  );
});

it('a merge laid on our draft as one edit gives the merge, and undone our draft again, whatever order the files have', () => {
  fc.assert(
    fc.property(sides, ({ ours, theirs: other }) => {
      const theirs = Object.fromEntries(Object.entries(other).reverse());
      const merged = merge({ base, ours, theirs }).draft;
      const edit = editBetween(ours, merged, { name: 'mergeUpstream', params: {} });
      const applied = applyEdit(ours, edit);
      if (!applied.ok) throw new Error(JSON.stringify([applied.problem, edit]));
      expect(text(applied.after)).toBe(text(merged));
      const undone = applyEdit(applied.after, invertEdit(edit));
      expect(undone.ok && text(undone.after)).toBe(text(ours));
    }),
    runs,
  );
});
