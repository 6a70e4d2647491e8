import { type Casework, instanceTable, streamOf, type Actor } from '@fiveones/casework';
import type { Indicator, JsonObject, Table } from '@fiveones/definition';
import {
  evaluate,
  evolve,
  isFailure,
  scopeOf,
  tierOf,
  type InstanceEvent,
  type InstanceState,
} from '@fiveones/interpreter';
import type { Store } from '@fiveones/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { demonstrated } from './templates.example.ts';

const county = '980101';

/** The tables, and the templates that most of their figures are taken from. */
const counted = ['village-affairs', 'minimum-living-allowance', 'temporary-relief', 'four-deliberations'];

/** What happened in a case, as the log has it. */
interface Told {
  readonly region: string;
  readonly events: readonly InstanceEvent[];
}
/** An entry as the log of a ledger has it. */
interface Entry extends JsonObject {
  readonly region: string;
  readonly ledger: string;
}

let casework: Casework;
let store: Store;
let cases: readonly Told[] = [];
let entries: readonly Entry[] = [];

beforeAll(async () => {
  casework = await demonstrated(counted.map((id) => `templates/${id}`));
  ({ store } = casework);
  const rows = await store.rows(instanceTable, { columns: ['county', 'instance', 'region'] });
  cases = await Promise.all(
    rows.map(async ({ instance, region }) => ({
      region: region ?? '',
      // The stream is written only from events of this type.
      events: (await store.events(streamOf(instance))) as unknown as readonly InstanceEvent[],
    })),
  );
  const ledgers = casework.ledgers.all().map(({ id: ledger }) => ledger);
  const places = casework.library.organisation.regions.filter(({ tier }) => tier === 'village');
  const streams = places.flatMap(({ code }) => ledgers.map((ledger) => ({ region: code, ledger })));
  entries = (
    await Promise.all(
      streams.map(async ({ region, ledger }) =>
        (await store.events(`ledger/${region}/${ledger}`))
          .filter(({ type }) => type === 'entryWritten')
          .map(({ body }) => ({ ...(body as JsonObject), region, ledger })),
      ),
    )
  ).flat();
}, 120_000);

/** The first and the last day that an indicator is told for when a month is looked at. */
function span({ period }: Indicator, month: string): { readonly from: string; readonly to: string } {
  const number = Number(month.slice(5));
  const first = { month: number, quarter: number - ((number - 1) % 3), year: 1 }[period];
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), number, 0)).getUTCDate();
  return {
    from: `${month.slice(0, 5)}${String(first).padStart(2, '0')}-01`,
    to: `${month}-${String(last).padStart(2, '0')}`,
  };
}

const onDay = (at: string, { from, to }: { readonly from: string; readonly to: string }): boolean =>
  at.slice(0, 10) >= from && at.slice(0, 10) <= to;

const known = new Map<string, readonly Counted[] | undefined>();
interface Counted {
  readonly region: string;
  readonly value: number;
}

/** Numbers that make up a figure of a place (`980101=`: of what lies in none of the places in it); `undefined`: nothing that is here tells them. */
function numbers(
  table: Table,
  indicator: Indicator,
  region: string,
  month: string,
): readonly number[] | undefined {
  const key = `${table.id} ${indicator.id} ${month}`;
  if (!known.has(key)) known.set(key, everywhere(indicator, month));
  return known
    .get(key)
    ?.filter((one) => (region.endsWith('=') ? `${one.region}=` === region : one.region.startsWith(region)))
    .map(({ value }) => value);
}

/** What every case, step and entry of the county adds to a figure. */
function everywhere(indicator: Indicator, month: string): readonly Counted[] | undefined {
  const { source } = indicator;
  const days = span(indicator, month);
  const of = source.cases?.of ?? source.steps?.of;
  if (of && !of.some((one) => casework.library.current(one.package)?.package.processes[one.process]))
    return undefined;
  if (source.cases) {
    const { of, state, outcome, where, sum } = source.cases;
    return cases.flatMap(({ region, events }) => {
      const until = events.filter(({ at }) => at.slice(0, 10) <= days.to);
      const at = lived(until);
      if (!at || !of.some((one) => one.package === at.pins.package && one.process === at.pins.process))
        return [];
      const end = until.find(({ type }) => type === 'instanceEnded');
      const counts = {
        begun: onDay(at.startedAt, days),
        ended: end !== undefined && onDay(end.at, days),
        open: end === undefined,
        known: true,
      }[state];
      if (!counts || (outcome && !outcome.includes(at.outcome ?? ''))) return [];
      return number(
        at,
        { where, sum },
        days,
        `${monthEnd(indicator, month)}T23:59:59+08:00`,
        end?.at ?? null,
      ).map((value) => ({ region, value }));
    });
  }
  if (source.steps) {
    const { of, where, sum } = source.steps;
    return cases.flatMap(({ region, events }) =>
      events.flatMap((event, index) => {
        if (event.type !== 'left' || !onDay(event.at, days) || undone(events, index)) return [];
        if (!of.some((one) => one.node === event.body.node)) return [];
        const at = lived(events.slice(0, index + 1));
        const meant =
          at &&
          of.some(
            (one) =>
              one.package === at.pins.package &&
              one.process === at.pins.process &&
              one.node === event.body.node,
          );
        return meant
          ? number(at, { where, sum }, days, `${monthEnd(indicator, month)}T23:59:59+08:00`, null).map(
              (value) => ({ region, value }),
            )
          : [];
      }),
    );
  }
  if (source.entries) {
    const { ledger, types, results, distinct, sum } = source.entries;
    const lines = new Set<unknown>();
    return entries
      .filter((entry) => entry.ledger === ledger && onDay(`${String(entry['period'])}-15`, days))
      .filter((entry) => types?.includes(String(entry['type'])) ?? true)
      .filter((entry) => results?.some((result) => result === entry['result']) ?? true)
      .filter((entry) => {
        if (distinct === undefined) return true;
        const line = entry[distinct];
        const place = `${entry.region} ${String(line)}`;
        if (line === null || line === undefined || lines.has(place)) return false;
        lines.add(place);
        return true;
      })
      .map((entry) => ({
        region: entry.region,
        value: sum === undefined ? (entry['reverseOf'] === undefined ? 1 : -1) : Number(entry[sum] ?? 0),
      }));
  }
  return undefined;
}

/** The last day of the period that a month lies in, on which conditions are read. */
function monthEnd(indicator: Indicator, month: string): string {
  const number = Number(month.slice(5));
  const last = { month: number, quarter: Math.ceil(number / 3) * 3, year: 12 }[indicator.period];
  return span({ ...indicator, period: 'month' }, `${month.slice(0, 5)}${String(last).padStart(2, '0')}`).to;
}

const lived = (events: readonly InstanceEvent[]): InstanceState | undefined =>
  events.reduce<InstanceState | undefined>((state, event) => evolve(state, event), undefined);

/** A step that was skipped, given back or passed over has not been carried out. */
const undone = (events: readonly InstanceEvent[], index: number): boolean => {
  const { body } = events[index] ?? { body: {} };
  return events
    .slice(0, index)
    .some(
      (event) =>
        ['taskSkipped', 'stepPassedOver', 'taskReturned'].includes(event.type) &&
        'token' in event.body &&
        'token' in body &&
        event.body.token === body.token,
    );
};

function number(
  state: InstanceState,
  { where, sum }: { readonly where?: string | undefined; readonly sum?: string | undefined },
  days: { readonly from: string; readonly to: string },
  at: string,
  endedAt: string | null,
): readonly number[] {
  const world = casework.library.worldOf(state);
  const scope = {
    ...scopeOf(state, world, at),
    outcome: state.outcome ?? null,
    period: { from: days.from, to: at.slice(0, 10) },
    endedAt,
    done: Object.keys(state.done),
  };
  const value = (feel: string): unknown => {
    const made = evaluate(feel, scope, world);
    return isFailure(made) ? undefined : made.value;
  };
  if (where !== undefined && value(where) !== true) return [];
  const one = sum === undefined ? 1 : value(sum);
  return typeof one === 'number' ? [one] : [];
}

const total = (values: readonly number[]): number =>
  Math.round(values.reduce((all, one) => all + one, 0) * 100) / 100;

/** What a cell should say; `undefined`: nobody can know it from the logs. */
function recount(
  table: Table,
  indicator: Indicator,
  region: string,
  month: string,
): number | null | undefined {
  const villages = casework.library.organisation.regions
    .map(({ code }) => code)
    .filter((code) => tierOf(code) === table.tier && code.startsWith(region));
  const places = villages.length > 0 ? villages : [region];
  const { share, typedIndicators } = indicator.source;
  if (typedIndicators) return table.indicators.filter(({ level, part }) => level === 'typed' && !part).length;
  if (share) {
    const part = table.indicators.find(({ id }) => id === share.of);
    const whole = table.indicators.find(({ id }) => id === share.in);
    const [of, all] = [part, whole].map((one) => one && recount(table, one, region, month));
    if (typeof of !== 'number' || typeof all !== 'number') return undefined;
    const times = share.times ?? 100;
    const places = times === 100 ? 10 : 100;
    return all === 0 ? null : Math.round((of / all) * times * places) / places;
  }
  const values = numbers(table, indicator, region, month);
  if (values === undefined) return undefined;
  if (indicator.aggregate === 'max')
    return Math.max(...places.map((village) => total(numbers(table, indicator, village, month) ?? [])));
  return summed(indicator.aggregate, values);
}

/** What numbers make: their sum, or their mean or middle where there are any. */
function summed(aggregate: Indicator['aggregate'], values: readonly number[]): number | null {
  if (aggregate !== 'mean' && aggregate !== 'median') return total(values);
  if (values.length === 0) return null;
  if (aggregate === 'mean')
    return Math.round((100 * values.reduce((all, one) => all + one, 0)) / values.length) / 100;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(values.length / 2);
  const [high = 0, low = 0] = [sorted[middle], sorted[middle - 1]];
  return total([values.length % 2 === 1 ? high : (low + high) / 2]);
}

/** Figures that ask how long something took; how long, the clocks' own tests tell. */
const measures = (indicator: Indicator, { indicators }: Table): boolean => {
  const { of, in: whole } = indicator.source.share ?? {};
  return [indicator, ...indicators.filter(({ id }) => id === of || id === whole)].some(asksHowLong);
};
const asksHowLong = ({ source: { cases: counted, steps } }: Indicator): boolean =>
  steps?.state === 'due' ||
  [counted?.where, counted?.sum, steps?.where, steps?.sum].some((feel) =>
    /\b(clock|step)\./.test(feel ?? ''),
  );

const leader = (): Actor => {
  const actor = casework.actor('countyLeader-county-1');
  if (!actor) throw new Error('the demonstration has a leader');
  return actor;
};

describe('the tables', () => {
  it.each([
    ['980101001001', '2026-10'],
    ['980101001', '2026-10'],
    [county, '2026-11'],
  ])(
    'add up for %s in %s: every cell is what a recount of the logs finds, with as many rows behind it',
    async (region, month) => {
      let counted = 0;
      for (const { id } of casework.tables.all()) {
        const table = casework.library.part('tables', id)?.part;
        const view = await casework.tables.view(leader(), { table: id, region, month });
        if (!view.ok || !table) throw new Error(`the leader sees ${id}`);
        for (const row of view.value.groups.flatMap(({ rows }) => rows)) {
          const indicator = table.indicators.find((one) => one.id === row.id);
          if (!indicator) throw new Error('the view shows what the table has');
          if (!measures(indicator, table))
            expect([row.id, row.value, ...row.places]).toEqual([
              row.id,
              ...[
                region,
                ...view.value.places.map((place) => (place.region === region ? `${region}=` : place.region)),
              ].map((place) => recount(table, indicator, place, month) ?? null),
            ]);
          if (row.value === null) continue;
          counted++;
          const behind = await casework.tables.rows(leader(), {
            table: id,
            region,
            month,
            indicator: row.id,
          });
          if (!behind.ok) throw new Error(behind.refused.message);
          const values = behind.value.map(({ value }) => value);
          expect([row.id, values.length]).toEqual([row.id, row.rows]);
          if (indicator.source.share === undefined && indicator.aggregate !== 'max')
            expect([row.id, summed(indicator.aggregate, values)]).toEqual([row.id, row.value]);
        }
      }
      expect(counted).toBeGreaterThan(20);
    },
    60_000,
  );
});
