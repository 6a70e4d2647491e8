import type { FoundCase, FoundCases } from '@fiveones/casework';
import { DayField } from '@fiveones/form-view';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Download, Search, TriangleAlert } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { api } from '../api.ts';
import { SearchedChoice } from '../parts/searched-choice.tsx';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { askedOf, linkTo, type Route } from '../route.ts';
import { words } from '../words.ts';
import { askFor, filters, questionOf, type Asked } from './find-asked.ts';
import { SavedSearches } from './find-saved.tsx';
import { findWords as say } from './find-words.ts';

/** How long a word being typed waits before it is looked for, in milliseconds. */
const pause = 300;

/** 查办件: the cases of the region by what is known of them; the address holds what is asked for. */
export function FindPage({ route }: { readonly route: Route }): ReactNode {
  const asked: Asked = askedOf(route, filters);
  const page = Math.max(0, Number(route.query.get('page') ?? 1) - 1) || 0;
  const found = useQuery({
    queryKey: ['find', asked, page],
    queryFn: () => api.find.cases.query({ ...questionOf(asked), page }),
    placeholderData: keepPreviousData,
  });
  return (
    <Shell>
      <div className="finds">
        <div className="row wrap">
          <h1>{say.title}</h1>
          <span className="grow" />
          <a
            className="button"
            title={say.exportAbout}
            href={`/exports/cases?${new URLSearchParams(asked).toString()}`}
            download
          >
            <Download aria-hidden /> {say.export}
          </a>
        </div>
        <p className="muted">{say.about}</p>
        {found.isPending ? (
          <Loading rows={6} />
        ) : found.isLoadingError ? (
          <Failed error={found.error} again={() => void found.refetch()} />
        ) : (
          <>
            <SavedSearches asked={asked} />
            <Filters found={found.data} asked={asked} />
            <Rows rows={found.data.rows} />
            <Pages page={page} pages={found.data.pages} asked={asked} />
          </>
        )}
      </div>
    </Shell>
  );
}

function Filters({ found, asked }: { readonly found: FoundCases; readonly asked: Asked }): ReactNode {
  const isAsked = Object.keys(asked).length > 0;
  return (
    <search className="find-filters" aria-label={say.filters}>
      <TextFilter key={asked.text === undefined ? 'none' : 'some'} asked={asked} />
      <SearchedChoice
        key={asked.process ?? ''}
        label={say.process}
        value={asked.process === undefined ? '' : `${asked.package ?? ''}/${asked.process}`}
        none={say.allProcesses}
        open={say.openProcesses}
        all={found.processes.map((one) => ({
          id: `${one.package}/${one.process}`,
          name: one.name,
          group: groupOf(found, one.package),
        }))}
        onChange={(id) => {
          const [pkg = '', process = ''] = id.split('/');
          askFor({ ...asked, package: pkg, process });
        }}
      />
      <Choice
        label={say.place}
        all={say.allPlaces}
        value={asked.place}
        options={found.places.map(({ code, name, tier }) => [code, tier === 'village' ? `　${name}` : name])}
        onChange={(place) => askFor({ ...asked, place })}
      />
      <Choice
        label={say.state}
        all={say.allStates}
        value={asked.state}
        options={Object.entries(say.states)}
        onChange={(state) => askFor({ ...asked, state })}
      />
      <DayField
        className="field"
        inputClass="input"
        label={say.from}
        value={asked.from ?? ''}
        onChange={(from) => askFor({ ...asked, from })}
      />
      <DayField
        className="field"
        inputClass="input"
        label={say.until}
        value={asked.until ?? ''}
        onChange={(until) => askFor({ ...asked, until })}
      />
      <div className="row find-count">
        <b role="status">{say.count(found.total)}</b>
        {isAsked ? (
          <button type="button" className="link" onClick={() => askFor({})}>
            {say.clear}
          </button>
        ) : null}
      </div>
    </search>
  );
}

/** The first process of a package stands for it in the list. */
const groupOf = ({ processes }: FoundCases, pkg: string): string =>
  processes.find((one) => one.package === pkg)?.name ?? pkg;

/** A word that is looked for once its typing rests. */
function TextFilter({ asked }: { readonly asked: Asked }): ReactNode {
  const [text, setText] = useState(asked.text ?? '');
  const there = asked.text ?? '';
  useEffect(() => {
    if (text.trim() === there) return undefined;
    const waiting = setTimeout(() => askFor({ ...asked, text: text.trim() }), pause);
    return () => clearTimeout(waiting);
  }, [text, there, asked]);
  return (
    <label className="search">
      <Search aria-hidden />
      <input
        type="search"
        value={text}
        maxLength={100}
        placeholder={say.find}
        aria-label={say.find}
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  );
}

const Choice = ({
  label,
  all,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [id: string, name: string])[];
  readonly onChange: (value: string) => void;
}): ReactNode => (
  <label className="field">
    {label}
    <select className="input" value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
      <option value="">{all}</option>
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  </label>
);

function Rows({ rows }: { readonly rows: readonly FoundCase[] }): ReactNode {
  if (rows.length === 0) return <div className="empty">{say.none}</div>;
  return (
    <section className="card find-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{say.one}</th>
            <th scope="col">{say.what}</th>
            <th scope="col">{say.where}</th>
            <th scope="col">{say.begun}</th>
            <th scope="col">{say.standing}</th>
            <th scope="col">{say.due}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.instance}>
              <th scope="row">
                <a {...linkTo(`/case/${row.instance}`)}>
                  <b>{row.subject}</b>
                  <small className="line">{row.number}</small>
                </a>
              </th>
              <td>{row.processName}</td>
              <td>{row.regionName}</td>
              <td>{row.startedAt.slice(0, 10)}</td>
              <td>
                <Standing row={row} />
              </td>
              <td>
                <Due row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Standing({ row }: { readonly row: FoundCase }): ReactNode {
  const day = (row.endedAt ?? '').slice(0, 10);
  if (row.status === 'terminated') return <span className="muted">{say.stopped(day)}</span>;
  if (row.status !== 'running')
    return (
      <>
        {words.case.outcomes[row.outcome] ?? words.case.closed}
        <small className="line">{say.ended(day)}</small>
      </>
    );
  return (
    <>
      {row.waitsFor || words.case.running}
      {row.incidents > 0 ? (
        <b className="line seal">
          <TriangleAlert aria-hidden /> {say.incident}
        </b>
      ) : null}
    </>
  );
}

function Due({ row: { status, due, overdue } }: { readonly row: FoundCase }): ReactNode {
  if (status !== 'running' || due === undefined) return null;
  const day = due.slice(0, 10);
  return overdue ? (
    <b className="seal">
      <TriangleAlert aria-hidden /> {day} {say.overdue}
    </b>
  ) : (
    day
  );
}

function Pages({
  page,
  pages,
  asked,
}: {
  readonly page: number;
  readonly pages: number;
  readonly asked: Asked;
}): ReactNode {
  if (pages < 2) return null;
  const to = (one: number): string =>
    `/find?${new URLSearchParams({ ...asked, page: String(one + 1) }).toString()}`;
  return (
    <nav className="row find-pages" aria-label={say.pages}>
      {page > 0 ? (
        <a className="button" {...linkTo(to(page - 1))}>
          {say.before}
        </a>
      ) : null}
      <span>{say.page(page + 1, pages)}</span>
      {page + 1 < pages ? (
        <a className="button" {...linkTo(to(page + 1))}>
          {say.next}
        </a>
      ) : null}
    </nav>
  );
}
