import type { ListView } from '@fiveones/casework';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../api.ts';
import { linkTo } from '../route.ts';
import { useClock } from '../session.tsx';
import type { VillageAt } from './village-parts.tsx';
import { villageWords as say } from './village-words.ts';

/** 3 项清单: read, searched, and asked whether a thing may be wanted of a village. */
export function VillageLists({
  at,
  lists,
  chosen,
}: {
  readonly at: VillageAt;
  readonly lists: readonly ListView[];
  readonly chosen: string;
}): ReactNode {
  const list = lists.find(({ id }) => id === chosen) ?? lists[0];
  const [text, setText] = useState('');
  if (!list) return <div className="empty">{say.nothing}</div>;
  const rows = list.rows.filter(
    ({ id, cells }) => text.trim() === '' || [id, ...cells].some((cell) => cell.includes(text.trim())),
  );
  return (
    <div className="lists">
      <Asking />
      <Demands region={at.region} />
      <section className="card figures">
        <div className="row wrap">
          <div className="segments" role="group" aria-label={say.listOf}>
            {lists.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                aria-pressed={id === list.id}
                onClick={() => at.to({ list: id })}
              >
                {name}
              </button>
            ))}
          </div>
          <span className="muted">{say.rows(rows.length)}</span>
          <span className="grow" />
          <input
            type="search"
            value={text}
            placeholder={say.find}
            aria-label={say.find}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        {list.note === undefined ? null : <p className="muted list-note">{list.note}</p>}
        {list.columns.map(({ id, label, note }) =>
          note === undefined ? null : (
            <p key={id} className="muted list-note">
              {say.columnNote(label, note)}
            </p>
          ),
        )}
        <ListRows list={list} rows={rows} />
      </section>
    </div>
  );
}

/** Rows of a list; what is not in force stands there struck out. */
const ListRows = ({
  list,
  rows,
}: {
  readonly list: ListView;
  readonly rows: ListView['rows'];
}): ReactNode => {
  const numbers = new Map(list.rows.map(({ id }, place) => [id, rowNumber(id, place)]));
  return (
    <div className="wide-table">
      <table className="list-rows">
        <thead>
          <tr>
            <th scope="col">{say.row}</th>
            {list.columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.inForce ? '' : 'undone'}>
              <th scope="row" className="nowrap">
                {numbers.get(row.id)}
                {row.inForce ? null : <small className="muted"> {say.notInForce}</small>}
                {row.inForce && row.until !== undefined ? (
                  <small className="muted"> {say.until(row.until)}</small>
                ) : null}
              </th>
              {row.cells.map((cell, place) => (
                <td key={place} data-label={list.columns[place]?.label}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** A row's number as the office writes it, `R-034`; a key that only the package knows says nothing to anybody. */
const rowNumber = (id: string, place: number): string =>
  /\d|\p{Script=Han}/u.test(id) ? id : String(place + 1);

function Asking(): ReactNode {
  const [text, setText] = useState('');
  const asked = text.trim();
  const hits = useQuery({
    queryKey: ['village', 'ask', asked],
    queryFn: () => api.village.ask.query({ text: asked }),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
  });
  return (
    <section className="card asking">
      <h2>{say.askTitle}</h2>
      <p className="muted">{say.askAbout}</p>
      <textarea
        rows={2}
        maxLength={2000}
        value={text}
        placeholder={say.askPlace}
        aria-label={say.askTitle}
        onChange={(event) => setText(event.target.value)}
      />
      <div role="status">
        {asked.length < 2 || !hits.data ? null : hits.data.length === 0 ? (
          <p className="notice">{say.clean}</p>
        ) : (
          <ul className="plain hits">
            {hits.data.map(({ row, text: what, words, absolute }) => (
              <li key={row} className="notice bad">
                <b>{say.hit(row, words.join('、'))}</b> {what}{' '}
                <span className="chip">{absolute ? say.absolute : say.bySpecial}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function Demands({ region }: { readonly region: string }): ReactNode {
  const clock = useClock();
  const month = clock.data?.now.slice(0, 7);
  const demands = useQuery({
    queryKey: ['village', 'demands', region, month],
    queryFn: () => api.village.demands.query({ region, month: month ?? '' }),
    enabled: month !== undefined,
  });
  return (
    <section className="card asking">
      <h2>{say.demandsTitle}</h2>
      {!demands.data ? null : demands.data.length === 0 ? (
        <p className="muted">{say.noDemands}</p>
      ) : (
        <ul className="plain">
          {demands.data.map((one) => (
            <li key={one.by}>
              <b>{one.by}</b> {say.demand(one.asked, one.let, one.stopped, one.open)}{' '}
              {one.cases.map(({ instance, number, what }) => (
                <a key={instance} title={what} {...linkTo(`/case/${instance}`)}>
                  {number}{' '}
                </a>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
