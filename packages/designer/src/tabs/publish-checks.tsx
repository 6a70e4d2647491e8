import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react';
import { useMemo } from 'react';
import { goTo } from '../checks.tsx';
import { useChecked, useDesigner, useFindings, usePack, useWorld } from '../context.tsx';
import { words } from '../words.ts';
import type { Replayed } from './publish-effect.tsx';

const Mark = ({ good }: { readonly good: boolean }) =>
  good ? (
    <CircleCheck size={16} className="d-good" aria-hidden />
  ) : (
    <CircleAlert size={16} className="d-error-text" aria-hidden />
  );

/** What the checks say, how many examples agree, and that every statutory step is still there. */
export const PublishChecks = ({ results }: { readonly results: Replayed }) => {
  const { store } = useWorld();
  const found = useFindings();
  const checked = useChecked();
  const pack = usePack();
  const base = useDesigner((state) => state.base);
  const errors = found.filter((finding) => finding.severity === 'error');
  const lists = typeof results === 'string' ? [] : results;
  const failing = lists.filter((result) => !result.passed);
  const statutory = useMemo(() => lockedNodes(base?.files ?? {}), [base]);
  const kept = statutory.filter((id) => lockedNodes(pack.files).includes(id));
  return (
    <>
      <h2 className="d-second">{words.publish.checks}</h2>
      <div className="d-sheet-card">
        <dl className="d-three">
          <div>
            <dt>
              {checked ? <Mark good={errors.length === 0} /> : <LoaderCircle size={16} aria-hidden />}
              {words.publish.checksRow}
            </dt>
            <dd>
              {checked
                ? `${words.checks.errors(errors.length)}，${words.checks.hints(found.length - errors.length)}`
                : words.checks.running}
            </dd>
          </div>
          <div>
            <dt>
              {results === 'running' ? (
                <LoaderCircle size={16} aria-hidden />
              ) : (
                <Mark good={failing.length === 0 && lists.length > 0} />
              )}
              {words.publish.scenariosRow}
            </dt>
            <dd>
              {results === 'running'
                ? words.publish.running
                : results === 'unknown' || lists.length === 0
                  ? words.scenarios.notRun
                  : words.scenarios.summary(lists.length - failing.length, lists.length)}
            </dd>
          </div>
          <div>
            <dt>
              <Mark good={kept.length === statutory.length} />
              {words.publish.statutoryRow}
            </dt>
            <dd>{words.publish.all(kept.length, statutory.length)}</dd>
          </div>
        </dl>
        {errors.length === 0 ? null : (
          <>
            <h3 className="d-error-text">{words.publish.errorList}</h3>
            <ul className="d-plain-list">
              {errors.map((finding, index) => (
                <li key={finding.key}>
                  <button type="button" className="d-check" onClick={() => goTo(store, finding, index)}>
                    <b>{finding.place}</b>
                    <span className="d-check-words">{finding.sentence}</span>
                    <span className="d-link">{words.checks.go}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
};

const lockedNodes = (files: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(files).flatMap(([file, json]) => {
    const nodes =
      file.startsWith('processes/') &&
      typeof json === 'object' &&
      json !== null &&
      'nodes' in json &&
      Array.isArray(json.nodes)
        ? (json.nodes as readonly { readonly id?: string; readonly lock?: string }[])
        : [];
    return nodes.filter((node) => node.lock === 'statutory').map((node) => `${file} ${node.id ?? ''}`);
  });
