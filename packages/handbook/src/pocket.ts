import { dutyNames, type Node } from '@fiveones/definition';
import type { CompiledForm } from '@fiveones/forms';
import { sectionsOf } from '@fiveones/forms';
import { plain, type Block, type Section } from './block.ts';
import { idOf, ownAt, type Chapter } from './chapter/context.ts';
import { deedWords, formName } from './chapter/deed.ts';
import { partsOf } from './chapter/parts.ts';
import { dutiesOf } from './chapter/performer.ts';
import { pausesOf, tellingOf, wayWords, type Telling } from './chapter/process.ts';
import { limitWords } from './limit-words.ts';

/** What a village does in a package, to be carried along: its steps, their forms, their periods. None: it does nothing. */
export function pocketOf(chapter: Chapter): Section | undefined {
  const told = Object.values(chapter.naming.package.processes)
    .map((process) => tellingOf(chapter, process))
    .map((telling) => ({ telling, steps: stepsOf(telling) }))
    .filter(({ steps }) => steps.length > 0);
  if (told.length === 0) return undefined;
  const { template } = chapter.naming.package;
  return {
    id: template.id,
    title: template.name,
    number: '',
    listed: true,
    blocks: [],
    sections: [
      ...told.map(({ telling, steps }) => processPart(telling, steps)),
      ...formsPart(
        chapter,
        told.flatMap(({ steps }) => steps),
      ),
    ],
  };
}

/** Steps that people of the village do, lead or help with. */
const stepsOf = (telling: Telling): readonly Node[] =>
  telling.rows.flatMap(({ step }) => {
    const node = telling.nodes.get(step.id);
    return node !== undefined && villageDuties(node, telling).length > 0 ? [node] : [];
  });

const villageDuties = (node: Node, { process, chapter }: Telling) =>
  dutiesOf(node, process.id, chapter.naming).filter(
    ({ tier, kind }) => tier === 'village' && (kind === 'R' || kind === 'S'),
  );

const section = (chapter: Chapter, anchor: string, title: string, more: Partial<Section>): Section => ({
  id: idOf(chapter, anchor),
  title,
  number: '',
  listed: false,
  blocks: [],
  sections: [],
  ...more,
});

function processPart(telling: Telling, steps: readonly Node[]): Section {
  const { chapter, process } = telling;
  return section(chapter, `pocket.${process.id}`, process.name, {
    listed: true,
    blocks: clocksOf(telling),
    sections: steps.map((node) =>
      section(chapter, `pocket.${process.id}.${node.id}`, telling.step(node.id), {
        blocks: [
          { kind: 'items', items: linesOf(node, telling).map((text) => ({ text })) },
          ...ownAt(chapter, `node.${process.id}.${node.id}`),
        ],
      }),
    ),
  });
}

function linesOf(node: Node, telling: Telling): readonly string[] {
  const { process, chapter } = telling;
  const { limit } = partsOf(node);
  const duties = villageDuties(node, telling);
  const ways = process.flows.filter(({ from }) => from === node.id).map((flow) => wayWords(flow, telling));
  return [
    ...new Set(duties.map(({ kind, unitName, postName }) => `${dutyNames[kind]}：${postName ?? unitName}`)),
    ...new Set(duties.map(({ duty }) => duty)),
    ...plain(deedWords(node, telling)).split('\n').filter(Boolean),
    ...(limit === undefined ? [] : [`时限：${limitWords(limit, chapter.naming)}`]),
    ...ways.map((way) => `办完：${way}`),
  ];
}

/** The periods that run while the village works. */
function clocksOf(telling: Telling): readonly Block[] {
  const { process, chapter } = telling;
  if (process.clocks.length === 0) return [];
  return [
    { kind: 'lead', text: '全程的时限' },
    {
      kind: 'items',
      items: process.clocks.map((clock) => ({
        text: [`${clock.name}：${limitWords(clock.limit, chapter.naming)}`, ...pausesOf(clock, telling)].join(
          '；',
        ),
      })),
    },
  ];
}

/** The forms that those steps fill in, with what each asks. */
function formsPart(chapter: Chapter, steps: readonly Node[]): readonly Section[] {
  const ids = new Set(
    steps.flatMap((node) =>
      (partsOf(node).forms ?? []).filter(({ mode }) => mode === 'edit').map(({ form }) => form),
    ),
  );
  const forms = [...ids].flatMap((id) => {
    const form = chapter.naming.forms.get(id);
    return form === undefined ? [] : [form];
  });
  if (forms.length === 0) return [];
  return [
    section(chapter, 'pocket.forms', '要填的表', {
      listed: true,
      blocks: [{ kind: 'text', text: '带 * 的必须填。' }],
      sections: forms.map((form) =>
        section(chapter, `pocket.form.${form.id}`, formName(form.id, chapter.naming), {
          blocks: asked(form),
        }),
      ),
    }),
  ];
}

const asked = (form: CompiledForm): readonly Block[] => [
  {
    kind: 'items',
    items: sectionsOf(form).map(({ title, rows }) => ({
      text: `${title}：${rows
        .flat()
        .map(({ label, required }) => `${label}${required ? '*' : ''}`)
        .join('、')}`,
    })),
  },
];
