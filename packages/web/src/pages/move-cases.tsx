import type { MigrationOverview, MigrationResult, MigrationView } from '@fiveones/casework';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { linkTo } from '../route.ts';
import { moveWords as say } from './move-words.ts';
import { Wrong } from '../parts/wrong.tsx';
import { BackLink } from '../parts/back-link.tsx';

/** 移到新版: tried, asked for, confirmed by somebody else. */
export function MoveCases({ packageId }: { readonly packageId: string }): ReactNode {
  const overview = useQuery({
    queryKey: ['moves', packageId],
    queryFn: () => api.migration.overview.query({ packageId }),
  });
  if (overview.isLoadingError) return <Failed error={overview.error} again={() => void overview.refetch()} />;
  const back = <BackLink to="/design" name={say.back} />;
  return (
    <Shell back={back}>
      {overview.isPending ? (
        <Loading rows={4} />
      ) : (
        <div className="moves">
          <h1>{say.title(overview.data.name)}</h1>
          <p className="muted">{say.about}</p>
          {overview.data.versions.length < 2 ? (
            <div className="empty">{say.onlyOne}</div>
          ) : (
            <Asking packageId={packageId} overview={overview.data} />
          )}
          <h2>{say.moves}</h2>
          {overview.data.moves.length === 0 ? <p className="muted">{say.none}</p> : null}
          {overview.data.moves.map((move) => (
            <Move key={move.id} move={move} packageId={packageId} />
          ))}
        </div>
      )}
    </Shell>
  );
}

function Asking({
  packageId,
  overview,
}: {
  readonly packageId: string;
  readonly overview: MigrationOverview;
}): ReactNode {
  const { versions, mayAsk } = overview;
  const [newest, ...older] = versions;
  const [from, setFrom] = useState((older.find(({ running }) => running > 0) ?? older[0])?.version ?? '');
  const [to, setTo] = useState(newest?.version ?? '');
  const [nodes, setNodes] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const asked = { packageId, from, to, nodes };
  const cache = useQueryClient();
  const trial = useMutation({ mutationFn: () => api.migration.preview.mutate(asked) });
  const asking = useMutation({
    mutationFn: () => api.migration.ask.mutate({ ...asked, reason }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['moves', packageId] }),
  });
  const choose = (set: (version: string) => void) => (version: string) => {
    set(version);
    setNodes({});
    trial.reset();
    asking.reset();
  };
  const results = trial.data ?? [];
  const failed = trial.error ?? asking.error;
  return (
    <section className="card">
      <div className="row wrap">
        <VersionChoice label={say.from} value={from} versions={versions} onChange={choose(setFrom)} />
        <VersionChoice label={say.to} value={to} versions={versions} onChange={choose(setTo)} />
        <button
          type="button"
          className={`button ${results.length === 0 ? 'primary' : ''}`}
          disabled={trial.isPending || from === to}
          onClick={() => trial.mutate()}
        >
          {trial.isPending ? say.trying : say.tryIt}
        </button>
      </div>
      <Wrong text={failed ? failureOf(failed).message : ''} />
      {trial.data === undefined ? null : results.length === 0 ? (
        <p className="muted">{say.nothing(from)}</p>
      ) : (
        <>
          <p role="status">
            {say.tried(
              results.filter(({ moves }) => moves).length,
              results.filter(({ moves }) => !moves).length,
            )}
          </p>
          <Missing {...{ packageId, to, results, nodes }} onChange={setNodes} />
          <Results results={results} words={say.result} />
          {mayAsk ? (
            <div className="field">
              <label htmlFor="move-reason">{say.reason}</label>
              <textarea
                id="move-reason"
                className="input"
                rows={2}
                maxLength={2_000}
                placeholder={say.reasonHint}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
              <p className="row end">
                {asking.isSuccess ? <span className="muted">{say.asked}</span> : null}
                <button
                  type="button"
                  className="button primary"
                  disabled={asking.isPending || asking.isSuccess || !results.some(({ moves }) => moves)}
                  onClick={() => asking.mutate()}
                >
                  {say.ask}
                </button>
              </p>
            </div>
          ) : (
            <p className="muted">{say.cannotAsk}</p>
          )}
        </>
      )}
    </section>
  );
}

const VersionChoice = ({
  label,
  value,
  versions,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly versions: MigrationOverview['versions'];
  readonly onChange: (version: string) => void;
}): ReactNode => (
  <label className="row">
    {label}
    <select className="input" value={value} onChange={(event) => onChange(event.target.value)}>
      {versions.map(({ version, running }) => (
        <option key={version} value={version}>
          {say.version(version, running)}
        </option>
      ))}
    </select>
  </label>
);

/** Steps that the new version does not have, each with the step that stands for it. */
function Missing({
  packageId,
  to,
  results,
  nodes,
  onChange,
}: {
  readonly packageId: string;
  readonly to: string;
  readonly results: readonly MigrationResult[];
  readonly nodes: Readonly<Record<string, string>>;
  readonly onChange: (nodes: Readonly<Record<string, string>>) => void;
}): ReactNode {
  const steps = [
    ...new Map(results.flatMap(({ missing }) => missing).map((step) => [step.id, step])).values(),
  ];
  const files = useQuery({
    queryKey: ['version', packageId, to],
    queryFn: () => api.design.version.query({ packageId, version: to }),
    enabled: steps.length > 0,
    staleTime: Infinity,
  });
  if (steps.length === 0) return null;
  return (
    <fieldset className="mapping">
      <legend>{say.missing}</legend>
      {steps.map(({ id, name, process }) => (
        <label key={id} className="row">
          <b>{name}</b> →
          <select
            className="input"
            value={nodes[id] ?? ''}
            onChange={({ target: { value } }) => {
              const { [id]: _, ...others } = nodes;
              onChange(value === '' ? others : { ...others, [id]: value });
            }}
          >
            <option value="">{say.stays}</option>
            {stepsOf(files.data, process).map((step) => (
              <option key={step.id} value={step.id}>
                {step.name}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

interface Step {
  readonly id: string;
  readonly name: string;
}

function stepsOf(files: Readonly<Record<string, unknown>> | undefined, process: string): readonly Step[] {
  const chart = files?.[`processes/${process}.json`];
  const nodes =
    typeof chart === 'object' && chart !== null && 'nodes' in chart && Array.isArray(chart.nodes)
      ? // A published version has been parsed: every node has an id and a name.
        (chart.nodes as readonly Step[])
      : [];
  return nodes.filter(({ name }) => name !== '');
}

const shownAtFirst = 12;

function Results({
  results,
  words,
}: {
  readonly results: readonly MigrationResult[];
  readonly words: { readonly moves: string; readonly stays: string };
}): ReactNode {
  const [all, setAll] = useState(false);
  // What stays behind wants somebody's attention.
  const sorted = [...results].sort((a, b) => Number(a.moves) - Number(b.moves));
  const shown = all ? sorted : sorted.slice(0, shownAtFirst);
  return (
    <>
      <table className="move-results">
        <thead>
          <tr>
            <th scope="col">{say.household}</th>
            <th scope="col">{say.outcome}</th>
            <th scope="col">{say.details}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ instance, subject, number, moves, told }) => (
            <tr key={instance}>
              <th scope="row">
                <a {...linkTo(`/case/${instance}`)}>{subject}</a> <small className="muted">{number}</small>
              </th>
              <td>
                <em className={`chip ${moves ? 'green' : 'amber'}`}>{moves ? words.moves : words.stays}</em>
              </td>
              <td>{told.length === 0 ? say.unchanged : told.join('；')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < results.length ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {say.more(results.length - shown.length)}
        </button>
      ) : null}
    </>
  );
}

function Move({ move, packageId }: { readonly move: MigrationView; readonly packageId: string }): ReactNode {
  const cache = useQueryClient();
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['moves', packageId] });
  const confirm = useMutation({ mutationFn: () => api.migration.confirm.mutate({ id: move.id }), onSuccess });
  const decline = useMutation({ mutationFn: () => api.migration.decline.mutate({ id: move.id }), onSuccess });
  const busy = confirm.isPending || decline.isPending;
  const failed = confirm.error ?? decline.error;
  return (
    <section className="card">
      <p className="row wrap">
        <b>{say.line(move.from, move.to)}</b>
        <em className={`chip ${move.status === 'done' ? 'green' : 'amber'}`}>{say.status[move.status]}</em>
        <span className="muted">{say.by(move.askedBy, move.askedAt.slice(0, 10))}</span>
        {move.decidedBy ? (
          <span className="muted">
            {say.status[move.status]} · {say.decided(move.decidedBy, move.decidedAt.slice(0, 10))}
          </span>
        ) : null}
      </p>
      <p>{move.reason}</p>
      <Wrong text={failed ? failureOf(failed).message : ''} />
      {move.status !== 'waiting' ? null : move.mayConfirm ? (
        <p className="row end">
          <button type="button" className="button" disabled={busy} onClick={() => decline.mutate()}>
            {say.decline}
          </button>
          <button type="button" className="button primary" disabled={busy} onClick={() => confirm.mutate()}>
            {say.confirm}
          </button>
        </p>
      ) : (
        <p className="muted">{say.yours}</p>
      )}
      {move.results.length > 0 ? <Results results={move.results} words={say.done} /> : null}
    </section>
  );
}
