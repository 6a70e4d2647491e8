import type { Ledger, LedgerColumn } from '@fiveones/definition';
import { refused } from '../refused.ts';
import type { Refused } from '../views.ts';
import { mostInCell, type Cells } from './ledger.ts';

/** The cells of a counter-entry: numbers the other way round, the rest as they were. */
export const undone = (cells: Cells): Cells =>
  Object.fromEntries(
    Object.entries(cells).map(([id, cell]) => [id, typeof cell === 'number' ? -cell : cell] as const),
  );

/** What is wrong with the first cell that cannot stand as it was given. */
export function wrongCell({ columns = [] }: Ledger, cells: Cells): Refused | undefined {
  const unknown = Object.keys(cells).find((id) => !columns.some((column) => column.id === id));
  if (unknown !== undefined) return refused('entry-column-unknown', { name: unknown });
  for (const { id, label, type, required } of columns) {
    const cell = cells[id];
    if (cell === undefined || cell === '') {
      if (required) return refused('entry-cell-missing', { name: label });
    } else if (!cellFits[type](cell)) return refused(`entry-cell-${type}`, { name: label });
  }
  return undefined;
}

const cellFits = {
  text: (cell) => typeof cell === 'string' && cell.length <= mostInCell,
  number: (cell) => typeof cell === 'number' && Number.isFinite(cell),
  date: (cell) =>
    typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell) && !Number.isNaN(Date.parse(cell)),
} as const satisfies Record<LedgerColumn['type'], (cell: string | number) => boolean>;
