import { compileExpression } from '@fiveones/feel';
import { laneOf, listOf, longestWay, objectOf, stepRows, textOf, type Chart } from '@fiveones/chart';
import type { JsonObject } from '@fiveones/definition';
import type { marksOf } from '../findings.ts';
import { limitText, lookOf } from '../kinds.ts';
import { amountToday, basisText, parameterValue, type Pack } from '../pack.ts';
import type { Sheet } from '../sheet.ts';
import { words } from '../words.ts';
import { formNames, nextText } from './table-text.ts';

/** How long the whole takes: the deadline of the case, and the longest way when each step takes all the time it has. */
interface WholeTime {
  /** The first deadline of the process, in words; empty where it has none. */
  readonly limit: string;
  /** In workdays. */
  readonly steps: number;
}

export function wholeTime(chart: Chart, pack: Pack, today: string): WholeTime {
  const [clock] = listOf(chart.json['clocks']).map(objectOf);
  const limit = objectOf(clock?.['limit']);
  const value = amountToday(pack, limit['value'], today) ?? usualAmount(pack, limit['value'], today);
  return {
    limit:
      clock === undefined
        ? ''
        : `${textOf(clock['name'])} ${limitText({ ...limit, ...(value === undefined ? {} : { value }) }, pack, today)}`,
    steps: longestWay(chart, ({ json }) => workdaysOf(objectOf(json['limit']), pack, today)),
  };
}

const workdaysOf = (limit: JsonObject, pack: Pack, today: string): number =>
  limit['unit'] === 'workday' ? (amountToday(pack, limit['value'], today) ?? 0) : 0;

/** What a formula over the parameters comes to while nothing is known of a case. */
function usualAmount(pack: Pack, amount: unknown, today: string): number | undefined {
  if (typeof amount !== 'string' || !amount.startsWith('=')) return undefined;
  const compiled = compileExpression(amount.slice(1));
  if (!compiled.ok) return undefined;
  const param = Object.fromEntries(
    pack.parameters.map(({ id }) => [textOf(id), parameterValue(pack, textOf(id), today) ?? null]),
  );
  const { value } = compiled.evaluate({ param });
  return typeof value === 'number' ? value : undefined;
}

/** The step table as a sheet: every step, whatever is filtered on the screen. */
export function stepSheet(chart: Chart, pack: Pack, marks: ReturnType<typeof marksOf>, today: string): Sheet {
  const rows = stepRows(chart);
  const numbers = new Map(rows.map(({ step, number }) => [step.id, number]));
  const { table } = words;
  return {
    name: chart.name,
    widths: [8, 26, 6, 26, 30, 16, 40, 10, 40, 16],
    rows: [
      [
        table.number,
        table.step,
        table.tier,
        table.who,
        table.what,
        table.long,
        table.next,
        table.lock,
        table.basis,
        table.check,
      ],
      ...rows.map(({ step, number, depth }) => {
        const look = lookOf(step.kind);
        const lane = chart.lanes.find(({ id }) => id === laneOf(chart, step));
        return [
          number,
          `${'　'.repeat(depth)}${step.name || words.kind[step.kind]}`,
          words.tier[lane?.tier ?? ''] ?? '',
          look.who(step, pack, today),
          formNames(step, pack),
          look.clock(step, pack, today),
          nextText(chart, step.id, numbers),
          step.lock === undefined ? '' : (words.table.locks[step.lock] ?? ''),
          basisText(pack, step.json['basis']),
          markText(marks.get(step.id)),
        ];
      }),
    ],
  };
}

const markText = (mark: { readonly errors: number; readonly hints: number } | undefined): string =>
  (mark?.errors ?? 0) > 0
    ? words.checks.errors(mark?.errors ?? 0)
    : (mark?.hints ?? 0) > 0
      ? words.checks.hints(mark?.hints ?? 0)
      : '';
