import type { TemplateCard, TemplateProcess } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { BackLink } from '../parts/back-link.tsx';
import { ChartPicture } from '../parts/chart-picture.tsx';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { go, linkTo } from '../route.ts';
import { useMe } from '../session.tsx';
import { words } from '../words.ts';
import { templateWords as say } from './template-words.ts';

/** One template: its charts, what it holds, what it rests on, who has made their own of it; and the way to one's own. */
export function TemplatePage({
  id,
  process: asked,
  cards,
  error,
  again,
}: {
  readonly id: string;
  readonly process: string | undefined;
  /** All of the gallery; not yet, while it is fetched. */
  readonly cards: readonly TemplateCard[] | undefined;
  readonly error: unknown;
  readonly again: () => void;
}): ReactNode {
  const me = useMe();
  const card = cards?.find((one) => one.id === id);
  const process = card?.processes.find((one) => one.id === asked) ?? card?.processes[0];
  return (
    <Shell back={<BackLink to="/templates" name={say.back} />}>
      {error !== undefined ? (
        <Failed error={error} again={again} />
      ) : cards === undefined ? (
        <Loading rows={6} />
      ) : card === undefined ? (
        <div className="empty">
          <b>{say.gone}</b> {say.gonePast}
        </div>
      ) : (
        <div className="template-page">
          <div className="day-head">
            <div>
              <h1>
                {card.name} {card.category === '' ? null : <em className="chip">{card.category}</em>}
              </h1>
              <p className="muted">
                {say.version(card.version, card.publisher)}
                {card.from ? ` · ${say.madeFrom(card.from.name, card.from.version)}` : ''}
              </p>
            </div>
          </div>
          <p className="template-lead">{card.about}</p>
          <div className="template-columns">
            <div>
              <Processes card={card} shown={process} />
              {process === undefined ? null : (
                <Chart packageId={card.id} version={card.version} process={process.id} />
              )}
            </div>
            <aside>
              {me.draws ? <Begin card={card} /> : null}
              <Holds card={card} />
              <Copies card={card} />
              <Basis card={card} />
            </aside>
          </div>
        </div>
      )}
    </Shell>
  );
}

function Processes({
  card,
  shown,
}: {
  readonly card: TemplateCard;
  readonly shown: TemplateProcess | undefined;
}): ReactNode {
  return (
    <section aria-label={say.processes}>
      <ul className="template-processes">
        {card.processes.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              aria-pressed={one.id === shown?.id}
              onClick={() => go(`/templates/${card.id}?process=${one.id}`, true)}
            >
              {one.name} <small>{say.steps(one.steps)}</small>
            </button>
          </li>
        ))}
      </ul>
      {shown === undefined ? null : (
        <p className="muted">{[shown.about, ...shown.limits].filter(Boolean).join(' · ')}</p>
      )}
    </section>
  );
}

function Chart({
  packageId,
  version,
  process,
}: {
  readonly packageId: string;
  readonly version: string;
  readonly process: string;
}): ReactNode {
  const sketch = useQuery({
    queryKey: ['sketch', packageId, version, process],
    queryFn: () => api.design.sketch.query({ packageId, process }),
    // A version never changes.
    staleTime: Infinity,
  });
  if (sketch.isPending) return <Loading rows={4} />;
  if (sketch.isLoadingError) return <Failed error={sketch.error} again={() => void sketch.refetch()} />;
  return <ChartPicture key={process} process={sketch.data.process} layout={sketch.data.layout} />;
}

function Begin({ card }: { readonly card: TemplateCard }): ReactNode {
  const [name, setName] = useState(words.designHome.ownOf(card.name));
  const [refusal, setRefusal] = useState('');
  const [begun, setBegun] = useState(false);
  const begin = (): void => {
    setRefusal('');
    setBegun(true);
    void api.design.create.mutate({ name, from: card.id }).then(
      ({ packageId }) => go(`/design/${packageId}`),
      (error: unknown) => {
        setBegun(false);
        setRefusal(failureOf(error).message);
      },
    );
  };
  return (
    <section className="card template-begin" aria-labelledby="template-begin">
      <h2 id="template-begin">{say.begin}</h2>
      <p className="muted">{say.beginAbout}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!begun) begin();
        }}
      >
        <label>
          {say.name}
          <input
            className="input"
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        {refusal === '' ? null : (
          <p className="begin-refused" role="alert">
            {refusal}
          </p>
        )}
        <button type="submit" className="button primary" disabled={begun || name.trim() === ''}>
          {say.go}
        </button>
      </form>
      <a {...linkTo(`/design/${card.id}`)}>{say.original}</a>
    </section>
  );
}

const holdParts = Object.entries(say.holdParts) as readonly (readonly [keyof typeof say.holdParts, string])[];

const Holds = ({ card }: { readonly card: TemplateCard }): ReactNode => (
  <section className="card" aria-labelledby="template-holds">
    <h2 id="template-holds">{say.holds}</h2>
    <dl className="template-holds">
      {holdParts.map(([part, name]) => (
        <div key={part}>
          <dt>{name}</dt>
          <dd>{card.counts[part]}</dd>
        </div>
      ))}
    </dl>
  </section>
);

const Copies = ({ card: { copies } }: { readonly card: TemplateCard }): ReactNode => (
  <section className="card" aria-labelledby="template-copies">
    <h2 id="template-copies">{say.copies}</h2>
    {copies.length === 0 ? <p className="muted">{say.copiesNone}</p> : null}
    <ul>
      {copies.map(({ id, name, published }) => (
        <li key={id}>
          <a {...linkTo(`/design/${id}`)}>{name}</a>{' '}
          <em className={`chip ${published ? 'green' : 'amber'}`}>{published ? say.published : say.draft}</em>
        </li>
      ))}
    </ul>
  </section>
);

const Basis = ({ card: { basis } }: { readonly card: TemplateCard }): ReactNode =>
  basis.length === 0 ? null : (
    <section className="card" aria-labelledby="template-basis">
      <h2 id="template-basis">{say.basis}</h2>
      <ul className="template-basis">
        {basis.map(({ title, number, unverified }) => (
          <li key={`${title} ${number}`}>
            {title} <small>{number}</small>{' '}
            {unverified ? <em className="chip amber">{say.unverified}</em> : null}
          </li>
        ))}
      </ul>
    </section>
  );
