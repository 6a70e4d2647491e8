import { CircleAlert, CircleCheck, Play } from 'lucide-react';
import { useState } from 'react';
import type { ScenarioResult } from '../backend.ts';
import { listOf, textOf } from '@fiveones/chart';
import { useDesigner, usePack, useWorld } from '../context.tsx';
import { SourceView } from '../source/late-source-view.ts';
import { words } from '../words.ts';

/** The example households that the package ships as its tests. */
export const ScenariosTab = () => {
  const { store, backend } = useWorld();
  const pack = usePack();
  const packageId = useDesigner((state) => state.packageId);
  const chosen = useDesigner((state) => state.seen.entry['scenarios']);
  const [results, setResults] = useState<readonly ScenarioResult[] | 'running'>([]);
  const run = (): void => {
    setResults('running');
    backend.runScenarios(packageId).then(setResults, () => setResults([]));
  };
  const list = results === 'running' ? [] : results;
  const open = pack.scenarios.find((one) => one.id === chosen);
  return (
    <div className="d-page">
      <div className="d-screen-bar">
        <button type="button" className="d-button" disabled={results === 'running'} onClick={run}>
          <Play size={14} aria-hidden />
          {results === 'running' ? words.scenarios.running : words.scenarios.run}
        </button>
        {list.length === 0 ? null : (
          <span>{words.scenarios.summary(list.filter((one) => one.passed).length, list.length)}</span>
        )}
      </div>
      <div className="d-split">
        <ul className="d-side-list">
          {pack.scenarios.map((scenario) => {
            const result = list.find((one) => one.id === scenario.id);
            return (
              <li key={scenario.id}>
                <button
                  type="button"
                  aria-current={scenario.id === chosen}
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
                      {pack.charts.find((chart) => chart.id === scenario.json['process'])?.name ?? ''} ·{' '}
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
            <p className="d-none">
              {pack.scenarios.length === 0 ? words.scenarios.none : words.scenarios.choose}
            </p>
          ) : (
            <>
              <p className="d-lead">{textOf(open.json['description']) || open.name}</p>
              <SourceView file={open.file} />
            </>
          )}
        </div>
      </div>
    </div>
  );
};
