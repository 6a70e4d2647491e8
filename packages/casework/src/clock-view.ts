import {
  explanationWords,
  ledger,
  type CalendarEdition,
  type Explanation,
  type Pause,
} from '@fiveones/calendar';
import type { Clock, Limit } from '@fiveones/definition';
import {
  isFailure,
  valueOf,
  type ClockState,
  type DueDate,
  type InstanceState,
  type World,
} from '@fiveones/interpreter';
import type { ClockView } from './views.ts';

/** What a limit is looked up in. */
type Asked = Pick<World, 'chart' | 'calendar'>;

/** The ledger of one task's limit: of the step that it is about. */
export function taskClock(step: string, limit: DueDate, world: Asked, now: string): ClockView {
  const node = world.chart.nodes.get(step);
  return view(
    {
      id: step,
      name: node?.name ?? '',
      startedAt: limit.start,
      value: limit.value,
      unit: limit.unit,
      pauses: [],
      due: limit.due,
      explanation: limit.explanation,
      source: sourceOf(node?.kind === 'userTask' ? node.limit : undefined, world),
    },
    world.calendar,
    now,
  );
}

/** The ledgers of an instance's clocks, in the order of the process. */
export function instanceClocks(state: InstanceState, world: World, now: string): readonly ClockView[] {
  return world.chart.process.clocks.flatMap((clock) => {
    const running = state.clocks[clock.id];
    if (!running) return [];
    const source = sourceOf(clock.limit, world);
    const told = view({ ...running, name: clock.name, source }, world.calendar, now);
    return [{ ...told, lines: [...told.lines, ...alarmLines(clock, running, state, world)] }];
  });
}

/** Where the figure of a limit comes from: the local parameters that it asks, by name. */
function sourceOf(limit: Limit | undefined, { chart }: Asked): string | undefined {
  const asked = [...String(limit?.value ?? '').matchAll(/param\.(\w+)/g)].map(([, id]) => id);
  const names = chart.package.parameters.filter(({ id }) => asked.includes(id)).map(({ name }) => name);
  return names.length === 0 ? undefined : `地方参数：${names.join('、')}`;
}

/** The alarms of a clock, with the day on which each rings. */
function alarmLines(
  { id, alarms }: Clock,
  { rung }: ClockState,
  { timers }: InstanceState,
  world: World,
): ClockView['lines'] {
  return (alarms ?? []).flatMap(({ at, tell }, place) => {
    const share = valueOf(at, { param: world.parameters }, world);
    if (isFailure(share) || typeof share.value !== 'number') return [];
    const posts = world.chart.package.template.posts;
    const whom = tell?.map((post) => posts.find((one) => one.id === post)?.name ?? post).join('、');
    const set = timers[`${id}:alarm${place}`];
    return [
      {
        label: `用到 ${Math.round(share.value * 100)}% 时告诉${whom ?? '办理人'}`,
        figure: set ? set.at.slice(5, 10) : rung?.includes(place) ? '已告诉' : '—',
      },
    ];
  });
}

interface Told extends Pick<ClockState, 'id' | 'startedAt' | 'value' | 'unit'> {
  readonly name: string;
  readonly pauses: readonly Pause[];
  readonly due?: string | undefined;
  readonly explanation?: Explanation | undefined;
  readonly overdueAt?: string | undefined;
  readonly stoppedAt?: string | undefined;
  /** Where the figure of the limit comes from. */
  readonly source?: string | undefined;
}

function view(clock: Told, calendar: CalendarEdition, now: string): ClockView {
  const at = clock.stoppedAt ?? now;
  const rolled = told(clock, 'roll');
  const counted = ledger({
    calendar,
    start: clock.startedAt,
    period: { value: clock.value, unit: unitOf(clock.unit) },
    // How the due date was reckoned is told by its own explanation.
    from: told(clock, 'start')?.['counted'] === 1 ? 'sameDay' : 'nextDay',
    rollToWorkday: rolled === undefined ? false : rolled['by'] === 'holiday' ? 'holiday' : true,
    pauses: clock.pauses.map(({ from, to, reason }) => ({
      from,
      reason,
      ...(to === undefined ? {} : { to }),
    })),
    now: at,
  });
  return {
    id: clock.id,
    name: clock.name,
    value: clock.value,
    unit: clock.unit,
    start: clock.startedAt,
    due: clock.due,
    state: stateOf(clock, counted, now),
    used: counted.used,
    left: counted.left,
    overdue: counted.overdue,
    lines: (clock.explanation?.lines ?? []).map((line) => lineOf(line, clock, calendar)),
    cells: counted.cells.map((cell) => ({ ...cell })),
  };
}

const told = ({ explanation }: Told, kind: Explanation['lines'][number]['kind']) =>
  explanation?.lines.find((line) => line.kind === kind)?.params;

const unitOf = (unit: string): DueUnit => unit as DueUnit; // units come from a parsed Limit
type DueUnit = 'workday' | 'day' | 'month' | 'year' | 'hour' | 'minute';

function stateOf(
  clock: Told,
  counted: { readonly used: number; readonly overdue: number },
  now: string,
): ClockView['state'] {
  if (clock.stoppedAt !== undefined) return 'stopped';
  if (clock.due === undefined) return 'paused';
  if (clock.due < now || counted.overdue > 0) return 'overdue';
  return counted.used >= clock.value * 0.8 ? 'soon' : 'running';
}

/** The number of the notice that a year's holidays were taken from. */
const noticeOf = (source: string | undefined): string | undefined =>
  /（(.+)）$/.exec(source ?? '')?.[1] ?? source;

type Line = Explanation['lines'][number];

/** A line of the sum: in words, where its figure comes from, and the figure, or what it stands for in the sum. */
function lineOf(
  line: Line,
  { startedAt, source }: Told,
  { years }: CalendarEdition,
): ClockView['lines'][number] {
  const label = explanationWords(line, 'zh');
  const params: Readonly<Record<string, unknown>> = line.params;
  const figure = params['days'] ?? params['value'] ?? '';
  const plain = typeof figure === 'number' || typeof figure === 'string' ? String(figure) : '';
  if (line.kind === 'start') return { label, figure: '起点' };
  if (line.kind === 'period') return { label, note: source, figure: plain };
  if (line.kind === 'pause') return { label, figure: `停 ${plain}`.trim(), tone: 'amber' };
  if (line.kind === 'rest')
    return {
      label: label.replace(/，不算$/, ''),
      note: noticeOf(years.find(({ year }) => year === Number(startedAt.slice(0, 4)))?.source),
      figure: '不算',
    };
  return { label, figure: plain };
}
