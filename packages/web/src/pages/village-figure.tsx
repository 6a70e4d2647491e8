import type { FigureRowView, IndicatorView } from '@fiveones/casework';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { api, failureOf } from '../api.ts';
import { Box } from '../parts/box.tsx';
import { DialogEnd } from '../parts/dialog-end.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { linkTo } from '../route.ts';
import { importWords } from './import-words.ts';
import { changeText, numberText } from './village-parts.tsx';
import { villageWords as say } from './village-words.ts';

interface Asked {
  readonly region: string;
  readonly table: string;
  readonly month?: string;
}

/** Fields of a case beside its row, those that are not empty. */
function ShownFields({ shown }: { readonly shown: FigureRowView['shown'] }): ReactNode {
  const told = shown.filter(({ value }) => value !== '');
  if (told.length === 0) return null;
  return (
    <small className="muted shown">
      {told.map(({ label, value }) => say.shownField(label, value)).join(' · ')}
    </small>
  );
}

/** What stands behind a figure: as many rows as it counts. */
export function FigureDrawer({
  asked,
  month,
  row,
  close,
}: {
  readonly asked: Asked;
  /** The month that is looked at. */
  readonly month: string;
  readonly row: IndicatorView;
  readonly close: () => void;
}): ReactNode {
  const rows = useQuery({
    queryKey: ['village', 'rows', asked, row.id],
    queryFn: () => api.village.rows.query({ ...asked, indicator: row.id }),
  });
  return (
    <aside className="card figure-drawer" aria-label={row.name}>
      <div className="row">
        <h2>{row.name}</h2>
        <span className="grow" />
        <Button className="quiet" aria-label={say.close} onPress={close}>
          <X aria-hidden />
        </Button>
      </div>
      <p>
        <b className="big">{row.value === null ? say.none : numberText(row.value, row.unit)}</b> {row.unit}
        {row.part === undefined || row.whole === undefined ? null : (
          <small className="muted"> {say.fraction(row.part, row.whole)}</small>
        )}
        {row.value === null || row.before === null ? null : (
          <small className="muted">
            {' '}
            {say.before(numberText(row.before, row.unit), row.unit, changeText(row))}
          </small>
        )}
      </p>
      <p className="well">
        {row.source}
        {row.imported ? (
          <>
            <br />
            {importWords.from(row.imported.at, row.imported.by)} · {row.imported.file}
          </>
        ) : null}
        {row.note === undefined ? null : (
          <>
            <br />
            {row.note}
          </>
        )}
      </p>
      {rows.isLoadingError ? <Failed error={rows.error} /> : null}
      {rows.isPending ? <Loading rows={4} /> : null}
      {rows.data ? <BehindIt rows={rows.data} month={month} row={row} /> : null}
    </aside>
  );
}

type Behind = Awaited<ReturnType<typeof api.village.rows.query>>;

/** What stands behind a figure, line by line; those that are not shown are counted. */
const BehindIt = ({
  rows,
  month,
  row,
}: {
  readonly rows: Behind;
  readonly month: string;
  readonly row: IndicatorView;
}): ReactNode =>
  rows.length === 0 ? (
    <p className="muted">{say.noRows}</p>
  ) : (
    <>
      <p className="muted">{say.rowsBehind(row.rows)}</p>
      {partsOf(rows, month).map(({ title, rows: part }) => (
        <section key={title} aria-label={title || row.name}>
          {title === '' ? null : <h3>{title}</h3>}
          <ul className="plain behind">
            {part.map((one, place) => (
              <li key={`${one.instance ?? one.label}/${place}`}>
                <span>
                  <b>{one.label}</b>
                  <ShownFields shown={one.shown} />
                </span>
                <small className="muted">{one.at.slice(0, 10)}</small>
                <span className="number">{one.value === 1 ? '' : numberText(one.value, row.unit)}</span>
                {one.mayOpen ? <a {...linkTo(`/case/${one.instance ?? ''}`)}>{say.openCase}</a> : <span />}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {row.rows > rows.length ? <p className="muted">{say.moreRows(row.rows - rows.length)}</p> : null}
    </>
  );

/** What stands behind a figure, what is new in the month first; undivided where all of it is, or none. */
function partsOf(rows: Behind, month: string): readonly { readonly title: string; readonly rows: Behind }[] {
  const fresh = rows.filter(({ at }) => at.startsWith(month));
  const rest = rows.filter(({ at }) => !at.startsWith(month));
  if (fresh.length === 0 || rest.length === 0) return [{ title: '', rows }];
  return [
    { title: say.fresh(fresh.length), rows: fresh },
    { title: say.earlier(rest.length), rows: rest },
  ];
}

/** Fills in a number that no system gives. */
export function GiveDialog({
  asked,
  row,
  close,
}: {
  readonly asked: Asked;
  readonly row: IndicatorView;
  readonly close: () => void;
}): ReactNode {
  const cache = useQueryClient();
  const [text, setText] = useState(row.value === null ? '' : String(row.value));
  const [wrong, setWrong] = useState('');
  const give = useMutation({
    mutationFn: (value: number) => api.village.give.mutate({ ...asked, values: { [row.id]: value } }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['village'] });
      close();
    },
    onError: (error) => setWrong(failureOf(error).message),
  });
  const send = (): void => {
    const value = Number(text.trim());
    if (text.trim() === '' || !Number.isFinite(value) || value < 0) setWrong(say.notNumber);
    else give.mutate(value);
  };
  const about = say.abouts[row.gives ?? 'typed']?.(row.source) ?? say.abouts.typed();
  return (
    <Box title={say.giveTitle(row.name)} close={close} typed>
      <form
        className="village-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p className="muted">{about}</p>
        <label>
          <span>
            {say.number}（{row.unit}）
          </span>
          <input
            inputMode="decimal"
            value={text}
            autoFocus
            aria-invalid={wrong !== ''}
            onChange={(event) => {
              setWrong('');
              setText(event.target.value);
            }}
          />
        </label>
        <DialogEnd wrong={wrong} busy={give.isPending} label={say.save} close={close} />
      </form>
    </Box>
  );
}

/** Frozen figures beside what they would be today. */
export function CorrectionsDialog({
  list,
  close,
}: {
  readonly list: Awaited<ReturnType<typeof api.village.corrections.query>>;
  readonly close: () => void;
}): ReactNode {
  return (
    <Box title={say.correctionsTitle} close={close}>
      <p className="muted">{say.correctionsAbout}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say.indicator}</th>
            <th scope="col" className="number">
              {say.was}
            </th>
            <th scope="col" className="number">
              {say.now}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ name, frozen, now }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{frozen ?? '—'}</td>
              <td className="number">{now ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row end">
        <Button className="button primary" onPress={close}>
          {say.close}
        </Button>
      </div>
    </Box>
  );
}
