import { dutyNames, tiers, type Responsibility, type Tier } from '@fiveones/definition';
import type { Block, Section } from '../block.ts';
import { evidenceWords, tierWords } from '../words.ts';
import { basisWords, ownAt, part, stacked, type Chapter } from './context.ts';

/** The responsibility list, a table a tier, from the village upwards. */
export function dutiesPart(chapter: Chapter): readonly Section[] {
  const { responsibilities } = chapter.naming.package;
  return part(
    chapter,
    'duties',
    tiers.toReversed().flatMap((tier) =>
      tierTable(
        chapter,
        tier,
        responsibilities.filter((row) => row.tier === tier),
      ),
    ),
  );
}

function tierTable(chapter: Chapter, tier: Tier, rows: readonly Responsibility[]): readonly Block[] {
  if (rows.length === 0) return [];
  const { naming } = chapter;
  const posts = new Map(naming.package.template.posts.map(({ id, name }) => [id, name]));
  return [
    { kind: 'lead', text: tierWords(tier) },
    {
      kind: 'table',
      columns: [
        { title: '事项', width: 18 },
        { title: '单位、岗位', width: 20 },
        { title: '职责', width: 34 },
        { title: '时限', width: 14 },
        { title: '依据、留痕', width: 22 },
      ],
      rows: rows.map((row) => ({
        of: `duty:${row.id}`,
        cells: [
          [
            { text: row.matter, strong: true },
            { text: `\n${row.id}${row.disabled === true ? '（停用）' : ''}`, tone: 'soft' },
          ],
          `${row.unitName}\n${row.postName ?? ''}`.trim(),
          `【${dutyNames[row.kind]}】${row.duty}`,
          row.limit ?? '',
          stacked(
            basisWords(row.basis, naming),
            row.evidence.length > 0 &&
              `留：${row.evidence.map((kind) => evidenceWords[kind] ?? kind).join('、')}`,
            row.escalateTo !== undefined && `上报：${posts.get(row.escalateTo) ?? row.escalateTo}`,
          ),
        ],
      })),
    },
    ...rows.flatMap(({ id, matter }) => ownAt(chapter, `duty.${id}`, `${id} ${matter}`)),
  ];
}

/** Which posts there are, tier by tier, and how many matters of the list each has. */
export function postsPart(chapter: Chapter): readonly Section[] {
  const { template, responsibilities } = chapter.naming.package;
  const units = new Map(responsibilities.map(({ unit, unitName }) => [unit, unitName]));
  const rows = tiers.toReversed().flatMap((tier) =>
    template.posts
      .filter((post) => post.tier === tier)
      .map((post) => {
        const own = responsibilities.filter((row) => row.post === post.id && row.disabled !== true);
        return {
          of: `post:${post.id}`,
          cells: [
            tierWords(tier),
            units.get(post.unit) ?? '',
            post.name,
            [...new Set(own.filter(({ kind }) => kind === 'R').map(({ matter }) => matter))].join('、'),
          ],
        };
      }),
  );
  return part(
    chapter,
    'posts',
    rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [
              { title: '层级', width: 16 },
              { title: '单位', width: 22 },
              { title: '岗位', width: 26 },
              { title: '主办的事项', width: 44 },
            ],
            rows,
          },
        ],
  );
}
