import { rowsNamedBy, type Responsibility } from '@fiveones/definition';
import { type Chart, inFile, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/**
 * Every row in charge of work that people do is named by a step or a message, else it assigns nothing. Rows about a
 * step that the system does itself say who answers for it. Who assists is found by the step, and needs no name.
 */
export const responsibilityUnused: Check = {
  code: 'responsibility-unused',
  severity: 'hint',
  check({ charts, rows }, report) {
    const named = new Set(charts.flatMap(namedIn));
    const assigning = new Set(charts.flatMap((chart) => assigningIn(chart, rows)));
    for (const { id, kind, matter, step } of rows.values())
      if (kind === 'R' && assigning.has(step) && !named.has(id))
        report(inFile('responsibilities.json', 'rows', { id }, 'step'), { name: matter, row: id });
  },
};

/** Rows that a chart names. */
const namedIn = (chart: Chart): readonly string[] =>
  [...chart.process.messages, ...nodesOf(chart, 'userTask'), ...nodesOf(chart, 'subProcess')].flatMap(
    rowsNamedBy,
  );

/** Steps that people do, where no other check tells already that the step and its row do not fit. */
function assigningIn(chart: Chart, rows: ReadonlyMap<string, Responsibility>): readonly string[] {
  const whole = `${chart.process.id}/*`;
  const tasks = nodesOf(chart, 'userTask').filter(
    ({ performer, responsibility }) =>
      performer === 'applicant' || rows.get(responsibility ?? '')?.step === whole,
  );
  return [whole, ...[...tasks, ...nodesOf(chart, 'subProcess')].map(({ id }) => `${chart.process.id}/${id}`)];
}
