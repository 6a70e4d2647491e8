import type { HandedCase, HandoverView } from '@fiveones/casework';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { shortDay } from '../parts/time.ts';
import { linkTo } from '../route.ts';
import { handoverWords as say } from './handover-words.ts';
import { Wrong } from '../parts/wrong.tsx';
import { BackLink } from '../parts/back-link.tsx';

/** 离职转办: what somebody who leaves has in hand, to whom it goes, and what was handed over before. */
export function HandoverPage(): ReactNode {
  const view = useQuery({ queryKey: ['handover'], queryFn: () => api.handover.view.query() });
  const back = <BackLink />;
  return (
    <Shell back={back}>
      {view.isPending ? (
        <Loading rows={4} />
      ) : view.isLoadingError ? (
        <Failed error={view.error} again={() => void view.refetch()} />
      ) : (
        <div className="leave">
          <h1>{say.title}</h1>
          <p className="muted">{say.about}</p>
          <HandOver people={view.data.people} />
          <Past past={view.data.past} />
        </div>
      )}
    </Shell>
  );
}

const nobody = { person: '', to: '', reason: '' };

function HandOver({ people }: Pick<HandoverView, 'people'>): ReactNode {
  const [asked, setAsked] = useState(nobody);
  // Sent again after a lost answer, it is carried out once.
  const key = useRef(crypto.randomUUID());
  const ask = (next: typeof nobody): void => {
    key.current = crypto.randomUUID();
    setAsked(next);
  };
  const cache = useQueryClient();
  const { person, to, reason } = asked;
  const leaving = { person, ...(to === '' ? {} : { to }) };
  const seen = useQuery({
    queryKey: ['handover', person, to],
    queryFn: () => api.handover.preview.query(leaving),
    enabled: person !== '',
  });
  const hand = useMutation({
    mutationFn: () => api.handover.carryOut.mutate({ ...leaving, reason, key: key.current }),
    onSuccess: () => {
      ask(nobody);
      return cache.invalidateQueries();
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    hand.mutate();
  };
  const wrong = hand.error ?? (person === '' ? null : seen.error);
  const has = seen.data !== undefined && hasAny(seen.data);
  return (
    <form className="card" onSubmit={send}>
      <WhoAndTo people={people} person={person} to={to} ask={(part) => ask({ ...asked, ...part })} />
      <label className="field">
        {say.reason}
        <input
          className="input"
          value={reason}
          maxLength={200}
          onChange={(event) => ask({ ...asked, reason: event.target.value })}
        />
      </label>
      {person === '' ? null : <Foreseen seen={seen} />}
      <Wrong text={wrong ? failureOf(wrong).message : ''} />
      {hand.data ? <p role="status">{say.done(hand.data.cases.length)}</p> : null}
      <button
        type="submit"
        className="button primary"
        disabled={!has || reason.trim() === '' || hand.isPending}
      >
        {hand.isPending ? say.going : say.go}
      </button>
    </form>
  );
}

type Seen = Awaited<ReturnType<typeof api.handover.preview.query>>;

const hasAny = ({ cases, drafts, leaves }: Seen): boolean => cases.length + drafts + leaves > 0;

/** Who leaves, and who takes over. */
const WhoAndTo = ({
  people,
  person,
  to,
  ask,
}: Pick<HandoverView, 'people'> & {
  readonly person: string;
  readonly to: string;
  readonly ask: (part: Partial<typeof nobody>) => void;
}): ReactNode => (
  <>
    <label className="field">
      {say.who}
      <select
        className="input"
        value={person}
        onChange={(event) => ask({ person: event.target.value, to: '' })}
      >
        <option value="">{say.choose}</option>
        {[...people]
          .sort((a, b) => b.open - a.open)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {`${one.name}（${one.place}${say.open(one.open)}）`}
            </option>
          ))}
      </select>
    </label>
    <label className="field">
      {say.to}
      <select className="input" value={to} onChange={(event) => ask({ to: event.target.value })}>
        <option value="">{say.post}</option>
        {nearest(people, person).map((one) => (
          <option key={one.id} value={one.id}>
            {`${one.name}（${one.place}）`}
          </option>
        ))}
      </select>
    </label>
  </>
);

/** What would be handed over. */
const Foreseen = ({
  seen: { isPending, data },
}: {
  readonly seen: { readonly isPending: boolean; readonly data: Seen | undefined };
}): ReactNode => {
  if (isPending) return <p className="muted">{say.looking}</p>;
  if (data === undefined) return null;
  if (!hasAny(data)) return <p className="muted">{say.nothing}</p>;
  return (
    <section aria-label={say.will}>
      <h2>
        {say.will} <small>{say.cases(data.cases.length)}</small>
      </h2>
      {data.drafts > 0 ? <p className="muted">{say.drafts(data.drafts)}</p> : null}
      {data.leaves > 0 ? <p className="muted">{say.leaves(data.leaves)}</p> : null}
      <Cases cases={data.cases} />
    </section>
  );
};

/** Colleagues of the same office first. */
function nearest(people: HandoverView['people'], person: string): HandoverView['people'] {
  const place = people.find(({ id }) => id === person)?.place;
  const others = people.filter(({ id }) => id !== person);
  return [...others.filter((one) => one.place === place), ...others.filter((one) => one.place !== place)];
}

const Cases = ({ cases }: { readonly cases: readonly HandedCase[] }): ReactNode => (
  <ul className="plain">
    {cases.map(({ instance, number, subject, told }) => (
      <li key={instance}>
        <a {...linkTo(`/case/${instance}`)}>
          {subject} <small>{number}</small>
        </a>
        <small>{told.join('；')}</small>
      </li>
    ))}
  </ul>
);

const Past = ({ past }: Pick<HandoverView, 'past'>): ReactNode => (
  <section className="card">
    <h2>{say.past}</h2>
    {past.length === 0 ? <p className="muted">{say.noPast}</p> : null}
    {past.map((one) => (
      <details key={one.id}>
        <summary>
          {say.line(one.person, one.to)} <small>{say.cases(one.cases.length)}</small>{' '}
          <small className="muted">
            {shortDay(one.at)} · {say.by(one.by)} · {one.reason}
          </small>
        </summary>
        <Cases cases={one.cases} />
      </details>
    ))}
  </section>
);
