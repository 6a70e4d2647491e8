import { dutyNames, rowsNamedBy, seatName, type Node, type Responsibility } from '@fiveones/definition';
import { amountWords, feelWords } from '../feel-words.ts';
import { offering, type Naming } from '../naming.ts';
import { stacked } from './context.ts';
import { partsOf } from './parts.ts';

const bySystem: ReadonlySet<Node['kind']> = new Set([
  'serviceTask',
  'businessRuleTask',
  'sendTask',
  'intermediateThrowEvent',
  'callActivity',
]);

/** Rows of the list that name a step, those that lead first, and the one that the step names. */
export function dutiesOf(node: Node, process: string, { package: pkg }: Naming): readonly Responsibility[] {
  const named = rowsNamedBy(partsOf(node));
  const rows = pkg.responsibilities.filter(
    ({ id, step, disabled }) => disabled !== true && (named.includes(id) || step === `${process}/${node.id}`),
  );
  return [...rows].sort((a, b) => Number(b.id === named[0]) - Number(a.id === named[0]));
}

const none: ReadonlyMap<string, string> = new Map();

const seat = ({ unitName, postName }: Responsibility): string => seatName(unitName, postName);

const onlyFor = (value: string | undefined): string => (value === undefined ? '' : `（${value}）`);

const byApplicant = (node: Node): boolean => partsOf(node).performer === 'applicant';

/** Who does a step, for a card of the chart. */
export function whoShort(node: Node, process: string, naming: Naming): string {
  if (byApplicant(node)) return '申请人';
  const [lead] = dutiesOf(node, process, naming).filter(({ kind }) => kind === 'R');
  return lead === undefined ? (bySystem.has(node.kind) ? '系统' : '') : (lead.postName ?? lead.unitName);
}

/** Who leads, helps, watches and is told; how many; who must not. */
export function whoWords(node: Node, process: string, naming: Naming): string {
  const duties = dutiesOf(node, process, naming);
  const { assignee, team, multi } = partsOf(node);
  const { rows: byValue = {} } = partsOf(node).responsibilityBy ?? {};
  const by = partsOf(node).responsibilityBy?.value ?? '';
  const values = Object.keys(byValue);
  const names = naming.called(by)?.options ?? none;
  const options = values.every((value) => names.has(value)) ? names : offering(naming, by, values);
  const only = new Map(Object.entries(byValue).map(([value, row]) => [row, options?.get(value) ?? value]));
  const lines = duties.map((row) => `${dutyNames[row.kind]}：${seat(row)}${onlyFor(only.get(row.id))}`);
  return stacked(
    byApplicant(node) && '申请人',
    ...lines,
    duties.length === 0 && bySystem.has(node.kind) && '系统',
    assignee !== undefined && `办理人：${feelWords(assignee, naming)}`,
    team !== undefined && `每组不少于 ${amountWords(team.min, naming)} 人`,
    multi !== undefined &&
      `${multi.mode === 'sequential' ? '逐个' : '同时'}分给：${feelWords(multi.each, naming)}`,
  );
}
