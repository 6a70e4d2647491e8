import type { Process } from '@fiveones/definition';
import type { CompiledField } from '@fiveones/forms';
import type { Block, TableRow } from '../block.ts';
import { feelWords } from '../feel-words.ts';
import type { Naming } from '../naming.ts';
import { stacked, type Chapter } from './context.ts';
import { formName } from './deed.ts';

/** What people bring: the papers that a form asks for where the applicant or who helps them fills it in. */
export function materialsOf({ naming }: Chapter): readonly Block[] {
  const forms = new Set(Object.values(naming.package.processes).flatMap((process) => broughtAt(process)));
  const rows = [...forms].flatMap((form) =>
    (naming.forms.get(form)?.fields ?? []).filter(isPaper).map((field) => paperRow(form, field, naming)),
  );
  return rows.length === 0
    ? []
    : [
        { kind: 'text', text: '能通过信息共享取得的，不用带。' },
        {
          kind: 'table',
          columns: [
            { title: '材料', width: 34 },
            { title: '要不要', width: 40 },
            { title: '在哪张表', width: 34 },
          ],
          rows,
        },
      ];
}

/** The forms of steps that the person concerned does, or that begin or assist. */
const broughtAt = ({ nodes }: Process): readonly string[] =>
  nodes.flatMap((node) =>
    node.kind === 'startEvent' ||
    (node.kind === 'userTask' && (node.performer === 'applicant' || node.preset === 'apply'))
      ? (node.forms ?? []).filter(({ mode }) => mode === 'edit').map(({ form }) => form)
      : [],
  );

const isPaper = ({ kind }: CompiledField): boolean => kind === 'files' || kind === 'photos';

const paperRow = (form: string, { label, required, schema }: CompiledField, naming: Naming): TableRow => ({
  cells: [
    label,
    stacked(
      required ? '必须' : '有的才要',
      typeof schema['x-required'] === 'string' && `这时必须：${feelWords(schema['x-required'], naming)}`,
      typeof schema['x-visible'] === 'string' && `只在这时：${feelWords(schema['x-visible'], naming)}`,
      schema['x-hint'],
    ),
    formName(form, naming),
  ],
});
