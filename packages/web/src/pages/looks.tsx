import type { LookItem, LookList } from '@fiveones/casework';
import { DayField } from '@fiveones/form-view';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { api } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { lookWords as say } from '../parts/look-words.ts';
import { ask, askedOf, linkTo, type Route } from '../route.ts';

const filters = ['from', 'until', 'person'] as const;
type Filter = Readonly<Partial<Record<(typeof filters)[number], string>>>;

/** 查看记录: who looked at whole numbers, by day and person; the address holds what is asked for. */
export function LooksPage({ route }: { readonly route: Route }): ReactNode {
  const asked: Filter = askedOf(route, filters);
  const list = useQuery({
    queryKey: ['looks', asked],
    queryFn: () => api.look.list.query(asked),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Shell>
      <div className="looks">
        <div className="row wrap">
          <h1>{say.title}</h1>
          <span className="grow" />
          <a className="button" href={`/exports/looks?${new URLSearchParams(asked).toString()}`} download>
            <Download aria-hidden /> {say.export}
          </a>
        </div>
        <p className="muted">{say.about}</p>
        {list.isPending ? (
          <Loading rows={6} />
        ) : list.isError ? (
          <Failed error={list.error} again={() => void list.refetch()} />
        ) : (
          <>
            <Filters list={list.data} asked={asked} />
            <Days list={list.data} />
          </>
        )}
      </div>
    </Shell>
  );
}

function Filters({ list, asked }: { readonly list: LookList; readonly asked: Filter }): ReactNode {
  const day = (name: 'from' | 'until', label: string) => (
    <DayField
      inputClass="input"
      label={label}
      value={list[name]}
      required
      onChange={(chosen) => ask('/looks', { ...asked, [name]: chosen })}
    />
  );
  return (
    <search className="duty-filters" aria-label={say.filters}>
      {day('from', say.from)}
      {day('until', say.till)}
      <label>
        {say.person}
        <select
          className="input"
          value={asked.person ?? ''}
          onChange={(event) => ask('/looks', { ...asked, person: event.target.value })}
        >
          <option value="">{say.everybody}</option>
          {list.people.map(({ id, name, times }) => (
            <option key={id} value={id}>
              {say.personTimes(name, times)}
            </option>
          ))}
        </select>
      </label>
      <span className="muted" role="status">
        {say.total(list.total, list.people.length)}
      </span>
    </search>
  );
}

function Days({ list }: { readonly list: LookList }): ReactNode {
  if (list.days.length === 0) return <div className="empty">{say.none}</div>;
  const shown = list.days.flatMap(({ people }) => people.flatMap(({ looks }) => looks)).length;
  return (
    <>
      {list.more ? <p className="notice amber">{say.more(shown)}</p> : null}
      {list.days.map(({ day, people }) => (
        <section key={day} className="card" aria-label={day}>
          <h2>{day}</h2>
          {people.map((one) => (
            <details key={one.person} open={list.days.length <= 3}>
              <summary>
                <b>{one.name}</b> <span className="muted">{one.unitName}</span>{' '}
                <span className="figure">{say.times(one.looks.length)}</span>
              </summary>
              <ul className="lines">
                {one.looks.map((look) => (
                  <Look key={look.id} look={look} />
                ))}
              </ul>
            </details>
          ))}
        </section>
      ))}
    </>
  );
}

const Look = ({ look }: { readonly look: LookItem }): ReactNode => (
  <li>
    <time>{look.at.slice(11, 16)}</time>
    <span>
      <a {...linkTo(`/case/${look.instance}`)}>
        {look.subject} · {look.processName}
      </a>
      <small>
        {look.number} · {look.place}
      </small>
    </span>
    <span>{look.reason}</span>
  </li>
);
