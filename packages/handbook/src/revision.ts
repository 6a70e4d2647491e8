import { difference, differenceAreas, differenceWords, type Package } from '@fiveones/definition';
import type { Block } from './block.ts';
import { areaWords } from './words.ts';

/** What changed since the version before, in the words of the designer's list of changes, part by part. */
export function revisionNote(before: Package, after: Package): readonly Block[] {
  const all = difference(before, after).filter(({ area }) => area !== 'scenarios');
  const [from, to] = [before.template.version, after.template.version];
  if (all.length === 0) return [{ kind: 'text', text: `${to} 与 ${from} 相比，内容没有变化。` }];
  return [
    { kind: 'text', text: `${to} 与 ${from} 相比，有 ${all.length} 处变化：` },
    ...differenceAreas.flatMap((area): readonly Block[] => {
      const items = all.filter((one) => one.area === area);
      return items.length === 0
        ? []
        : [
            { kind: 'lead', text: `${areaWords[area]}（${items.length}）` },
            { kind: 'items', items: items.map((one) => ({ text: differenceWords(one) })) },
          ];
    }),
  ];
}

/** A version of a package as the list of revisions tells it. */
export interface PastVersion {
  readonly version: string;
  /** The day it was published. */
  readonly day: string;
  readonly note: string;
}

/** The versions of a package, the latest first. */
export const versionTable = (versions: readonly PastVersion[]): readonly Block[] =>
  versions.length === 0
    ? []
    : [
        { kind: 'lead', text: '历次版本' },
        {
          kind: 'table',
          columns: [
            { title: '版本', width: 16 },
            { title: '发布日期', width: 22 },
            { title: '说明', width: 70 },
          ],
          rows: versions.map(({ version, day, note }) => ({ cells: [version, day, note] })),
        },
      ];
