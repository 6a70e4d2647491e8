import type { Substituting } from '@fiveones/casework';
import { DayField } from '@fiveones/form-view';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { api, failureOf } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useMe } from '../session.tsx';
import { operationWords } from './operation-words.ts';
import { Wrong } from '../parts/wrong.tsx';
import { BackLink } from '../parts/back-link.tsx';

const say = operationWords.leave;
type Leaves = Awaited<ReturnType<typeof api.leave.mine.query>>;

/** 离岗代理: who acts for me while I am away, and for whom I act. */
export function LeavePage(): ReactNode {
  const leaves = useQuery({ queryKey: ['leave'], queryFn: () => api.leave.mine.query() });
  const back = <BackLink />;
  return (
    <Shell back={back}>
      {leaves.isPending ? (
        <Loading rows={4} />
      ) : leaves.isLoadingError ? (
        <Failed error={leaves.error} again={() => void leaves.refetch()} />
      ) : (
        <div className="leave">
          <h1>{say.title}</h1>
          <p className="muted">{say.intro}</p>
          {leaves.data.colleagues.length === 0 ? (
            <p className="notice">{say.nobody}</p>
          ) : (
            <SetLeave colleagues={leaves.data.colleagues} today={leaves.data.today} />
          )}
          <Past list={leaves.data.list} />
        </div>
      )}
    </Shell>
  );
}

function SetLeave({ colleagues, today }: Pick<Leaves, 'colleagues' | 'today'>): ReactNode {
  const [asked, setAsked] = useState({
    substitute: colleagues[0]?.id ?? '',
    from: today,
    until: '',
    reason: '',
  });
  const [wrong, setWrong] = useState('');
  const client = useQueryClient();
  const set = async (event: FormEvent) => {
    event.preventDefault();
    try {
      setWrong('');
      await api.leave.set.mutate(asked);
      setAsked({ ...asked, from: today, until: '', reason: '' });
      await client.invalidateQueries();
    } catch (error) {
      setWrong(failureOf(error).message);
    }
  };
  return (
    <form className="card" onSubmit={(event) => void set(event)}>
      <label className="field">
        {say.who}
        <select
          className="input"
          value={asked.substitute}
          onChange={(event) => setAsked({ ...asked, substitute: event.target.value })}
        >
          {colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div className="row">
        {(['from', 'until'] as const).map((end) => (
          <DayField
            key={end}
            className="field"
            inputClass="input"
            label={say[end]}
            value={asked[end]}
            required
            onChange={(day) => setAsked({ ...asked, [end]: day })}
          />
        ))}
      </div>
      <label className="field">
        {say.reason}
        <input
          className="input"
          required
          maxLength={200}
          value={asked.reason}
          onChange={(event) => setAsked({ ...asked, reason: event.target.value })}
        />
      </label>
      <Wrong text={wrong} />
      <Button type="submit" className="button primary">
        {say.set}
      </Button>
    </form>
  );
}

function Past({ list }: { readonly list: readonly Substituting[] }): ReactNode {
  const me = useMe();
  const client = useQueryClient();
  const [wrong, setWrong] = useState('');
  if (list.length === 0) return <p className="muted">{say.none}</p>;
  const end = async (id: string) => {
    setWrong('');
    try {
      await api.leave.end.mutate({ id });
      await client.invalidateQueries();
    } catch (error) {
      setWrong(failureOf(error).message);
    }
  };
  return (
    <section className="card">
      <h2>{say.list}</h2>
      <Wrong text={wrong} />
      <ul className="plain">
        {list.map((one) => (
          <li key={one.id}>
            <b>{one.person === me.id ? say.mine(one.substituteName) : say.theirs(one.personName)}</b>{' '}
            <span>
              {one.from} — {one.until}
            </span>{' '}
            <small>{one.reason}</small> <span className="chip">{say.states[one.state]}</span>
            {one.person === me.id && (one.state === 'now' || one.state === 'later') ? (
              <Button className="button small" onPress={() => void end(one.id)}>
                {say.end}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
