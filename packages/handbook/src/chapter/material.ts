import type { HandbookUse, Process } from '@fiveones/definition';
import type { CompiledField, CompiledForm } from '@fiveones/forms';
import type { Block } from '../block.ts';
import { feelWords } from '../feel-words.ts';
import { besides, type Naming } from '../naming.ts';
import type { Chapter } from './context.ts';
import { formName } from './deed.ts';

/** A paper, or what is known without one. */
export interface Material {
  readonly name: string;
  readonly when: string;
  readonly form: string;
  readonly hint?: string | undefined;
}
/** Papers by how they come: from the person, from other offices, or after the matter has begun. */
type Materials = Readonly<Record<Exclude<HandbookUse, 'refusal'>, readonly Material[]>>;

/** What people bring, what they never have to, and what may come later. */
export function materialsIn(naming: Naming): Materials {
  const found: Record<keyof Materials, Material[]> = { own: [], shared: [], later: [] };
  const first = new Set(Object.values(naming.package.processes).flatMap(broughtAt));
  for (const form of naming.forms.values())
    for (const field of form.fields) {
      const use = useOf(field, first.has(form.id));
      if (use !== undefined) found[use].push(materialOf(field, form, naming));
    }
  found.shared.push(...askedElsewhere(naming));
  return {
    own: once(found.own),
    shared: once(found.shared),
    later: once(found.later),
  };
}

/** The forms of steps that the person concerned does, or that begin or assist. */
const broughtAt = ({ nodes }: Process): readonly string[] =>
  nodes.flatMap((node) =>
    node.kind === 'startEvent' ||
    (node.kind === 'userTask' && (node.performer === 'applicant' || node.preset === 'apply'))
      ? (node.forms ?? []).filter(({ mode }) => mode === 'edit').map(({ form }) => form)
      : [],
  );

/** As the form says; else a file is brought, and a signature is given on the spot. */
function useOf({ kind, schema, path }: CompiledField, first: boolean): keyof Materials | undefined {
  const said = schema['x-handbook'];
  if (said !== undefined) return said === 'refusal' ? undefined : said;
  return first && (kind === 'files' || kind === 'photos') && !path.endsWith('/image') ? 'own' : undefined;
}

function materialOf(field: CompiledField, form: CompiledForm, naming: Naming): Material {
  const { schema } = field;
  const around = besides(field, form, naming);
  const when = [
    typeof schema['x-required'] === 'string' ? feelWords(schema['x-required'], around) : '',
    typeof schema['x-visible'] !== 'string'
      ? ''
      : schema['x-visible'] === notShared
        ? '不能共享取得'
        : feelWords(schema['x-visible'], around),
    field.required || typeof schema['x-required'] === 'string' ? '' : '有这份材料',
  ];
  return {
    name: nameOf(field, form),
    when: when.filter(Boolean).join('，并且 '),
    form: formName(form.id, naming),
    hint: schema['x-hint'],
  };
}

/** A file in an attachment is called what the attachment is for. */
function nameOf({ dotted, label }: CompiledField, { fields, name }: CompiledForm): string {
  const above = dotted.split('.').slice(0, -1);
  const names = above
    .map((_, place) => above.slice(0, place + 1).join('.'))
    .map((path) => fields.find((field) => field.dotted === path && field.key !== '*')?.label ?? '')
    .filter(Boolean);
  if (!plainFile.has(label)) return [...names, label].join('·');
  return names.length > 0 ? names.join('·') : name;
}
/** When the shared type of attachments asks for the file itself. */
const notShared = 'fromShare = false';
const plainFile: ReadonlySet<string> = new Set(['文件', '附件']);

/** Steps at which the system asks other offices. */
const askedElsewhere = ({ package: pkg }: Naming): readonly Material[] =>
  Object.values(pkg.processes).flatMap(({ nodes, name }) =>
    nodes.flatMap((node) =>
      node.kind === 'serviceTask' && node.connector !== undefined
        ? [{ name: [node.name, node.note].filter(Boolean).join('：'), when: '', form: name }]
        : [],
    ),
  );

const once = (all: readonly Material[]): readonly Material[] => [
  ...new Map(all.map((one) => [`${one.name} ${one.when}`, one])).values(),
];

/** 要带什么: three columns; what is shared is never among what is brought. */
export function materialsOf({ naming }: Chapter): readonly Block[] {
  const { own, shared, later } = materialsIn(naming);
  const count = Math.max(own.length, shared.length, later.length);
  if (count === 0) return [];
  const cell = (one: Material | undefined) =>
    one === undefined
      ? ''
      : [
          { text: one.name },
          ...(one.when === '' ? [] : [{ text: `\n这时要：${one.when}`, tone: 'soft' as const }]),
          ...(one.hint === undefined ? [] : [{ text: `\n${one.hint}`, tone: 'soft' as const }]),
          { text: `\n${one.form}`, tone: 'soft' as const },
        ];
  return [
    {
      kind: 'text',
      text: '能通过信息共享取得的，不用带，也不得因为没带而不受理。签字在填表时当场签，不算材料。',
    },
    {
      kind: 'table',
      columns: [
        { title: '本人提供（要带）', width: 36 },
        { title: '共享取得（不用带）', width: 36 },
        { title: '可承诺后补', width: 36 },
      ],
      rows: Array.from({ length: count }, (_, place) => ({
        cells: [cell(own[place]), cell(shared[place]), cell(later[place])],
      })),
    },
  ];
}
