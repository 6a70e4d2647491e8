import { ArrowRight, CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ScenarioResult } from '../backend.ts';
import { useDesigner, usePack } from '../context.tsx';
import { words } from '../words.ts';
import { Figure } from './publish-figure.tsx';
import { PastCases } from './publish-past.tsx';
import type { ScenarioRun } from './scenario-run.ts';

/** The examples run on the draft: their results, or that they run, or that it is not known. */
export type Replayed = readonly ScenarioResult[] | 'running' | 'unknown';

/** A run as the page shows it: nothing is said of a part of the examples. */
export const replayed = ({ state, results }: ScenarioRun): Replayed =>
  state === 'running' ? 'running' : state === 'done' ? results : 'unknown';

/** What publishing does: cases that go on as they began, and the examples whose result is another than before. */
export const PublishEffect = ({ run, day }: { readonly run: ScenarioRun; readonly day: string }) => {
  const results = replayed(run);
  const open = useDesigner((state) => state.publishing.openInstances);
  const count = usePack().scenarios.length;
  const list = typeof results === 'string' ? [] : results;
  const turned = list.filter(({ passed, before }) => before !== passed || !passed);
  return (
    <section className="d-column d-wide">
      <PastCases day={day} />
      <h2 className="d-second">{words.publish.ofExamples}</h2>
      <div className="d-sheet-card">
        <dl className="d-figures">
          <Figure name={words.publish.stay} value={open} unit={words.publish.pieces} />
          <Figure
            name={words.publish.agree}
            value={results === 'running' ? '…' : list.filter(({ passed }) => passed).length}
            unit={`/ ${results === 'running' ? count : list.length} ${words.publish.examples}`}
          />
          <Figure
            name={words.publish.turned}
            value={
              results === 'running'
                ? '…'
                : list.filter(({ passed, before }) => before !== undefined && before !== passed).length
            }
            unit={words.publish.examples}
          />
        </dl>
        {results === 'running' ? (
          <p className="d-hint">
            {run.total === 0 ? words.publish.running : words.scenarios.at(run.results.length + 1, run.total)}
          </p>
        ) : results === 'unknown' ? (
          <p className="d-hint">{words.scenarios.notRun}</p>
        ) : turned.length === 0 ? (
          <p className="d-hint">{words.publish.allSame}</p>
        ) : (
          <Turned results={turned} />
        )}
        <p className="d-note">
          <Info size={14} aria-hidden /> {words.publish.untold}
        </p>
      </div>
    </section>
  );
};

const Turned = ({ results }: { readonly results: readonly ScenarioResult[] }) => (
  <table className="d-turned">
    <thead>
      <tr>
        <th scope="col">{words.publish.table.scenario}</th>
        <th scope="col">{words.publish.table.before}</th>
        <th scope="col">{words.publish.table.now}</th>
      </tr>
    </thead>
    <tbody>
      {results.map(({ id, name, passed, before, differences }) => (
        <tr key={id}>
          <th scope="row">
            {name}
            {differences.length === 0 ? null : <p className="d-hint">{differences.join('；')}</p>}
          </th>
          <td>
            {before === undefined
              ? words.publish.none
              : before
                ? words.publish.agrees
                : words.publish.differs}
          </td>
          <td data-passed={passed}>
            <ArrowRight size={12} aria-hidden />
            {passed ? <CircleCheck size={14} aria-hidden /> : <CircleAlert size={14} aria-hidden />}
            {passed ? words.publish.agrees : words.publish.differs}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
