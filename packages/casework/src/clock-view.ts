import {
  explanationWords,
  ledger,
  type CalendarEdition,
  type Explanation,
  type Pause,
} from '@fiveones/calendar';
import type { Clock } from '@fiveones/definition';
import {
  isFailure,
  valueOf,
  type ClockState,
  type DueDate,
  type InstanceState,
  type World,
} from '@fiveones/interpreter';
import type { ClockView } from './views.ts';

/** The ledger of one task's limit. */
export function taskClock(
  id: string,
  name: string,
  limit: DueDate,
  calendar: CalendarEdition,
  now: string,
): ClockView {
  return view(
    {
      id,
      name,
      startedAt: limit.start,
      value: limit.value,
      unit: limit.unit,
      pauses: [],
      due: limit.due,
      explanation: limit.explanation,
    },
    calendar,
    now,
  );
}

/** The ledgers of an instance's clocks, in the order of the process. */
export function instanceClocks(state: InstanceState, world: World, now: string): readonly ClockView[] {
  return world.chart.process.clocks.flatMap((clock) => {
    const running = state.clocks[clock.id];
    if (!running) return [];
    const told = view({ ...running, name: clock.name }, world.calendar, now);
    return [{ ...told, lines: [...told.lines, ...alarmLines(clock, running, state, world)] }];
  });
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
}

function view(clock: Told, calendar: CalendarEdition, now: string): ClockView {
  const at = clock.stoppedAt ?? now;
  const counted = ledger({
    calendar,
    start: clock.startedAt,
    period: { value: clock.value, unit: unitOf(clock.unit) },
    // How the due date was reckoned is told by its own explanation.
    from: told(clock, 'start')?.['counted'] === 1 ? 'sameDay' : 'nextDay',
    rollToWorkday: told(clock, 'roll') !== undefined,
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
    lines: (clock.explanation?.lines ?? []).map((line) => ({
      label: explanationWords(line, 'zh'),
      figure: figureOf(line),
    })),
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

const figureOf = (line: Explanation['lines'][number]): string => {
  const params: Readonly<Record<string, unknown>> = line.params;
  const figure = params['days'] ?? params['value'] ?? '';
  return typeof figure === 'number' || typeof figure === 'string' ? String(figure) : '';
};
