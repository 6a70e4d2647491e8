import type { Package } from '@fiveones/definition';
import { bookParts } from './anchor.ts';
import type { Block, Cover, EditionName, Handbook, Report, Section, TableRow } from './block.ts';
import { chapterOf, lostTexts } from './chapter/chapter.ts';
import type { Chapter } from './chapter/context.ts';
import { numbered as paperName } from './chapter/deed.ts';
import { missingIn } from './chapter/parameter.ts';
import { leafletOf } from './leaflet.ts';
import { namingOf, type Naming, type Place } from './naming.ts';
import { ownTexts, type OwnText } from './own.ts';
import { pocketOf } from './pocket.ts';
import { revisionNote, versionTable, type PastVersion } from './revision.ts';

/** A package that goes into a handbook. */
export interface Entry {
  readonly package: Package;
  /** The version that it is compared with for the revision note. */
  readonly before?: Package;
  readonly versions?: readonly PastVersion[];
  /** Not published: the book says so on its cover. */
  readonly draft?: boolean;
  /** The day from which this version holds. */
  readonly from?: string;
}

/** What a handbook is made from. */
export interface Making extends Place {
  readonly entries: readonly Entry[];
  /** Other packages that are at hand: what they have is called by its name where a chapter speaks of it. */
  readonly neighbours?: readonly Package[];
  /** Who puts it out, such as 青禾县民政局; printed on the cover. */
  readonly office?: string;
  /** What the place is called, and where people ask. */
  readonly placeName?: string;
  readonly phone?: string;
  /** The whole book when it is not said. */
  readonly edition?: EditionName;
}

/** 编 of the book, in their order: the categories of packages that each takes in. */
const volumes: readonly { readonly title: string; readonly categories: readonly string[] }[] = [
  { title: '社会救助', categories: ['救助', '监测'] },
  { title: '儿童', categories: ['儿童'] },
  { title: '残疾人', categories: ['残疾人'] },
  { title: '精神障碍社区康复', categories: ['精神卫生'] },
  { title: '婚姻登记', categories: ['婚姻'] },
  { title: '基层自治和村级组织', categories: ['基层自治'] },
  { title: '老年人和养老', categories: ['养老'] },
  { title: '资金', categories: ['资金'] },
  { title: '责任清单和通用职责', categories: ['责任清单'] },
  { title: '规程手册和实施评价', categories: ['规程手册'] },
];

interface Ready {
  readonly entry: Entry;
  readonly naming: Naming;
  readonly own: readonly OwnText[];
  readonly lost: readonly OwnText[];
}

/**
 * Writes the handbook of some packages as it holds in a place on a day. Packages that are only there for others to use
 * have no chapter. The same packages give the same book.
 */
export function handbookOf(making: Making): Handbook {
  const ready = making.entries
    .filter(({ package: pkg }) => pkg.template.shared !== true)
    .map((entry): Ready => {
      const naming = namingOf(entry.package, making);
      const own = ownTexts(naming);
      return { entry, naming, own, lost: lostTexts(entry.package, own) };
    })
    .sort((a, b) => volumeOf(a) - volumeOf(b));
  return editions[making.edition ?? 'book'](ready, making);
}

type Edition = (ready: readonly Ready[], making: Making) => Handbook;

/** What stands on the cover of each below the name of the matter. */
export const editionTitles: Readonly<Record<EditionName, string>> = {
  book: '操作规程手册',
  leaflet: '办事折页',
  pocket: '村级口袋册',
};

const editions: Readonly<Record<EditionName, Edition>> = {
  book: (ready, making) => {
    const report = reportOf(ready);
    const chapters = chaptersOf(ready, making);
    const several = ready.length > 1;
    return {
      cover: coverOf(making, ready, report, editionTitles.book),
      sections: [
        prefaceOf(ready),
        ...(several ? inVolumes(ready, chapters) : chapters),
        ...appendicesOf(ready, several),
      ],
      report,
    };
  },
  leaflet: (ready, making) => {
    const report = reportOf(ready);
    const cover = coverOf(making, ready, report, editionTitles.leaflet);
    const sheets = ready.map((one, place) =>
      leafletOf(tellerOf(ready, making)(one, place), {
        state: stateOf([one], reportOf([one])),
        office: making.office ?? one.naming.package.template.publisher,
        phone: making.phone ?? '',
        place: making.placeName ?? '',
        day: making.day,
      }),
    );
    return {
      edition: 'leaflet',
      cover,
      sections: sheets.map(({ section }) => section),
      report: { ...report, shortened: sheets.flatMap(({ left }) => left) },
    };
  },
  pocket: (ready, making) => {
    const report = reportOf(ready);
    const parts = ready.map(tellerOf(ready, making)).flatMap((chapter) => pocketOf(chapter) ?? []);
    return {
      edition: 'pocket',
      cover: coverOf(making, ready, report, editionTitles.pocket),
      sections: parts.length > 0 ? parts : [nothingForVillages],
      report,
    };
  },
};

const nothingForVillages: Section = {
  id: 'none',
  title: '村级没有要办的步骤',
  number: '',
  listed: true,
  blocks: [{ kind: 'text', text: '选中的事项里，责任清单没有派给村（社区）的步骤。' }],
  sections: [],
};

/** What the chapter of a package is written from. */
function tellerOf(ready: readonly Ready[], making: Making): (one: Ready, place: number) => Chapter {
  const known = new Map(ready.map(({ naming }) => [naming.package.template.id, naming]));
  const others = new Map((making.neighbours ?? []).map((pkg) => [pkg.template.id, pkg]));
  const namingFor = (id: string): Naming | undefined => {
    const [found, other] = [known.get(id), others.get(id)];
    if (found !== undefined || other === undefined) return found;
    const made = namingOf(other, making);
    known.set(id, made);
    return made;
  };
  return ({ entry, naming, own }, place) => ({
    naming,
    own: new Map(own.map((text) => [text.anchor, text])),
    number: place + 1,
    namingFor: (pkg = entry.package.template.id) => namingFor(pkg),
    processName: (process, pkg = entry.package.template.id) =>
      namingFor(pkg)?.package.processes[process]?.name,
  });
}

function chaptersOf(ready: readonly Ready[], making: Making): readonly Section[] {
  const chapterFor = tellerOf(ready, making);
  return ready.map((one, place) => {
    const { entry, naming, lost } = one;
    const chapter = chapterFor(one, place);
    const revision: readonly Block[] = [
      ...(entry.before === undefined
        ? [{ kind: 'text' as const, text: `${entry.package.template.version}：没有可以比较的上一版。` }]
        : revisionNote(entry.before, entry.package)),
      ...versionTable(entry.versions ?? []),
    ];
    return numbered(
      chapterOf(chapter, { day: making.day, revision, lost, about: aboutOf(entry, naming, making) }),
      String(place + 1),
    );
  });
}

/** What the head of a chapter says beside what its package says. */
function aboutOf({ from, draft }: Entry, naming: Naming, making: Making): Readonly<Record<string, string>> {
  const missing = missingIn(naming).length;
  return {
    状态:
      missing > 0
        ? `征求意见稿：还有 ${missing} 个地方参数没有定，不能作正式版`
        : draft === true
          ? '征求意见稿：没有发布'
          : '正式版',
    适用地区: making.placeName ?? (making.region === '*' ? '各地通用，地方参数按本地的定' : making.region),
    生效日: from ?? '',
    主管科室: making.office ?? '',
    咨询电话: making.phone ?? '',
  };
}

/** The place of a package's volume; those of no known category come last. */
function volumeOf({ naming }: Ready): number {
  const { category = '' } = naming.package.template;
  const place = volumes.findIndex(({ categories }) => categories.includes(category));
  return place < 0 ? volumes.length : place;
}

/** Each volume as a section around its chapters. */
function inVolumes(ready: readonly Ready[], chapters: readonly Section[]): readonly Section[] {
  return [...new Set(ready.map(volumeOf))].map((volume, place) => {
    const inside = chapters.filter((_, at) => ready[at] !== undefined && volumeOf(ready[at]) === volume);
    return {
      id: `volume-${place + 1}`,
      title: `第${ordinals[place] ?? place + 1}编　${volumes[volume]?.title ?? '其他'}`,
      number: '',
      listed: true,
      blocks: [
        {
          kind: 'items',
          items: inside.map(({ id, number, title }) => ({
            text: [
              { text: `${number}　${title}　　`, to: id },
              { text: '', page: id },
            ],
          })),
          numbered: true,
        },
      ],
      sections: inside,
    };
  });
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Gives a section and those below it their numbers. */
const numbered = (section: Section, number: string): Section => ({
  ...section,
  number,
  sections: section.sections.map((inner, place) => numbered(inner, `${number}.${place + 1}`)),
});

function prefaceOf(ready: readonly Ready[]): Section {
  const [anchor, title] = Object.entries(bookParts)[0] ?? ['book.preface', '前言'];
  const own = ready.flatMap(({ own: texts, naming }) =>
    texts
      .filter((text) => text.anchor === anchor)
      .map((text) => ({
        kind: 'own' as const,
        anchor: text.anchor,
        about: ready.length > 1 ? naming.package.template.name : '',
        body: text.body,
      })),
  );
  return { id: anchor, title, number: '', listed: true, blocks: [...own, ...usage], sections: [] };
}

/** How the book is to be read. */
const usage: readonly Block[] = [
  {
    kind: 'text',
    indent: true,
    text: '本手册由正在运行的流程、表单、参数、责任清单和文书生成：系统怎样办，手册就怎样写。标明“本单位补充”的段落由本单位编写。办件按它开始时的版本办到结束。与法律法规不一致的，以法律法规为准。',
  },
  { kind: 'lead', text: '怎么读' },
  {
    kind: 'items',
    items: [
      {
        text: '步骤的编号在流程图和步骤表里是同一个；3.1 是从第 3 步分出来的，2a 是退回重走的，6-1 是附在第 6 步上的。',
      },
      {
        text: '【法定】是法律规定不能省的步骤，【建议】是国家建议的；【国】【省例】【建】说明一条要求从哪里来。',
      },
      { text: '【待定】是本地还没有定的参数；【未核实】是还没有对过原文的依据，用以前请核对。' },
      { text: '“工作日”按国务院公布的放假和调休安排计算；时限没有写明的，从次日起算。' },
      { text: '决策表从左到右是条件，再是结果；“不论”表示这一栏不管是什么都行。' },
      {
        text: '表格样张里带 * 的必须填，空白表下面是填写示例：√ 是选中的，〈〉里的由本人如实填写，手册里不印；文书样张里《》的地方由系统填入。',
      },
    ],
  },
];

function appendicesOf(ready: readonly Ready[], several: boolean): readonly Section[] {
  if (!several) return [];
  const appendix = (
    id: string,
    title: string,
    columns: readonly string[],
    rows: readonly TableRow[],
  ): Section => ({
    id,
    title,
    number: '',
    listed: true,
    blocks: [
      {
        kind: 'table',
        columns: columns.map((name, place) => ({ title: name, width: [46, 40, 14][place] ?? 14 })),
        rows,
      },
    ],
    sections: [],
  });
  const index = (kind: 'forms' | 'documents'): readonly TableRow[] =>
    ready.flatMap(({ naming: { package: pkg } }) =>
      Object.values<{ readonly id: string; readonly name: string }>(pkg[kind]).map(({ id, name }) => {
        const to = `${pkg.template.id}/${kind === 'forms' ? 'form' : 'document'}.${id}`;
        return { cells: [[{ text: paperName(id, name), to }], pkg.template.name, [{ text: '', page: to }]] };
      }),
    );
  return [
    appendix('appendix-basis', '附录一　法规总表', ['文件', '用在', '文号、日期'], lawRows(ready)),
    appendix('appendix-forms', '附录二　表格索引', ['表格', '事项', '页'], index('forms')),
    appendix('appendix-documents', '附录三　文书索引', ['文书', '事项', '页'], index('documents')),
  ];
}

/** Every law and paper once, with the chapters that rest on it. */
function lawRows(ready: readonly Ready[]): readonly TableRow[] {
  const laws = new Map<string, { number: string; unverified: boolean; used: string[] }>();
  for (const { naming } of ready)
    for (const { title, number = '', unverified } of naming.package.template.basis) {
      const law = laws.get(title) ?? { number, unverified: false, used: [] };
      laws.set(title, {
        number: law.number === '' ? number : law.number,
        unverified: law.unverified || unverified === true,
        used: [...law.used, naming.package.template.name],
      });
    }
  return [...laws].map(([title, { number, unverified, used }]) => ({
    cells: [
      [{ text: title }, ...(unverified ? [{ text: ' 【未核实】', tone: 'warn' as const }] : [])],
      [...new Set(used)].join('、'),
      number,
    ],
  }));
}

/** What has no value, has lost its place or is no more than a draft can only be a draft for comment. */
const stateOf = (ready: readonly Ready[], { missing, lost }: Report): string =>
  missing.length > 0 || lost.length > 0 || ready.some(({ entry }) => entry.draft === true)
    ? '征求意见稿'
    : '';

function coverOf({ office, day }: Making, ready: readonly Ready[], report: Report, subtitle: string): Cover {
  const { missing, lost } = report;
  const [only] = ready.length === 1 ? ready : [];
  const drafts = ready.some(({ entry }) => entry.draft === true);
  return {
    title: only?.naming.package.template.name ?? '基本民生保障政策',
    subtitle,
    state: stateOf(ready, report),
    lines: [
      ...(missing.length > 0 ? [`还有 ${missing.length} 个地方参数没有定`] : []),
      ...(lost.length > 0 ? [`有 ${lost.length} 段补充文字要重新安放`] : []),
      ...(drafts ? ['含没有发布的草稿'] : []),
      ...ready.map(({ naming: { package: pkg } }) => `${pkg.template.name}　${pkg.template.version}`),
      office ?? only?.naming.package.template.publisher ?? '',
      `${Number(day.slice(0, 4))} 年 ${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`,
    ].filter(Boolean),
  };
}

function reportOf(ready: readonly Ready[]): Report {
  const unverifiedIn = ({ template: { basis, notes = [] }, parameters }: Package): number =>
    basis.filter(({ unverified }) => unverified === true).length +
    parameters.filter(({ unverified }) => unverified === true).length +
    notes.filter((note) => note.includes('未核实')).length;
  return {
    packages: ready.map(({ naming: { package: pkg } }) => {
      const { id, name, version } = pkg.template;
      return { id, name, version };
    }),
    missing: ready.flatMap(({ naming }) =>
      missingIn(naming).map(({ id, name }) => ({ package: naming.package.template.id, id, name })),
    ),
    lost: ready.flatMap(({ naming, lost }) =>
      lost.map(({ anchor, file }) => ({ package: naming.package.template.id, anchor, file })),
    ),
    unverified: ready.reduce((sum, { naming }) => sum + unverifiedIn(naming.package), 0),
  };
}
