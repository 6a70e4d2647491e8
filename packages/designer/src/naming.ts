import { draftFiles, parsePackage, type Json } from '@fiveones/definition';
import { namingOf, type Naming } from '@fiveones/handbook';
import { today } from './context.tsx';
import type { Files, Pack } from './pack.ts';

const told = /^(?:(?:template|parameters|data)\.json$|(?:forms|types)\/)/;
let last: { readonly parts: Files; readonly naming: Naming | undefined } | undefined;

/** What the names in formulas are called; nothing while a form or a parameter of the draft cannot be read. */
export const namingIn = (pack: Pack): Naming | undefined => {
  const parts = Object.fromEntries(Object.entries(pack.files).filter(([file]) => told.test(file)));
  if (last === undefined || !sameParts(last.parts, parts)) {
    const parsed = parsePackage(draftFiles(parts));
    last = { parts, naming: parsed.ok ? namingOf(parsed.package, { region: '*', day: today }) : undefined };
  }
  return last.naming;
};

const sameParts = (one: Files, other: Files): boolean => {
  const files: readonly [string, Json][] = Object.entries(other);
  return Object.keys(one).length === files.length && files.every(([file, json]) => one[file] === json);
};
