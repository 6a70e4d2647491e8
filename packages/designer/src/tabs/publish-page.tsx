import { ChevronLeft, CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { ScenarioResult } from '../backend.ts';
import { textOf } from '../chart.ts';
import { goTo } from '../checks.tsx';
import { today, useDesigner, useFindings, usePack, useWorld } from '../context.tsx';
import { words } from '../words.ts';
import { ChangesSince } from './change-list.tsx';

/** The version after one: its last number plus one. */
const nextVersion = (version: string): string => {
  const parts = version.split('.');
  const last = Number(parts.at(-1));
  return Number.isInteger(last) && parts.length > 1
    ? [...parts.slice(0, -1), last + 1].join('.')
    : `${version || '1'}.1`;
};

const weekday = (date: string): string => words.publish.week[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';

/** The last look before publishing: what changed, what the checks and examples say, and what is sent. */
export const PublishPage = () => {
  const { store } = useWorld();
  const base = useDesigner((state) => state.base);
  const results = useScenarioResults();
  return (
    <div className="d-page d-publish">
      <div className="d-screen-bar">
        <button
          type="button"
          className="d-button"
          onClick={() => store.getState().look({ publishing: false })}
        >
          <ChevronLeft size={15} aria-hidden />
          {words.publish.back}
        </button>
      </div>
      <div className="d-columns">
        <ChangesSince from={base} />
        <Checks results={results} />
        <Sheet />
      </div>
    </div>
  );
};

const useScenarioResults = (): readonly ScenarioResult[] | 'running' | 'unknown' => {
  const { backend } = useWorld();
  const packageId = useDesigner((state) => state.packageId);
  const [results, setResults] = useState<readonly ScenarioResult[] | 'running' | 'unknown'>('running');
  useEffect(() => {
    let gone = false;
    backend.runScenarios(packageId).then(
      (list) => gone || setResults(list),
      () => gone || setResults('unknown'),
    );
    return () => {
      gone = true;
    };
  }, [backend, packageId]);
  return results;
};

const Mark = ({ good }: { readonly good: boolean }) =>
  good ? (
    <CircleCheck size={16} className="d-good" aria-hidden />
  ) : (
    <CircleAlert size={16} className="d-error-text" aria-hidden />
  );

const Checks = ({ results }: { readonly results: ReturnType<typeof useScenarioResults> }) => {
  const { store } = useWorld();
  const found = useFindings();
  const pack = usePack();
  const base = useDesigner((state) => state.base);
  const errors = found.filter((finding) => finding.severity === 'error');
  const lists = typeof results === 'string' ? [] : results;
  const failing = lists.filter((result) => !result.passed);
  const statutory = useMemo(() => lockedNodes(base?.files ?? {}), [base]);
  const kept = statutory.filter((id) => lockedNodes(pack.files).includes(id));
  return (
    <section className="d-column d-wide">
      <h2>{words.publish.checks}</h2>
      <div className="d-sheet-card">
        <dl className="d-three">
          <div>
            <dt>
              <Mark good={errors.length === 0} />
              {words.publish.checksRow}
            </dt>
            <dd>
              {words.checks.errors(errors.length)}，{words.checks.hints(found.length - errors.length)}
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
        {failing.length === 0 ? null : (
          <>
            <h3>{words.publish.failing}</h3>
            <ul className="d-plain-list">
              {failing.map((result) => (
                <li key={result.id}>
                  <b>{result.name}</b>
                  <p className="d-hint">{result.differences.join('；')}</p>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
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

const Sheet = () => {
  const { store, backend } = useWorld();
  const pack = usePack();
  const base = useDesigner((state) => state.base);
  const pending = useDesigner((state) => state.pending.length);
  const packageId = useDesigner((state) => state.packageId);
  const errors = useFindings().filter((finding) => finding.severity === 'error').length;
  const [version, setVersion] = useState(nextVersion(base?.version ?? textOf(pack.template['version'])));
  const [from, setFrom] = useState(today);
  const [note, setNote] = useState('');
  const [state, setState] = useState<{
    readonly kind: 'idle' | 'busy' | 'refused' | 'done';
    readonly words: string;
  }>({ kind: 'idle', words: '' });
  const why =
    errors > 0
      ? words.publish.blocked(errors)
      : from < today
        ? words.publish.past
        : note.trim() === ''
          ? words.publish.needNote
          : pending > 0
            ? words.save.waiting
            : '';
  const send = (): void => {
    setState({ kind: 'busy', words: '' });
    backend.publish(packageId, { version, note: note.trim(), from }).then(
      async (answer) => {
        if ('refused' in answer) return setState({ kind: 'refused', words: answer.refused });
        const loaded = await backend.load(packageId);
        store.setState({
          files: loaded.draft,
          base: loaded.base,
          revision: loaded.revision,
          past: loaded.history?.past ?? [],
          future: [],
        });
        setState({ kind: 'done', words: words.publish.done(answer.version) });
      },
      () => setState({ kind: 'refused', words: words.save.offline }),
    );
  };
  return (
    <section className="d-column d-sheet">
      <div className="d-sheet-card">
        <h2>{words.publish.title}</h2>
        <label className="d-row">
          <span className="d-label">{words.publish.version}</span>
          <input className="d-input" value={version} onChange={(event) => setVersion(event.target.value)} />
        </label>
        <label className="d-row">
          <span className="d-label">
            {words.publish.from}
            <span className="d-label-more">{weekday(from)}</span>
          </span>
          <input
            className="d-input"
            value={from}
            pattern="\d{4}-\d{2}-\d{2}"
            placeholder="2027-01-01"
            onChange={(event) => setFrom(event.target.value)}
          />
          <span className="d-hint">{words.publish.fromHint}</span>
        </label>
        <label className="d-row">
          <span className="d-label">
            {words.publish.note}
            <span className="d-label-more">{words.publish.noteHint}</span>
          </span>
          <textarea
            className="d-input"
            rows={4}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <div role="status">
          {state.kind === 'refused' ? (
            <p className="d-note" data-severity="error">
              {state.words}
            </p>
          ) : state.kind === 'done' ? (
            <p className="d-note" data-severity="good">
              {state.words}
            </p>
          ) : why === '' ? null : (
            <p className="d-hint">{why}</p>
          )}
        </div>
        <button
          type="button"
          className="d-button d-primary d-full"
          disabled={why !== '' || state.kind === 'busy' || state.kind === 'done'}
          onClick={send}
        >
          {words.publish.button} {version}
        </button>
      </div>
    </section>
  );
};
