import {
  dutyNames,
  opensTask,
  rowsNamedBy,
  tierNames,
  type Package,
  type Responsibility,
} from '@fiveones/definition';
import type { Sheet } from './village/table-cases.ts';

/** A row of the responsibility list in force, with the steps it is about and the work that stands on it. */
export interface DutyRow {
  readonly packageId: string;
  readonly packageName: string;
  readonly id: string;
  readonly matter: string;
  readonly process: string;
  readonly processName: string;
  readonly kind: Responsibility['kind'];
  readonly tier: Responsibility['tier'];
  readonly unit: string;
  readonly unitName: string;
  readonly postName: string;
  readonly duty: string;
  /** As it stands in the list: `10 个工作日`, `每月`; '' means as long as the process gives. */
  readonly limit: string;
  /** Local parameters are told by name. */
  readonly basis: readonly string[];
  readonly evidence: readonly string[];
  readonly escalateTo: string;
  /** Steps that the row assigns (主办) or that it is about; none when it is about the whole process. */
  readonly steps: readonly { readonly id: string; readonly name: string }[];
  /** Open tasks at these steps that the asker may see; absent for rows that are only told. */
  readonly work?: { readonly open: number; readonly overdue: number } | undefined;
}

/** What is asked for; what is absent is not asked for. */
export interface DutyFilter {
  readonly package?: string | undefined;
  readonly tier?: string | undefined;
  readonly unit?: string | undefined;
  readonly kind?: string | undefined;
  /** In any words of the row. */
  readonly text?: string | undefined;
}

/** Open work at steps, by `process/node`; `process/*` is all work of the process. */
type WorkAt = ReadonlyMap<string, { readonly open: number; readonly overdue: number }>;

/** The rows in force of a package. */
export function dutyRows(pkg: Package, workAt: WorkAt): readonly DutyRow[] {
  return pkg.responsibilities
    .filter(({ disabled }) => !disabled)
    .map((row): DutyRow => {
      const steps = stepsOf(pkg, row);
      const process = row.step.split('/')[0] ?? '';
      return {
        packageId: pkg.template.id,
        packageName: pkg.template.name,
        id: row.id,
        matter: row.matter,
        process,
        processName: pkg.processes[process]?.name ?? process,
        kind: row.kind,
        tier: row.tier,
        unit: row.unit,
        unitName: row.unitName,
        postName: row.postName ?? postName(pkg, row.post),
        duty: row.duty,
        limit: row.limit ?? '',
        basis: row.basis.map((one) => basisWords(pkg, one)),
        evidence: row.evidence.map((one) => evidenceWords[one] ?? one),
        escalateTo: postName(pkg, row.escalateTo),
        steps,
        work: row.kind === 'I' ? undefined : workOn(row, process, steps, workAt),
      };
    });
}

/** Steps that name the row; else the step it is about. */
function stepsOf(pkg: Package, row: Responsibility): DutyRow['steps'] {
  const [process = '', step = ''] = row.step.split('/');
  const nodes = pkg.processes[process]?.nodes ?? [];
  const naming = nodes.filter(
    (node) => (opensTask(node) || node.kind === 'subProcess') && rowsNamedBy(node).includes(row.id),
  );
  const about = naming.length > 0 ? naming : nodes.filter(({ id }) => id === step);
  return about.map(({ id, name }) => ({ id, name }));
}

function workOn(
  row: Responsibility,
  process: string,
  steps: DutyRow['steps'],
  workAt: WorkAt,
): NonNullable<DutyRow['work']> {
  const places = steps.length > 0 ? steps.map(({ id }) => `${process}/${id}`) : [row.step];
  const found = places.flatMap((place) => workAt.get(place) ?? []);
  return {
    open: found.reduce((sum, { open }) => sum + open, 0),
    overdue: found.reduce((sum, { overdue }) => sum + overdue, 0),
  };
}

/** Counts tasks; one that waits in several queues counts once. `now` and `due` are instants of one time zone. */
export function workAtSteps(
  tasks: readonly {
    readonly task: string;
    readonly process: string | null;
    readonly node: string | null;
    readonly due: string | null;
  }[],
  now: string,
): WorkAt {
  const counts = new Map<string, { open: number; overdue: number }>();
  for (const { process, node, due } of new Map(tasks.map((one) => [one.task, one])).values())
    for (const place of [`${process}/${node}`, `${process}/*`]) {
      const at = counts.get(place) ?? { open: 0, overdue: 0 };
      counts.set(place, { open: at.open + 1, overdue: at.overdue + (due !== null && due < now ? 1 : 0) });
    }
  return counts;
}

/** The rows that a filter asks for. */
export function dutiesAsked(rows: readonly DutyRow[], asked: DutyFilter): readonly DutyRow[] {
  const is = (wanted: string | undefined, found: string) =>
    wanted === undefined || wanted === '' || wanted === found;
  const words = (asked.text ?? '').split(/\s+/).filter((word) => word !== '');
  return rows.filter((row) => {
    const told = textOf(row);
    return (
      is(asked.package, row.packageId) &&
      is(asked.tier, row.tier) &&
      is(asked.unit, row.unit) &&
      is(asked.kind, row.kind) &&
      words.every((word) => told.includes(word))
    );
  });
}

const textOf = (row: DutyRow): string =>
  [
    row.id,
    row.matter,
    row.processName,
    row.unitName,
    row.postName,
    row.duty,
    row.limit,
    ...row.basis,
    ...row.evidence,
    ...row.steps.map(({ name }) => name),
  ].join('\n');

/** The rows as a sheet: a line that says what it is, the heads, the rows. */
export function dutySheet(rows: readonly DutyRow[], about: string): Sheet {
  const heads = [
    '编号',
    '模板包',
    '流程',
    '事项',
    '环节',
    '层级',
    '责任单位',
    '岗位',
    '类别',
    '职责内容',
    '时限',
    '依据',
    '履责证据',
    '超期升级给',
    '现有待办（件）',
    '其中超期（件）',
  ];
  return {
    name: '责任清单',
    rows: [
      [about],
      heads,
      ...rows.map((row) => [
        row.id,
        row.packageName,
        row.processName,
        row.matter,
        row.steps.map(({ name }) => name).join('、') || '整个流程',
        tierNames[row.tier],
        row.unitName,
        row.postName,
        dutyNames[row.kind],
        row.duty,
        row.limit || '随流程',
        row.basis.join('、'),
        row.evidence.join('、'),
        row.escalateTo,
        row.work?.open ?? null,
        row.work?.overdue ?? null,
      ]),
    ],
  };
}

const postName = (pkg: Package, post: string | undefined): string =>
  post === undefined ? '' : (pkg.template.posts.find(({ id }) => id === post)?.name ?? post);

function basisWords(pkg: Package, basis: string): string {
  const id = /^localParam:(.+)$/.exec(basis)?.[1];
  return id === undefined
    ? basis
    : `地方参数“${pkg.parameters.find((parameter) => parameter.id === id)?.name ?? id}”`;
}

const evidenceWords: Readonly<Record<string, string>> = {
  form: '表单',
  sign: '签字',
  photo: '照片',
  notice: '文书',
  receipt: '回执',
  meetingMinutes: '纪要',
  log: '系统日志',
  report: '报告',
};
