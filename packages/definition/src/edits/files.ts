import type { Json } from '../basics.ts';
import type { PackageDraft } from '../files.ts';
import type { PathStep } from '../problem.ts';
import { build, type Built, labelOf, type Sheet } from './sheet.ts';

/** Puts other content in place of a file's, as the source view does. */
export function replaceFile(
  draft: PackageDraft,
  asked: { readonly file: string; readonly value: Json },
): Built {
  return build(draft, 'replaceFile', asked, (sheet) => {
    if (there(sheet, asked.file)) sheet.put(asked.file, [], asked.value);
  });
}

/** Adds a file. */
export function addFile(draft: PackageDraft, asked: { readonly file: string; readonly value: Json }): Built {
  return build(draft, 'addFile', asked, (sheet) => {
    sheet.label = labelOf(asked.value) || asked.file;
    if (sheet.value(asked.file) !== undefined)
      return sheet.refuse('already-there', asked.file, [], { name: asked.file });
    sheet.put(asked.file, [], asked.value);
  });
}

/** Takes a file away. */
export function removeFile(draft: PackageDraft, asked: { readonly file: string }): Built {
  return build(draft, 'removeFile', asked, (sheet) => {
    if (there(sheet, asked.file)) sheet.put(asked.file, [], undefined);
  });
}

/** Sets a value anywhere in a file; `undefined` takes it away. For parts that have no builder of their own. */
export function setValue(
  draft: PackageDraft,
  asked: { readonly file: string; readonly path: readonly PathStep[]; readonly value: Json | undefined },
): Built {
  return build(draft, 'setValue', asked, (sheet) => {
    if (there(sheet, asked.file)) sheet.put(asked.file, asked.path, asked.value);
  });
}

/** Inserts into a list anywhere in a file, before `index` (at the end when absent). */
export function insertValue(
  draft: PackageDraft,
  asked: {
    readonly file: string;
    readonly path: readonly PathStep[];
    readonly value: Json;
    readonly index?: number;
  },
): Built {
  return build(draft, 'insertValue', asked, (sheet) => {
    if (there(sheet, asked.file)) sheet.insert(asked.file, asked.path, asked.value, asked.index);
    sheet.label = labelOf(asked.value) || sheet.label;
  });
}

/** Moves a key or an element among its neighbours; `index` counts without it. */
export function moveValue(
  draft: PackageDraft,
  asked: { readonly file: string; readonly path: readonly PathStep[]; readonly index: number },
): Built {
  return build(draft, 'moveValue', asked, (sheet) => {
    if (!there(sheet, asked.file)) return;
    if (sheet.value(asked.file, asked.path) === undefined)
      return sheet.refuse('no-such-place', asked.file, asked.path, {});
    sheet.move(asked.file, asked.path, asked.index);
  });
}

function there(sheet: Sheet, file: string): boolean {
  const content = sheet.value(file);
  sheet.label = labelOf(content) || file;
  if (content === undefined) sheet.refuse('no-such-file', file, [], { file });
  return content !== undefined;
}
