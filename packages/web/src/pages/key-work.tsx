import type { KeyWorkItem, KeyWorkList } from '@fiveones/casework';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, Clock, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { ask, askedOf, type Route } from '../route.ts';
import { keyWorkWords as say } from './duties-words.ts';
import { Wrong } from '../parts/wrong.tsx';
import { BackLink } from '../parts/back-link.tsx';

const filters = ['year', 'tier', 'unit'] as const;
type Filter = Readonly<Partial<Record<(typeof filters)[number], string>>>;

/** 年度重点工作清单: what a year wants done, by whom, and what has come of it quarter by quarter. */
export function KeyWorkPage({ route }: { readonly route: Route }): ReactNode {
  const asked: Filter = askedOf(route, filters);
  const list = useQuery({
    queryKey: ['key-work', asked],
    queryFn: () =>
      api.duty.keyWork.query({
        ...(asked.year === undefined ? {} : { year: Number(asked.year) }),
        ...(asked.tier === undefined ? {} : { tier: asked.tier }),
        ...(asked.unit === undefined ? {} : { unit: asked.unit }),
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <Shell back={<BackLink to="/duties" name={say.back} />}>
      <div className="duties key-work">
        {list.isPending ? (
          <Loading rows={6} />
        ) : list.isLoadingError ? (
          <Failed error={list.error} again={() => void list.refetch()} />
        ) : (
          <List list={list.data} asked={asked} />
        )}
      </div>
    </Shell>
  );
}

function List({ list, asked }: { readonly list: KeyWorkList; readonly asked: Filter }): ReactNode {
  const late = list.items.filter(({ state }) => state === 'late').length;
  const done = list.items.filter(({ state }) => state === 'done').length;
  const choice = (name: keyof Filter, label: string, options: readonly (readonly [string, string])[]) => (
    <select
      className="input"
      aria-label={label}
      value={asked[name] ?? (name === 'year' ? String(list.year) : '')}
      onChange={(event) => ask('/duties/key-work', { ...asked, [name]: event.target.value })}
    >
      {options.map(([value, shown]) => (
        <option key={value} value={value}>
          {shown}
        </option>
      ))}
    </select>
  );
  return (
    <>
      <h1>{say.title(list.year, list.name)}</h1>
      <p className="muted">{list.note}</p>
      <search className="duty-filters" aria-label={say.filters}>
        {choice(
          'year',
          say.year,
          list.years.map((year) => [String(year), say.yearOf(year)]),
        )}
        {choice('tier', say.tier, [
          ['', say.allTiers],
          ...list.tiers.map((tier): readonly [string, string] => [tier, say.tiers[tier] ?? tier]),
        ])}
        {choice('unit', say.unit, [
          ['', say.allUnits],
          ...list.units.map((unit): readonly [string, string] => [unit, unit]),
        ])}
        <span className="muted" role="status">
          {say.count(list.items.length, done, late)}
        </span>
      </search>
      {list.items.length === 0 ? <div className="empty">{say.none}</div> : null}
      <ul className="key-work-list">
        {list.items.map((item) => (
          <li key={item.id} className="card">
            <Item item={item} list={list} />
          </li>
        ))}
      </ul>
    </>
  );
}

const icons = { done: CircleCheck, late: TriangleAlert, onTime: Clock } as const;

function Item({ item, list }: { readonly item: KeyWorkItem; readonly list: KeyWorkList }): ReactNode {
  const [quarter, setQuarter] = useState<number>();
  const Icon = icons[item.state];
  return (
    <>
      <div className="row wrap">
        <h2>{item.item}</h2>
        <span className={`key-work-state ${item.state}`}>
          <Icon aria-hidden /> {say.states[item.state]}
        </span>
        <span className="grow" />
        <span className="muted">
          {say.tiers[item.tier] ?? item.tier} · {item.unit} · {say.deadline(item.deadline)}
        </span>
      </div>
      <p>
        {say.target}
        {item.target}
        {item.linked === '' ? null : <small className="muted"> {say.linked(item.linked)}</small>}
      </p>
      <ol className="quarters">
        {item.quarters.map((one) => {
          const begun =
            list.today >= `${one.due.slice(0, 5)}${String(one.quarter * 3 - 2).padStart(2, '0')}-01`;
          const missing = one.progress === undefined && one.due < list.today && item.doneAt === undefined;
          return (
            <li key={one.quarter} className={missing ? 'missing' : ''}>
              <b>{say.quarter(one.quarter)}</b>
              {one.progress === undefined ? (
                <span className="muted">{missing ? say.missing(one.due) : say.dueBy(one.due)}</span>
              ) : (
                <span>
                  {one.progress}
                  <small className="muted"> {say.by(one.by ?? '', (one.at ?? '').slice(0, 10))}</small>
                </span>
              )}
              {list.mayReport && begun ? (
                <button type="button" className="button" onClick={() => setQuarter(one.quarter)}>
                  {one.progress === undefined ? say.report : say.again}
                </button>
              ) : null}
            </li>
          );
        })}
      </ol>
      {quarter === undefined ? null : (
        <Report
          key={quarter}
          about={{ year: list.year, item: item.id, quarter }}
          before={item.quarters.find((one) => one.quarter === quarter)?.progress ?? ''}
          close={() => setQuarter(undefined)}
        />
      )}
    </>
  );
}

function Report({
  about,
  before,
  close,
}: {
  readonly about: { readonly year: number; readonly item: string; readonly quarter: number };
  readonly before: string;
  readonly close: () => void;
}): ReactNode {
  const client = useQueryClient();
  const [progress, setProgress] = useState(before);
  const [done, setDone] = useState(false);
  const [wrong, setWrong] = useState('');
  const send = async (): Promise<void> => {
    try {
      await api.duty.reportKeyWork.mutate({ ...about, progress, done });
      await client.invalidateQueries({ queryKey: ['key-work'] });
      close();
    } catch (error) {
      setWrong(failureOf(error).message);
    }
  };
  return (
    <form
      className="key-work-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label>
        {say.progress(about.quarter)}
        <textarea
          rows={3}
          maxLength={500}
          value={progress}
          ref={(field) => field?.focus()}
          onChange={(event) => setProgress(event.target.value)}
        />
      </label>
      <label className="row">
        <input type="checkbox" checked={done} onChange={(event) => setDone(event.target.checked)} />
        {say.finished}
      </label>
      <Wrong text={wrong} />
      <div className="row">
        <button type="submit" className="button primary">
          {say.save}
        </button>
        <button type="button" className="button" onClick={close}>
          {say.cancel}
        </button>
      </div>
    </form>
  );
}
