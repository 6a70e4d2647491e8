import type { Package } from '@fiveones/definition';

/** A place of the book where an office may put words of its own. */
export interface Anchor {
  readonly anchor: string;
  /** What a person reads: `流程“最低生活保障审核确认” 第 6 步“受理审查”`. */
  readonly name: string;
}

/** The parts of a chapter that may have own paragraphs, with their titles; the first are there only for them. */
export const chapterParts = {
  intro: '一句话说明',
  aims: '工作目标',
  basis: '依据清单',
  eligible: '谁能办',
  refused: '不能办的情形与理由码',
  materials: '要带什么',
  posts: '机构和岗位',
  processes: '办理流程',
  reckoning: '怎么算：算例',
  duties: '责任清单',
  decisions: '判定和计算规则',
  parameters: '地方参数',
  forms: '表格样张',
  documents: '文书样张',
  lists: '清单',
  ledgers: '台账',
  tables: '报表',
  examples: '样例',
  tips: '廉政与安全提示',
  remedy: '变更后怎么办、不服怎么办',
  faq: '常见问答',
  notes: '未核实与说明',
  revision: '本章修订记录',
} as const;
/** A part of a chapter, by its anchor. */
export type ChapterPart = keyof typeof chapterParts;

/** Parts of the book that belong to no package; any package may add to them. */
export const bookParts = { 'book.preface': '前言' } as const;

/** Every place of a package's chapter, in the order of the book. */
export function anchorsOf(pkg: Package): readonly Anchor[] {
  const named = (
    kind: string,
    word: string,
    things: readonly { readonly id: string; readonly name: string }[],
  ) => things.map(({ id, name }) => ({ anchor: `${kind}.${id}`, name: `${word}“${name}”` }));
  return [
    ...Object.entries(bookParts).map(([anchor, name]) => ({ anchor, name: `全书：${name}` })),
    ...Object.entries(chapterParts).map(([anchor, name]) => ({ anchor, name: `本章：${name}` })),
    ...Object.values(pkg.processes).flatMap((process) => [
      { anchor: `process.${process.id}`, name: `流程“${process.name}”` },
      ...process.nodes.map(({ id, name }) => ({
        anchor: `node.${process.id}.${id}`,
        name: `流程“${process.name}”的步骤“${name}”`,
      })),
      ...process.clocks.map(({ id, name }) => ({
        anchor: `clock.${process.id}.${id}`,
        name: `流程“${process.name}”的时限“${name}”`,
      })),
    ]),
    ...named('decision', '规则', Object.values(pkg.decisions)),
    ...named('parameter', '参数', pkg.parameters),
    ...named('form', '表单', Object.values(pkg.forms)),
    ...Object.values(pkg.forms).map(({ id, name }) => ({
      anchor: `sample.${id}`,
      name: `表单“${name}”的填写示例`,
    })),
    ...named('document', '文书', Object.values(pkg.documents)),
    ...pkg.responsibilities.map(({ id, matter }) => ({
      anchor: `duty.${id}`,
      name: `责任事项 ${id}“${matter}”`,
    })),
    ...named('list', '清单', Object.values(pkg.lists)),
    ...named('ledger', '台账', Object.values(pkg.ledgers)),
    ...named('table', '报表', Object.values(pkg.tables)),
  ];
}

const file = /^handbook\/([A-Za-z][A-Za-z0-9_.-]{0,199})\.md$/;

/** The anchor that a file of own paragraphs is for; `undefined` for every other file. */
export const anchorOfFile = (path: string): string | undefined => file.exec(path)?.[1];
/** The file in which the own paragraphs of an anchor stand. */
export const fileOfAnchor = (anchor: string): string => `handbook/${anchor}.md`;
