import type { Block, Section } from '../block.ts';
import { chapterParts, type ChapterPart } from '../anchor.ts';
import type { Naming } from '../naming.ts';
import type { OwnText } from '../own.ts';

/** What the parts of a chapter are written from. */
export interface Chapter {
  readonly naming: Naming;
  /** The own paragraphs of the package, by anchor. */
  readonly own: ReadonlyMap<string, OwnText>;
  /** Number of the chapter in the book. */
  readonly number: number;
  /** What things are called here or in another package at hand; of a package that is not at hand nothing is known. */
  readonly namingFor: (pkg: string | undefined) => Naming | undefined;
  /** The name of a process here or in another package at hand. */
  readonly processName: (process: string, pkg: string | undefined) => string | undefined;
}

/** Begins every id of the chapter's sections. */
const prefixOf = ({ naming }: Chapter): string => naming.package.template.id;
export const idOf = (chapter: Chapter, anchor: string): string => `${prefixOf(chapter)}/${anchor}`;

/** What the office wrote at an anchor; `about` says of what when its heading does not stand right above. */
export function ownAt({ own }: Chapter, anchor: string, about = ''): readonly Block[] {
  const text = own.get(anchor);
  return text === undefined ? [] : [{ kind: 'own', anchor, about, body: text.body }];
}

/** A part of the chapter; none when it has nothing to say. */
export function part(
  chapter: Chapter,
  key: ChapterPart,
  blocks: readonly Block[],
  sections: readonly Section[] = [],
): readonly Section[] {
  const own = ownAt(chapter, key);
  return own.length + blocks.length + sections.length === 0
    ? []
    : [
        {
          id: idOf(chapter, key),
          title: chapterParts[key],
          number: '',
          listed: true,
          blocks: [...own, ...blocks],
          sections,
        },
      ];
}

/** A part below a heading of its own, named by the anchor that it is. */
export const below = (
  chapter: Chapter,
  anchor: string,
  title: string,
  blocks: readonly Block[],
  more: { readonly listed?: boolean; readonly sections?: readonly Section[] } = {},
): Section => ({
  id: idOf(chapter, anchor),
  title,
  number: '',
  listed: more.listed ?? false,
  blocks: [...ownAt(chapter, anchor), ...blocks],
  sections: more.sections ?? [],
});

/** Texts one below the other, leaving out what is empty. */
export const stacked = (...texts: readonly (string | undefined | false)[]): string =>
  texts.filter((text) => typeof text === 'string' && text !== '').join('\n');

/** A basis as people read it: parameters by their names, and 未核实 beside what is so marked. */
export function basisWords(basis: readonly string[] | string | undefined, { parameters }: Naming): string {
  const all = basis === undefined ? [] : typeof basis === 'string' ? [basis] : basis;
  return all
    .map((one) =>
      one.replace(
        /localParam:([A-Za-z][\w-]*)/g,
        (_, id: string) => `参数“${parameters.get(id)?.name ?? id}”`,
      ),
    )
    .join('、');
}

/** Rows are told by their numbers; one whose id is a word of the program by its place. */
export const rowNumber = (id: string, place: number): string =>
  /^([A-Z]{1,3})?[\d.-]+[a-z]?$/.test(id) ? id : String(place + 1);
