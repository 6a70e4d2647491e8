import type { DutyList, DutyRow } from '@fiveones/casework';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Download, Search } from 'lucide-react';
import { Fragment, useState, type ReactNode } from 'react';
import { api } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { ask, askedOf, linkTo, type Route } from '../route.ts';
import { useMe } from '../session.tsx';
import { dutyWords as say, keyWorkWords } from './duties-words.ts';

const filters = ['package', 'tier', 'unit', 'kind', 'text'] as const;
/** Rows drawn at once; the others on demand. */
const firstRows = 200;
type Filter = Readonly<Partial<Record<(typeof filters)[number], string>>>;

/** 责任清单: the rows in force, found by what they say; the address holds what is asked for. */
export function DutiesPage({ route }: { readonly route: Route }): ReactNode {
  const asked: Filter = askedOf(route, filters);
  const list = useQuery({
    queryKey: ['duties', asked],
    queryFn: () => api.duty.list.query(asked),
    placeholderData: keepPreviousData,
  });
  const query = new URLSearchParams(asked).toString();
  return (
    <Shell>
      <div className="duties">
        <div className="row wrap">
          <h1>{say.title}</h1>
          <span className="grow" />
          <a className="button" {...linkTo('/duties/key-work')}>
            {keyWorkWords.link}
          </a>
          {list.data?.samples ? (
            <a className="button" {...linkTo('/duties/sample')}>
              {say.sampleLink}
            </a>
          ) : null}
          <a className="button" href={`/exports/duties?${query}`} download>
            <Download aria-hidden /> {say.export}
          </a>
        </div>
        <p className="muted">{say.about}</p>
        {list.isPending ? (
          <Loading rows={6} />
        ) : list.isLoadingError ? (
          <Failed error={list.error} again={() => void list.refetch()} />
        ) : (
          <>
            <Filters list={list.data} asked={asked} />
            <Rows rows={list.data.rows} />
          </>
        )}
      </div>
    </Shell>
  );
}

function Filters({ list, asked }: { readonly list: DutyList; readonly asked: Filter }): ReactNode {
  const [text, setText] = useState(asked.text ?? '');
  const named = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([id, name]) => ({ id, name }));
  const choice = (name: keyof Filter, label: string, all: string, options: DutyList['units']) => (
    <select
      className="input"
      aria-label={label}
      value={asked[name] ?? ''}
      onChange={(event) => ask('/duties', { ...asked, [name]: event.target.value })}
    >
      <option value="">{all}</option>
      {options.map(({ id, name: shown }) => (
        <option key={id} value={id}>
          {shown}
        </option>
      ))}
    </select>
  );
  return (
    <search className="duty-filters" aria-label={say.filters}>
      <label className="search">
        <Search aria-hidden />
        <input
          type="search"
          value={text}
          maxLength={200}
          placeholder={say.find}
          aria-label={say.find}
          onChange={(event) => {
            setText(event.target.value);
            ask('/duties', { ...asked, text: event.target.value });
          }}
        />
      </label>
      {choice('package', say.package, say.allPackages, list.packages)}
      {choice('tier', say.tier, say.allTiers, named(say.tiers))}
      {choice('unit', say.unit, say.allUnits, list.units)}
      {choice('kind', say.kind, say.allKinds, named(say.kinds))}
      <span className="muted" role="status">
        {say.count(list.rows.length, list.all)}
      </span>
      {list.more ? <span className="notice amber">{say.more}</span> : null}
    </search>
  );
}

function Rows({ rows }: { readonly rows: readonly DutyRow[] }): ReactNode {
  const [whole, setWhole] = useState(false);
  if (rows.length === 0) return <div className="empty">{say.none}</div>;
  const shown = whole ? rows : rows.slice(0, firstRows);
  return (
    <section className="card duty-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{say.matter}</th>
            <th scope="col">{say.who}</th>
            <th scope="col">{say.duty}</th>
            <th scope="col">{say.basis}</th>
            <th scope="col" className="number">
              {say.work}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={`${row.packageId}/${row.id}`} row={row} />
          ))}
        </tbody>
      </table>
      {shown.length < rows.length ? (
        <button type="button" className="link rest" onClick={() => setWhole(true)}>
          {say.rest(rows.length - shown.length)}
        </button>
      ) : null}
    </section>
  );
}

function Row({ row }: { readonly row: DutyRow }): ReactNode {
  const steps = row.steps.map(({ name }) => name).join('、') || say.whole;
  return (
    <tr>
      <th scope="row">
        <b>{row.matter}</b> <small>{row.id}</small>
        <small className="line">
          {row.processName} · <StepLink row={row} text={steps} />
        </small>
      </th>
      <td className="who">
        <span className={`chip ${row.kind === 'R' ? 'blue' : ''}`}>{say.kinds[row.kind]}</span> {row.unitName}
        {row.postName === '' ? null : <small className="line">{row.postName}</small>}
      </td>
      <td>
        {row.duty}
        <small className="line">
          {say.limit}
          {row.limit || say.byProcess}
          {row.escalateTo === '' ? null : `；${say.escalate(row.escalateTo)}`}
        </small>
      </td>
      <td className="basis">
        <small className="line">
          {say.basisOf}
          {row.basis.join('、')}
        </small>
        {row.evidence.length === 0 ? null : (
          <small className="line">
            {say.evidenceOf}
            {row.evidence.join('、')}
          </small>
        )}
      </td>
      <td className="number">
        {row.work === undefined ? (
          <small>{say.told}</small>
        ) : (
          <>
            {row.work.open > 0 ? <b>{say.open(row.work.open)}</b> : <small>{say.open(0)}</small>}
            {row.work.overdue > 0 ? (
              <small className="line bad">{say.overdue(row.work.overdue)}</small>
            ) : null}
          </>
        )}
      </td>
    </tr>
  );
}

/** The steps, for those who may open the chart as a link to it. */
function StepLink({ row, text }: { readonly row: DutyRow; readonly text: string }): ReactNode {
  const me = useMe();
  return me.designs && row.steps.length > 0
    ? row.steps.map(({ id, name }, place) => (
        <Fragment key={id}>
          {place === 0 ? '' : '、'}
          <a title={say.inChart} {...linkTo(`/design/${row.packageId}?process=${row.process}&step=${id}`)}>
            {name}
          </a>
        </Fragment>
      ))
    : text;
}
