import { CircleAlert, CircleCheck, Play, Square } from 'lucide-react';
import { useState } from 'react';
import type { Json } from '@fiveones/definition';
import { listOf, textOf } from '@fiveones/chart';
import { useDesigner, usePack, useWorld } from '../context.tsx';
import { SourceView } from '../source/late-source-view.ts';
import { Segments } from '../controls.tsx';
import type { Entry, Pack } from '../pack.ts';
import { SearchBox } from '../search-box.tsx';
import { words } from '../words.ts';
import { scenarioWords as say } from '../words-scenario.ts';
import { useScenarioRun, type ScenarioRun } from './scenario-run.ts';
import { expectedOf, storyOf } from './scenario-story.ts';

/** The example households that the package ships as its tests. */
export const ScenariosTab = () => {
  const { store } = useWorld();
  const pack = usePack();
  const chosen = useDesigner((state) => state.seen.entry['scenarios']);
  const run = useScenarioRun(false);
  const list = run.results;
  const [query, setQuery] = useState('');
  const found = pack.scenarios.filter(({ name, json }) =>
    `${name}${textOf(json['description'])}${chartName(pack, json['process'])}`.includes(query.trim()),
  );
  const open = pack.scenarios.find((one) => one.id === chosen) ?? found[0];
  return (
    <div className="d-page">
      <div className="d-screen-bar">
        <SearchBox name={say.search} query={query} onQuery={setQuery} wide />
        {run.state === 'running' ? (
          <button type="button" className="d-button" onClick={run.stop}>
            <Square size={14} aria-hidden />
            {words.scenarios.stop}
          </button>
        ) : (
          <button type="button" className="d-button" onClick={run.go}>
            <Play size={14} aria-hidden />
            {words.scenarios.run}
          </button>
        )}
        <span role="status">{toldOf(run)}</span>
        {list.length === 0 ? null : (
          <span>{words.scenarios.summary(list.filter((one) => one.passed).length, list.length)}</span>
        )}
        <span className="d-faint">{say.find(found.length)}</span>
      </div>
      <div className="d-split">
        <ul className="d-side-list">
          {found.map((scenario) => {
            const result = list.find((one) => one.id === scenario.id);
            return (
              <li key={scenario.id}>
                <button
                  type="button"
                  aria-current={scenario.id === open?.id}
                  onClick={() =>
                    store
                      .getState()
                      .look({ entry: { ...store.getState().seen.entry, scenarios: scenario.id } })
                  }
                >
                  {result === undefined ? null : result.passed ? (
                    <CircleCheck size={14} className="d-good" aria-label={words.scenarios.passed} />
                  ) : (
                    <CircleAlert size={14} className="d-error-text" aria-label={words.scenarios.failed} />
                  )}
                  <span>
                    <b>{scenario.name}</b>
                    <small>
                      {chartName(pack, scenario.json['process'])} ·{' '}
                      {words.scenarios.steps(listOf(scenario.json['script']).length)}
                    </small>
                    {result === undefined || result.passed ? null : (
                      <small className="d-error-text">{result.differences.join('；')}</small>
                    )}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
        <div className="d-split-main">
          {open === undefined ? (
            <div className="d-none">
              <p className="d-none-about">
                {pack.scenarios.length === 0 ? words.scenarios.none : words.scenarios.choose}
              </p>
              {pack.scenarios.length === 0 ? (
                <button
                  type="button"
                  className="d-link"
                  onClick={() => store.getState().look({ trying: true, publishing: false })}
                >
                  {words.scenarios.tryRun}
                </button>
              ) : null}
            </div>
          ) : (
            <Example key={open.id} scenario={open} />
          )}
        </div>
      </div>
    </div>
  );
};

/** How far a run is, and how it ended when that was before the last. */
const toldOf = ({ state, results, total }: ScenarioRun): string => {
  if (state === 'failed') return words.scenarios.broken;
  if (state === 'stopped') return words.scenarios.stopped(results.length, total);
  if (state !== 'running') return '';
  return total === 0 ? words.scenarios.running : words.scenarios.at(results.length + 1, total);
};

const chartName = (pack: Pack, process: Json | undefined): string =>
  pack.charts.find((chart) => chart.id === process)?.name ?? '';

/** One example: its story as a table, what must come of it, and its source. */
const Example = ({ scenario }: { readonly scenario: Entry }) => {
  const [shown, setShown] = useState('story');
  return (
    <>
      <header className="d-lead d-example-head">
        <h2>{scenario.name}</h2>
        <Segments
          label={say.story}
          value={shown}
          options={[
            { id: 'story', name: say.story },
            { id: 'source', name: say.source },
          ]}
          onChange={setShown}
        />
        <p className="d-hint">{textOf(scenario.json['description'])}</p>
      </header>
      {shown === 'source' ? <SourceView file={scenario.file} /> : <Story scenario={scenario} />}
    </>
  );
};

const Story = ({ scenario }: { readonly scenario: Entry }) => {
  const pack = usePack();
  return (
    <div className="d-table-box">
      <table className="d-table d-story">
        <thead>
          <tr>
            {[say.number, say.when, say.who, say.what, say.filled].map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {storyOf(pack, scenario).map(({ when, who, what, more }, index) => (
            <tr key={index}>
              <td className="d-row-number">{index + 1}</td>
              <td className="d-when-cell">{when}</td>
              <td>{who}</td>
              <th scope="row">{what}</th>
              <td>{more.join('；')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section className="d-expected">
        <h3>{say.expected}</h3>
        <dl>
          {expectedOf(pack, scenario).map(([name, what]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
};
