import { CircleAlert, Info } from 'lucide-react';
import { useState } from 'react';
import { laneOf, type StepRow } from '@fiveones/chart';
import { today, usePack } from '../context.tsx';
import type { marksOf } from '../findings.ts';
import { lookOf } from '../kinds.ts';
import type { Pack } from '../pack.ts';
import { words } from '../words.ts';
import { formNames } from './table-text.ts';
import type { Shown } from './use-chart.ts';

type Marks = ReturnType<typeof marksOf>;

/** Which rows of the table are shown. */
interface RowFilter {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** Lanes, `error` and `hint`; none: every row. */
  readonly only: readonly string[];
  readonly toggle: (name: string) => void;
  readonly rows: readonly StepRow[];
}

/** The rows that are searched for and stand in a lane that is asked for. */
export function useRowFilter(shown: Shown, all: readonly StepRow[], marks: Marks): RowFilter {
  const pack = usePack();
  const [query, setQuery] = useState('');
  const [only, setOnly] = useState<readonly string[]>([]);
  return {
    query,
    setQuery,
    only,
    toggle: (name) => setOnly(only.includes(name) ? only.filter((one) => one !== name) : [...only, name]),
    rows: all.filter((row) => wanted(row, { query, only, shown, pack, marks })),
  };
}

/** What the rows are sifted by: lanes, and whether something is found wrong with a step. */
export const Filters = ({
  shown,
  filter: { only, toggle },
  found,
}: {
  readonly shown: Shown;
  readonly filter: RowFilter;
  readonly found: Marks;
}) => {
  const count = (kind: 'errors' | 'hints'): number =>
    [...found.values()].reduce((sum, mark) => sum + mark[kind], 0);
  return (
    <>
      <span className="d-label">{words.table.only}</span>
      {shown.chart.lanes.map((lane) => (
        <button
          key={lane.id}
          type="button"
          className="d-tier d-filter"
          data-tier={lane.tier}
          aria-pressed={only.includes(lane.id)}
          onClick={() => toggle(lane.id)}
        >
          {words.tier[lane.tier ?? ''] ?? lane.name}
        </button>
      ))}
      <button
        type="button"
        className="d-filter d-filter-error"
        data-none={count('errors') === 0}
        aria-pressed={only.includes('error')}
        onClick={() => toggle('error')}
      >
        <CircleAlert size={12} aria-hidden />
        {words.table.withErrors} {count('errors')}
      </button>
      <button
        type="button"
        className="d-filter d-filter-hint"
        data-none={count('hints') === 0}
        aria-pressed={only.includes('hint')}
        onClick={() => toggle('hint')}
      >
        <Info size={12} aria-hidden />
        {words.table.withHints} {count('hints')}
      </button>
    </>
  );
};

interface Sifted {
  readonly query: string;
  readonly only: readonly string[];
  readonly shown: Shown;
  readonly pack: Pack;
  readonly marks: Marks;
}

const wanted = (row: StepRow, { query, only, shown, pack, marks }: Sifted): boolean => {
  const text = `${row.step.name}${lookOf(row.step.kind).who(row.step, pack, today)}${formNames(row.step, pack)}`;
  const mark = marks.get(row.step.id);
  const lanes = only.filter((one) => one !== 'error' && one !== 'hint');
  return (
    text.includes(query.trim()) &&
    (lanes.length === 0 || lanes.includes(laneOf(shown.chart, row.step))) &&
    (!only.includes('error') || (mark?.errors ?? 0) > 0) &&
    (!only.includes('hint') || (mark?.hints ?? 0) > 0)
  );
};
