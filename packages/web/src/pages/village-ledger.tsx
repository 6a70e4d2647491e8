import type { EntryView, LedgerView } from '@fiveones/casework';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BookMarked, Lock, PenLine, Plus, Printer } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { api, failureOf } from '../api.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { linkTo } from '../route.ts';
import { EvidenceDialog, ReverseDialog, WriteDialog } from './village-entry.tsx';
import { MonthPicker, numberText, PlacePicker, type VillageAt } from './village-parts.tsx';
import { villageWords as say } from './village-words.ts';
import { Wrong } from '../parts/wrong.tsx';

type Places = Awaited<ReturnType<typeof api.village.places.query>>;

/** 2 本账: the entries of a month, with what proves them, and the signatures that close it. */
export function VillageLedger({
  at,
  ledger,
  ledgers,
  regions,
}: {
  readonly at: VillageAt;
  readonly ledger: string;
  readonly ledgers: Places['ledgers'];
  readonly regions: Places['regions'];
}): ReactNode {
  const region = regions.some(({ code }) => code === at.region) ? at.region : (regions[0]?.code ?? '');
  const asked = { region, ledger, ...(at.month === undefined ? {} : { period: at.month }) };
  const view = useQuery({
    queryKey: ['village', 'ledger', asked],
    queryFn: () => api.village.ledger.query(asked),
    placeholderData: keepPreviousData,
  });
  const [open, setOpen] = useState<Open>();
  if (view.isLoadingError) return <Failed error={view.error} again={() => void view.refetch()} />;
  if (view.isPending) return <Loading rows={8} />;
  const { data } = view;
  const close = (): void => setOpen(undefined);
  return (
    <>
      <div className="row wrap village-head">
        <PlacePicker regions={regions} value={region} onChange={(place) => at.to({ place })} />
        <div className="segments" role="group" aria-label={say.ledgerOf}>
          {ledgers.map(({ id, name }) => (
            <button key={id} type="button" aria-pressed={id === ledger} onClick={() => at.to({ ledger: id })}>
              {name}
            </button>
          ))}
        </div>
        <h1>
          {data.regionName}
          {data.name} {say.monthName(data.period)}
        </h1>
        <span className={`chip ${data.month.state === 'closed' ? 'green' : ''}`}>
          {data.month.state === 'closed' ? <Lock aria-hidden /> : null} {say.state[data.month.state]}
        </span>
        <span className="grow" />
        <MonthPicker months={data.periods} value={data.period} onChange={(month) => at.to({ month })} />
        <YearBookMenu region={region} year={data.period.slice(0, 4)} />
        <Button className="button no-print" onPress={() => print()}>
          <Printer aria-hidden /> {say.print}
        </Button>
        {data.mayWrite ? (
          <Button className="button primary no-print" onPress={() => setOpen({ what: 'write' })}>
            <Plus aria-hidden /> {say.write}
          </Button>
        ) : null}
      </div>
      <Closing data={data} />
      <section className="card figures" aria-busy={view.isFetching}>
        {data.entries.length === 0 ? (
          <div className="empty">{say.noEntries}</div>
        ) : (
          <Entries data={data} open={setOpen} />
        )}
      </section>
      {open?.what === 'write' ? <WriteDialog data={data} close={close} /> : null}
      {open?.what === 'reverse' ? <ReverseDialog data={data} entry={open.entry} close={close} /> : null}
      {open?.what === 'evidence' ? <EvidenceDialog data={data} entry={open.entry} close={close} /> : null}
    </>
  );
}

/** The entries of a month, one a row, under what the ledger tells of each and above what they come to. */
function Entries({
  data,
  open,
}: {
  readonly data: LedgerView;
  readonly open: (open: Open) => void;
}): ReactNode {
  const tells = toldIn(data.entries);
  return (
    <div className="wide-table">
      <table className="entries">
        <EntriesHead data={data} tells={tells} />
        <tbody>
          {data.entries.map((entry) => (
            <EntryRow key={entry.entryNo} entry={entry} data={data} tells={tells} open={open} />
          ))}
        </tbody>
        <EntriesFoot data={data} tells={tells} />
      </table>
    </div>
  );
}

interface Told {
  readonly data: LedgerView;
  readonly tells: ReturnType<typeof toldIn>;
}

function EntriesHead({ data, tells }: Told): ReactNode {
  return (
    <thead>
      <tr>
        <th scope="col">{say.entryNo}</th>
        <th scope="col">{say.day}</th>
        <th scope="col">{say.kind}</th>
        <th scope="col" className="what">
          {say.what}
        </th>
        {tells.people ? (
          <th scope="col" className="number">
            {say.people}
          </th>
        ) : null}
        {tells.money ? (
          <th scope="col" className="number">
            {say.money}
          </th>
        ) : null}
        {data.columns.map(({ id, label, type, unit }) => (
          <th key={id} scope="col" className={type === 'number' ? 'number' : undefined}>
            {label}
            {unit ? <small className="muted">（{unit}）</small> : null}
          </th>
        ))}
        <th scope="col">{say.who}</th>
        <th scope="col">{say.evidence}</th>
        <th scope="col" className="number">
          {say.running}
        </th>
        {data.mayWrite ? (
          <th scope="col" className="no-print">
            {say.deeds}
          </th>
        ) : null}
      </tr>
    </thead>
  );
}

/** What the month comes to, and the year so far. */
function EntriesFoot({ data, tells }: Told): ReactNode {
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={4}>
          {say.monthTotal}
        </th>
        {tells.people ? (
          <td className="number" data-label={say.people}>
            {data.totals.month.people}
          </td>
        ) : null}
        {tells.money ? (
          <td className="number" data-label={say.money}>
            {numberText(data.totals.month.amount, '元')}
          </td>
        ) : null}
        {data.columns.map((column) => (
          <td key={column.id} className="number" data-label={column.label}>
            {sumOf(data.entries, column)}
          </td>
        ))}
        <td colSpan={data.mayWrite ? 4 : 3}>
          {say.yearTotal}{' '}
          {tells.people || tells.money
            ? say.totals(
                data.totals.year.entries,
                data.totals.year.people,
                numberText(data.totals.year.amount, '元'),
              )
            : say.entriesOfYear(data.totals.year.entries)}
        </td>
      </tr>
    </tfoot>
  );
}

/** The year book of the village: every ledger of the year, to be filed. */
function YearBookMenu({ region, year }: { readonly region: string; readonly year: string }): ReactNode {
  const download = (format: string): void =>
    location.assign(`/exports/yearbook?${new URLSearchParams({ region, year, format }).toString()}`);
  return (
    <MenuTrigger>
      <Button className="button no-print">
        <BookMarked aria-hidden /> {say.yearBook(year)}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={say.yearBook(year)}
          onAction={(format) => download(String(format))}
        >
          <MenuItem id="pdf" className="menu-item">
            {say.yearBookPdf}
          </MenuItem>
          <MenuItem id="docx" className="menu-item">
            {say.yearBookWord}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

type Open = { readonly what: 'write' } | { readonly what: 'reverse' | 'evidence'; readonly entry: EntryView };

/** Whether any entry of a month says how many people it concerns, and how much money. */
interface Tells {
  readonly people: boolean;
  readonly money: boolean;
}

const toldIn = (entries: readonly EntryView[]): Tells => ({
  people: entries.some(({ count }) => count !== undefined),
  money: entries.some(({ amount }) => amount !== undefined),
});

/** What a column of numbers comes to; an entry that undoes another holds its numbers the other way round. */
function sumOf(entries: readonly EntryView[], { id, type }: LedgerView['columns'][number]): string {
  const cells = type === 'number' ? entries.map((entry) => entry.cells[id]) : [];
  const numbers = cells.filter((cell) => typeof cell === 'number');
  return numbers.length === 0
    ? ''
    : numberText(
        numbers.reduce((sum, number) => sum + number, 0),
        '',
      );
}

function EntryRow({
  entry,
  data,
  tells,
  open,
}: {
  readonly entry: EntryView;
  readonly data: LedgerView;
  readonly tells: Tells;
  readonly open: (open: Open) => void;
}): ReactNode {
  const undone = entry.reversedBy !== undefined;
  return (
    <tr className={undone || entry.reverseOf !== undefined ? 'undone' : ''}>
      <td className="nowrap" title={entry.entryNo}>
        {entry.entryNo.slice(-11)}
      </td>
      <td className="nowrap">{entry.occurredAt.slice(5, 10)}</td>
      <td className="nowrap">
        {entry.typeName} <span className={`chip ${entry.mode}`}>{say[entry.mode]}</span>
      </td>
      <td className="what">
        <What entry={entry} />
      </td>
      {tells.people ? (
        <td className="number" data-label={say.people}>
          {entry.count ?? ''}
        </td>
      ) : null}
      {tells.money ? (
        <td className="number" data-label={say.money}>
          {entry.amount === undefined ? '' : numberText(entry.amount, '元')}
        </td>
      ) : null}
      {data.columns.map(({ id, label, type }) => (
        <td key={id} className={type === 'number' ? 'number' : undefined} data-label={label}>
          {entry.cells[id] ?? ''}
        </td>
      ))}
      <td className="nowrap">{entry.responsible}</td>
      <td>
        <Proof entry={entry} mayWrite={data.mayWrite} closed={data.month.state === 'closed'} open={open} />
      </td>
      <td className="number muted running">
        {say.runningOf(
          entry.running.entries,
          entry.running.amount === 0 ? '' : numberText(entry.running.amount, '元'),
        )}
      </td>
      {data.mayWrite ? (
        <td className="no-print">
          {mayReverse(data, entry) ? (
            <button type="button" className="link" onClick={() => open({ what: 'reverse', entry })}>
              {say.reverse}
            </button>
          ) : null}
        </td>
      ) : null}
    </tr>
  );
}

/** What an entry says, from which step it comes, and what undid it. */
const What = ({ entry }: { readonly entry: EntryView }): ReactNode => (
  <>
    {entry.instance === undefined ? entry.title : <a {...linkTo(`/case/${entry.instance}`)}>{entry.title}</a>}
    {entry.nodeName === undefined ? null : (
      <small className="muted">
        {' '}
        {entry.processName} · {entry.nodeName}
      </small>
    )}
    {entry.reversedBy !== undefined ? <small className="muted"> {say.undone(entry.reversedBy)}</small> : null}
    {entry.reverseOf === undefined ? null : <small className="muted"> {say.undoes(entry.reverseOf)}</small>}
  </>
);

/** Whether an entry can still be undone by another. */
const mayReverse = ({ mayWrite }: LedgerView, { reversedBy, reverseOf }: EntryView): boolean =>
  mayWrite && reversedBy === undefined && reverseOf === undefined;

/** What proves an entry, what is lacking, and how it is brought. */
const Proof = ({
  entry,
  mayWrite,
  closed,
  open,
}: {
  readonly entry: EntryView;
  readonly mayWrite: boolean;
  /** The month has been closed. */
  readonly closed: boolean;
  readonly open: (open: Open) => void;
}): ReactNode => {
  const undone = entry.reversedBy !== undefined;
  const lacks = entry.missing.length > 0 && !undone;
  return (
    <>
      {entry.evidence.map(({ file, what, name }) => (
        <a
          key={file}
          href={`/files/${encodeURIComponent(file)}`}
          target="_blank"
          rel="noreferrer"
          title={name}
        >
          {what}{' '}
        </a>
      ))}
      {lacks ? (
        <span className="amber-text">
          {entry.pending === undefined ? say.lacking(entry.missing.join('、')) : say.pending(entry.pending)}
        </span>
      ) : null}
      {mayWrite && !closed && lacks ? (
        <button type="button" className="link no-print" onClick={() => open({ what: 'evidence', entry })}>
          {say.addEvidence}
        </button>
      ) : null}
    </>
  );
};

/** The signatures under a month, and whose turn it is. */
function Closing({ data }: { readonly data: LedgerView }): ReactNode {
  const cache = useQueryClient();
  const { region, ledger, period } = data;
  const sign = useMutation({
    mutationFn: () => api.village.sign.mutate({ region, ledger, period }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['village'] }),
  });
  const { month } = data;
  return (
    <div className="row wrap closing">
      {month.signed.map(({ postName, name, at }) => (
        <span key={postName} className="chip green">
          {say.signed(postName, name, at)}
        </span>
      ))}
      {month.gaps.length > 0 ? <span className="chip amber">{say.gaps(month.gaps.length)}</span> : null}
      {month.unwritten > 0 ? <span className="chip amber">{say.unwritten(month.unwritten)}</span> : null}
      {month.next === undefined ? null : month.next.mine ? (
        <Button className="button no-print" isDisabled={sign.isPending} onPress={() => sign.mutate()}>
          <PenLine aria-hidden /> {say.sign(month.next.postName)}
        </Button>
      ) : (
        <span className="muted">{say.waits(month.next.postName)}</span>
      )}
      <Wrong text={sign.error ? failureOf(sign.error).message : ''} />
    </div>
  );
}
