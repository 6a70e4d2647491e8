import { Download } from 'lucide-react';
import { useMemo } from 'react';
import { today, usePack, useWorld } from '../context.tsx';
import type { marksOf } from '../findings.ts';
import { saveSheet } from '../sheet.ts';
import { words } from '../words.ts';
import { stepSheet, wholeTime } from './table-sheet.ts';
import type { Shown } from './use-chart.ts';

/** What the table comes to: its steps, those by law, how long the whole takes; and the table as a file. */
export const TableTotals = ({
  shown,
  steps,
  marks,
}: {
  readonly shown: Shown;
  readonly steps: number;
  readonly marks: ReturnType<typeof marksOf>;
}) => {
  const { store } = useWorld();
  const pack = usePack();
  const { chart } = shown;
  const whole = useMemo(() => wholeTime(chart, pack, today), [chart, pack]);
  const save = (): void => {
    saveSheet(words.table.file(chart.name), stepSheet(chart, pack, marks, today)).catch(() =>
      store.getState().look({ notice: words.table.notSaved }),
    );
  };
  return (
    <>
      <span className="d-faint d-totals">
        {[
          words.table.steps(steps),
          words.table.statutory(chart.steps.filter((step) => step.lock === 'statutory').length),
          whole.limit,
        ]
          .filter(Boolean)
          .join(' · ')}
        {whole.steps === 0 ? null : (
          <span title={words.table.longestHint}> · {words.table.longest(whole.steps)}</span>
        )}
      </span>
      <button type="button" className="d-button" onClick={save}>
        <Download size={14} aria-hidden />
        {words.table.save}
      </button>
    </>
  );
};
