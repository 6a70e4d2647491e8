import type { Indicator, Json, JsonObject, Table } from '@fiveones/definition';
import type { Connector } from '../system.ts';
import type { Library } from '../library.ts';
import type { Origin } from './figures.ts';
import { monthBefore } from './period.ts';
import { askedOfPeople, type TableBook } from './table-book.ts';

/**
 * What a process that runs a table asks of it, for the village of its case and the month before the case began:
 * `figures` works the table out and answers the rows that people confirm or fill in, and the sources that are missing;
 * `freezeTable` keeps what they gave and freezes the month.
 */
export function tableConnectors(book: TableBook, library: Library): Readonly<Record<string, Connector>> {
  const tableOf = (input: JsonObject): Table => {
    const found = library.part('tables', String(input['table'] ?? ''));
    if (!found) throw new Error(`没有“${String(input['table'] ?? '')}”这张报表`);
    return found.part;
  };
  return {
    figures: async (input, { instance }) => {
      const table = tableOf(input);
      const month = monthOf(input, instance.startedAt);
      const { figures } = await book.figures(table, instance.region, month);
      const byId = new Map(figures.map((figure) => [figure.indicator, figure]));
      const before = await book.keptBefore(table, instance.region, month);
      const missing = table.indicators.filter(
        ({ id, level }) => level === 'auto' && byId.get(id)?.origin === 'missing',
      );
      return {
        month,
        rows: askedOfPeople(table).map((indicator) =>
          askedRow(indicator, byId.get(indicator.id)?.value ?? null, before.get(indicator.id) ?? null),
        ),
        missing: missing.map(({ id, name, source }) => ({
          indicator: id,
          name,
          source: source.outside ?? '',
        })),
        worked: figures.filter(({ origin }) => origin === 'auto').length,
      };
    },
    freezeTable: async (input, { instance }) => {
      const table = tableOf(input);
      const month = monthOf(input, instance.startedAt);
      const at = String(input['at'] ?? instance.startedAt);
      const given = rowsOf(input['rows']).flatMap(({ indicator: id, value }) => {
        const indicator = table.indicators.find((one) => one.id === id);
        return indicator && typeof value === 'number'
          ? [{ indicator, value, origin: originIn(indicator, input) }]
          : [];
      });
      await book.give(table, instance.region, month, given, { by: instance.id, at });
      return { month, frozen: await book.freeze(table, instance.region, month, at) };
    },
  };
}

const monthOf = (input: JsonObject, startedAt: string): string =>
  typeof input['month'] === 'string' ? input['month'] : monthBefore(startedAt.slice(0, 7));

const askedRow = (
  { id, name, unit, level }: Indicator,
  computed: number | null,
  previous: number | null,
): JsonObject => ({
  indicator: id,
  name,
  unit,
  level,
  computed,
  previous,
  value: computed,
});

const rowsOf = (rows: Json | undefined): readonly JsonObject[] =>
  Array.isArray(rows)
    ? (rows as readonly Json[]).filter(
        (row): row is JsonObject => typeof row === 'object' && row !== null && !Array.isArray(row),
      )
    : [];

const originIn = ({ level }: Indicator, input: JsonObject): Origin =>
  input['late'] === true ? 'carried' : level === 'confirmed' ? 'confirmed' : 'typed';
