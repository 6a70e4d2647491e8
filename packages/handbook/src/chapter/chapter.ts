import type { Package } from '@fiveones/definition';
import { anchorsOf, type ChapterPart } from '../anchor.ts';
import type { Block, Section } from '../block.ts';
import type { Naming } from '../naming.ts';
import type { OwnText } from '../own.ts';
import { filledForms } from '../sample/filled.ts';
import { below, idOf, part, type Chapter } from './context.ts';
import { dutiesPart, postsPart } from './duty.ts';
import { formSection } from './form.ts';
import { materialsOf } from './material.ts';
import { basisOf } from './basis.ts';
import { documentSection } from './paper.ts';
import { parametersPart } from './parameter.ts';
import { processSection, tellingOf } from './process.ts';
import { reckoningOf } from './reckoning.ts';
import { remedyOf, tipsOf } from './remedy.ts';
import { decisionSection } from './rule.ts';
import { eligibleOf, refusedOf } from './verdict.ts';
import { ledgerSection, listSection, tableSection } from './village.ts';

/** The chapter of a package: every part of it that people act by. */
export function chapterOf(
  chapter: Chapter,
  {
    day,
    revision,
    lost,
    about,
  }: {
    readonly day: string;
    readonly revision: readonly Block[];
    readonly lost: readonly OwnText[];
    readonly about: Readonly<Record<string, string>>;
  },
): Section {
  const { package: pkg, forms } = chapter.naming;
  const { template } = pkg;
  const told = Object.values(pkg.processes).map((process) => tellingOf(chapter, process));
  const samples = filledForms(chapter.naming);
  const parted = (name: ChapterPart, sections: readonly Section[]) => part(chapter, name, [], sections);
  return {
    id: template.id,
    title: template.name,
    number: '',
    listed: true,
    blocks: headOf(chapter.naming, about),
    sections: [
      ...part(chapter, 'intro', []),
      ...part(chapter, 'aims', []),
      ...part(chapter, 'basis', basisOf(chapter, day)),
      ...part(chapter, 'eligible', eligibleOf(chapter)),
      ...part(chapter, 'refused', refusedOf(chapter)),
      ...part(chapter, 'materials', materialsOf(chapter)),
      ...postsPart(chapter),
      ...parted('processes', told.map(processSection)),
      ...part(chapter, 'reckoning', reckoningOf(chapter)),
      ...parted(
        'decisions',
        Object.values(pkg.decisions).map((one) => decisionSection(chapter, one)),
      ),
      ...parametersPart(chapter, day),
      ...dutiesPart(chapter),
      ...parted(
        'lists',
        Object.values(pkg.lists).map((one) => listSection(chapter, one)),
      ),
      ...parted(
        'ledgers',
        Object.values(pkg.ledgers).map((one) => ledgerSection(chapter, one)),
      ),
      ...parted(
        'tables',
        Object.values(pkg.tables).map((one) => tableSection(chapter, one)),
      ),
      ...part(
        chapter,
        'forms',
        samples.size === 0 ? [] : [{ kind: 'text', text: aboutSamples }],
        [...forms.values()].map((one) => formSection(chapter, one, samples.get(one.id))),
      ),
      ...parted(
        'documents',
        Object.values(pkg.documents).map((one) => documentSection(chapter, one)),
      ),
      ...part(chapter, 'examples', examplesOf(chapter)),
      ...part(chapter, 'tips', tipsOf(chapter, told)),
      ...part(chapter, 'remedy', remedyOf(told)),
      ...part(chapter, 'faq', []),
      ...part(chapter, 'notes', notesOf(pkg)),
      ...part(chapter, 'revision', revision),
      ...lostPart(chapter, lost),
    ],
  };
}

const aboutSamples =
  '每张表先是空白表，再是填写示例。示例取自模板自带的样例，人和事都是虚构的；√ 是选中的一项；〈〉里的由本人如实填写，手册里不印。';

/** The card at the head of a chapter. */
function headOf(
  { package: { template } }: Naming,
  about: Readonly<Record<string, string>>,
): readonly Block[] {
  const rows = [
    ['事项', template.name],
    ['编码', template.id],
    ['版本', template.version],
    ...Object.entries(about),
    ['发布单位', template.publisher],
    ['类别', template.category ?? ''],
    ['来自', template.upstream === undefined ? '' : `${template.upstream.id} ${template.upstream.version}`],
    ['说明', template.description ?? ''],
  ].filter(([, value]) => value !== '');
  return [
    {
      kind: 'table',
      columns: [
        { title: '', width: 20 },
        { title: '', width: 88 },
      ],
      rows: rows.map(([name = '', value = '']) => ({ cells: [[{ text: name, strong: true }], value] })),
    },
  ];
}

function examplesOf({ naming }: Chapter): readonly Block[] {
  const { scenarios, processes } = naming.package;
  const rows = Object.values(scenarios).map(({ id, name, description, process }) => ({
    of: `scenario:${id}`,
    cells: [name, processes[process]?.name ?? process, description ?? ''],
  }));
  return rows.length === 0
    ? []
    : [
        { kind: 'text', text: '模板自带的样例，每次发布都重新演一遍，结果不同会指出。人和事都是虚构的。' },
        {
          kind: 'table',
          columns: [
            { title: '样例', width: 36 },
            { title: '流程', width: 22 },
            { title: '说明', width: 52 },
          ],
          rows,
        },
      ];
}

/** What the template could not confirm comes first, then its other remarks. */
function notesOf({ template: { notes = [] } }: Package): readonly Block[] {
  const unverified = notes.filter((note) => note.includes('未核实'));
  const others = notes.filter((note) => !note.includes('未核实'));
  const items = (all: readonly string[]): readonly Block[] =>
    all.length === 0 ? [] : [{ kind: 'items', items: all.map((text) => ({ text, of: 'note' })) }];
  return [
    ...(unverified.length === 0
      ? []
      : [{ kind: 'lead' as const, text: '未核实（用以前请核对原文）' }, ...items(unverified)]),
    ...(others.length === 0 ? [] : [{ kind: 'lead' as const, text: '说明' }, ...items(others)]),
  ];
}

/** Own paragraphs whose place is no longer there: kept in full, so that whoever wrote them can place them anew. */
function lostPart(chapter: Chapter, lost: readonly OwnText[]): readonly Section[] {
  if (lost.length === 0) return [];
  return [
    {
      ...below(chapter, 'lost', '原来的位置已不在的段落', [
        {
          kind: 'text',
          text: '下面是本单位自己写的段落，它们所在的步骤、表单或其他内容在这一版里没有了。请放到新的位置，或者删去。',
        },
        ...lost.map(({ anchor, body }) => ({ kind: 'own' as const, anchor, about: `原在 ${anchor}`, body })),
      ]),
      listed: true,
      id: idOf(chapter, 'lost'),
    },
  ];
}

/** The own paragraphs of a package whose anchor it does not have. */
export function lostTexts(pkg: Package, texts: readonly OwnText[]): readonly OwnText[] {
  const there = new Set(anchorsOf(pkg).map(({ anchor }) => anchor));
  return texts.filter(({ anchor }) => !there.has(anchor));
}
