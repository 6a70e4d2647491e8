import type { CalendarEffect, CalendarView } from '@fiveones/casework';
import { useMutation } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { linkTo } from '../route.ts';
import { calendarWords as say } from './calendar-words.ts';
import { Wrong } from '../parts/wrong.tsx';

type Rest = [from: string, to: string, name: string];
type Work = [date: string, name: string];
type Own = { date: string; kind: 'rest' | 'work'; reason: string };

/** The year's notice and the county's own days, with what they would move. */
export function CalendarEditing({
  view,
  year,
  onRevised,
}: {
  readonly view: CalendarView;
  readonly year: number;
  readonly onRevised: (effects: readonly CalendarEffect[]) => void;
}): ReactNode {
  const [source, setSource] = useState(view.year?.source ?? '');
  const [settled, setSettled] = useState(view.year !== undefined && !view.year.provisional);
  const [rest, setRest] = useState<readonly Rest[]>(() =>
    (view.year?.rest ?? []).map(([a, b, c]) => [a, b, c]),
  );
  const [work, setWork] = useState<readonly Work[]>(() => (view.year?.work ?? []).map(([a, b]) => [a, b]));
  const [own, setOwn] = useState<readonly Own[]>(view.overlay);
  const [reason, setReason] = useState('');
  const change = {
    year: { year, source, provisional: !settled, rest: [...rest], work: [...work] },
    overlay: [...own],
  };
  const look = useMutation({ mutationFn: () => api.calendar.preview.mutate(change) });
  const save = useMutation({
    mutationFn: () => api.calendar.revise.mutate({ ...change, reason }),
    onSuccess: onRevised,
  });
  const edit =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      set(value);
      look.reset();
    };
  const failed = look.error ?? save.error;
  return (
    <section className="card calendar-editing">
      <h2>{say.notice}</h2>
      <label className="field">
        {say.source}
        <input className="input" value={source} onChange={(event) => edit(setSource)(event.target.value)} />
      </label>
      <label className="row">
        <input
          type="checkbox"
          checked={settled}
          onChange={(event) => edit(setSettled)(event.target.checked)}
        />
        {say.settled}
      </label>
      <h3>{say.rest}</h3>
      <Rows
        rows={rest}
        columns={[
          { label: say.from, kind: 'date' },
          { label: say.to, kind: 'date' },
          { label: say.name, kind: 'text' },
        ]}
        blank={[`${year}-01-01`, `${year}-01-01`, '']}
        onChange={edit((rows) => setRest(rows as readonly Rest[]))}
      />
      <h3>{say.work}</h3>
      <Rows
        rows={work}
        columns={[
          { label: say.from, kind: 'date' },
          { label: say.name, kind: 'text' },
        ]}
        blank={[`${year}-01-01`, '']}
        onChange={edit((rows) => setWork(rows as readonly Work[]))}
      />
      <OwnDays year={year} days={own} onChange={edit(setOwn)} />
      <Wrong text={failed ? failureOf(failed).message : ''} />
      {look.data ? <Effects effects={look.data} /> : null}
      <div className="row end">
        <button
          type="button"
          className={`button ${look.data ? '' : 'primary'}`}
          disabled={look.isPending}
          onClick={() => look.mutate()}
        >
          {look.isPending ? say.looking : say.look}
        </button>
      </div>
      {look.data ? (
        <Confirm reason={reason} onReason={setReason} saving={save.isPending} onSave={() => save.mutate()} />
      ) : null}
    </section>
  );
}

/** The county's own days: rest or work, and why. */
function OwnDays({
  year,
  days,
  onChange,
}: {
  readonly year: number;
  readonly days: readonly Own[];
  readonly onChange: (days: readonly Own[]) => void;
}): ReactNode {
  return (
    <>
      <h2>{say.own}</h2>
      <p className="muted">{say.ownAbout}</p>
      <Rows
        rows={days.map(({ date, kind, reason: why }) => [date, kind, why])}
        columns={[
          { label: say.from, kind: 'date' },
          { label: say.own, kind: 'choice' },
          { label: say.reason, kind: 'text' },
        ]}
        blank={[`${year}-01-01`, 'rest', '']}
        onChange={(rows) =>
          onChange(
            rows.map(([date = '', kind, why = '']) => ({
              date,
              kind: kind === 'work' ? 'work' : 'rest',
              reason: why,
            })),
          )
        }
      />
    </>
  );
}

/** What the change is for: asked once it has been looked at. */
function Confirm({
  reason,
  onReason,
  saving,
  onSave,
}: {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly saving: boolean;
  readonly onSave: () => void;
}): ReactNode {
  return (
    <>
      <label className="field">
        {say.why}
        <textarea
          className="input"
          rows={2}
          maxLength={2_000}
          placeholder={say.whyHint}
          value={reason}
          onChange={(event) => onReason(event.target.value)}
        />
      </label>
      <div className="row end">
        <button type="button" className="button primary" disabled={saving} onClick={onSave}>
          {saving ? say.saving : say.save}
        </button>
      </div>
    </>
  );
}

interface Column {
  readonly label: string;
  readonly kind: 'date' | 'text' | 'choice';
}

function Rows({
  rows,
  columns,
  blank,
  onChange,
}: {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly Column[];
  readonly blank: readonly string[];
  readonly onChange: (rows: readonly (readonly string[])[]) => void;
}): ReactNode {
  const put = (row: number, column: number, value: string): void =>
    onChange(rows.map((cells, place) => (place === row ? cells.with(column, value) : cells)));
  return (
    <div className="calendar-rows">
      {rows.map((cells, row) => (
        <div key={row} className="row wrap">
          {columns.map(({ label, kind }, column) => (
            <Cell
              key={label}
              label={label}
              kind={kind}
              value={cells[column] ?? ''}
              onChange={(value) => put(row, column, value)}
            />
          ))}
          <button
            type="button"
            className="quiet"
            aria-label={say.remove(cells.at(-1) ?? '')}
            onClick={() => onChange(rows.filter((_, place) => place !== row))}
          >
            <Trash2 aria-hidden />
          </button>
        </div>
      ))}
      <button type="button" className="link" onClick={() => onChange([...rows, blank])}>
        <Plus aria-hidden /> {say.add}
      </button>
    </div>
  );
}

const Cell = ({
  label,
  kind,
  value,
  onChange,
}: {
  readonly label: string;
  readonly kind: Column['kind'];
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode =>
  kind === 'choice' ? (
    <select
      className="input"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {(['rest', 'work'] as const).map((one) => (
        <option key={one} value={one}>
          {say.kinds[one]}
        </option>
      ))}
    </select>
  ) : (
    <input
      className="input"
      aria-label={label}
      placeholder={kind === 'date' ? '2026-12-01' : label}
      inputMode={kind === 'date' ? 'numeric' : 'text'}
      maxLength={kind === 'date' ? 10 : 50}
      size={kind === 'date' ? 11 : 16}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );

const shownAtFirst = 8;

function Effects({ effects }: { readonly effects: readonly CalendarEffect[] }): ReactNode {
  if (effects.length === 0) return <p role="status">{say.nothing}</p>;
  return (
    <div role="status">
      <p>
        <b>{say.effects(effects.length)}</b>
      </p>
      <ul className="plain">
        {effects.slice(0, shownAtFirst).map(({ instance, subject, number, told }) => (
          <li key={instance}>
            <a {...linkTo(`/case/${instance}`)}>{subject}</a> <small className="muted">{number}</small>{' '}
            {told.join('；')}
          </li>
        ))}
      </ul>
      {effects.length > shownAtFirst ? (
        <p className="muted">{say.more(effects.length - shownAtFirst)}</p>
      ) : null}
    </div>
  );
}
