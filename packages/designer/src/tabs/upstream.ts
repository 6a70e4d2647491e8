import { objectOf, textOf } from '@fiveones/chart';
import type { Files } from '../pack.ts';
import { changeLines, type ChangeLine } from './comparison.ts';

/** The package and the version that a package was made from; `undefined` where it was made from none. */
export function upstreamOf(files: Files): { readonly id: string; readonly version: string } | undefined {
  const { id, version } = objectOf(objectOf(files['template.json'])['upstream']);
  return typeof id === 'string' && typeof version === 'string' ? { id, version } : undefined;
}

/** The name that a package gives itself. */
export const nameOfPackage = (files: Files): string => textOf(objectOf(files['template.json'])['name']);

/** A thing that both sides changed, and what each did to it. */
interface BothChanged {
  readonly thing: string;
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
}

/** What came from upstream since a package was made from it: what only upstream changed, and what both did. */
interface UpstreamNews {
  readonly theirs: readonly ChangeLine[];
  readonly both: readonly BothChanged[];
  /** Changes of upstream in all. */
  readonly count: number;
}

/** Sets both sides against the version that they have in common; `undefined` while one of them cannot be read. What a package is called is its own. */
export function newsOf(common: Files, theirs: Files, ours: Files): UpstreamNews | undefined {
  const [their, our] = [changeLines(common, theirs), changeLines(common, ours)];
  if (their === undefined || our === undefined) return undefined;
  const told = their.filter(({ area }) => area !== 'template');
  const changedHere = new Set(our.filter(({ area }) => area !== 'template').map(({ thing }) => thing));
  const shared = [...new Set(told.map(({ thing }) => thing))].filter((thing) => changedHere.has(thing));
  const about = (lines: readonly ChangeLine[], thing: string): readonly string[] =>
    lines.filter((line) => line.thing === thing).map(({ sentence }) => sentence);
  return {
    theirs: told.filter(({ thing }) => !changedHere.has(thing)),
    both: shared.map((thing) => ({ thing, theirs: about(told, thing), ours: about(our, thing) })),
    count: told.length,
  };
}
