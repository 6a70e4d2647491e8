import type { EntryView, Evidence, LedgerView } from '@fiveones/casework';
import { DayField } from '@fiveones/form-view';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { api, failureOf, uploadEvidence } from '../api.ts';
import { useClock } from '../session.tsx';
import { Box } from '../parts/box.tsx';
import { DialogEnd } from '../parts/dialog-end.tsx';
import { villageWords as say } from './village-words.ts';

/** An entry while it is typed. */
interface Typed {
  readonly type: string;
  readonly title: string;
  readonly day: string;
  readonly result: EntryView['result'];
  readonly count: string;
  readonly amount: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly pending: string;
  readonly evidence: readonly Evidence[];
}
type Change = (change: Partial<Typed>) => void;
type Written = Omit<Parameters<typeof api.village.write.mutate>[0], 'key'>;

/** Why an entry cannot be written yet, and the field to mend where it is one. */
interface Mending {
  readonly why: string;
  readonly field?: string;
}

/** The entry as it is sent; or what has to be mended first. */
function writtenAs({ columns, region, ledger }: LedgerView, typed: Typed): Written | Mending {
  const { type, title, day, result, pending, evidence } = typed;
  const [count, amount] = [numberIn(typed.count), numberIn(typed.amount)];
  if (type === '') return { field: 'type', why: say.kindMissing };
  if (title.trim().length < 2) return { field: 'title', why: say.titleMissing };
  if (count === null) return { field: 'count', why: say.notNumber };
  if (amount === null) return { field: 'amount', why: say.notNumber };
  const cells = cellsIn(columns, typed.cells);
  if (typeof cells === 'string') return { why: cells };
  return {
    region,
    ledger,
    type,
    title,
    occurredOn: day,
    result,
    evidence: evidence.map((one) => ({ ...one })),
    ...(count === undefined ? {} : { count }),
    ...(amount === undefined ? {} : { amount }),
    ...(Object.keys(cells).length === 0 ? {} : { cells }),
    ...(pending.trim() === '' ? {} : { pending }),
  };
}

/** Writes an entry by hand. */
export function WriteDialog({
  data,
  close,
}: {
  readonly data: LedgerView;
  readonly close: () => void;
}): ReactNode {
  const types = data.types.filter(({ byHand }) => byHand);
  const today = useClock().data?.now.slice(0, 10) ?? '';
  const [said, setSaid] = useState<Typed>({
    // What kind it is decides where it counts: none is taken for the one meant.
    type: types.length === 1 ? (types[0]?.id ?? '') : '',
    title: '',
    day: '',
    result: 'done',
    count: '',
    amount: '',
    cells: {},
    pending: '',
    evidence: [],
  });
  const typed = { ...said, day: said.day || today };
  const change: Change = (part) => setSaid((before) => ({ ...before, ...part }));
  const asks = types.find(({ id }) => id === typed.type)?.evidence ?? [];
  const { send, wrong, busy, setWrong } = useSending(close);
  const form = useRef<HTMLFormElement>(null);
  const submit = (): void => {
    const entry = writtenAs(data, typed);
    if (!('why' in entry)) return send((key) => api.village.write.mutate({ ...entry, key }));
    setWrong(entry.why);
    if (entry.field !== undefined)
      form.current?.querySelector<HTMLElement>(`[name="${entry.field}"]`)?.focus();
  };
  return (
    <Box title={say.writeTitle} close={close} typed>
      <form
        ref={form}
        className="village-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Kind types={types} value={typed.type} onChange={(type) => change({ type })} />
        <What data={data} typed={typed} change={change} />
        <Uploads
          data={data}
          asks={asks}
          evidence={typed.evidence}
          setEvidence={(evidence) => change({ evidence })}
          onWrong={setWrong}
        />
        {asks.every((what) => typed.evidence.some((one) => one.what === what)) ? null : (
          <label>
            <span>{say.pendingReason}</span>
            <input
              value={typed.pending}
              maxLength={200}
              onChange={(event) => change({ pending: event.target.value })}
            />
          </label>
        )}
        <DialogEnd wrong={wrong} busy={busy} close={close} label={say.save} />
      </form>
    </Box>
  );
}

/** What was done, when, how it ended, and how much of it. */
function What({
  data,
  typed,
  change,
}: {
  readonly data: LedgerView;
  readonly typed: Typed;
  readonly change: Change;
}): ReactNode {
  const figure = (name: 'count' | 'amount', label: string, inputMode: 'numeric' | 'decimal') => (
    <label>
      <span>{label}</span>
      <input
        name={name}
        inputMode={inputMode}
        value={typed[name]}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </label>
  );
  return (
    <>
      <label>
        <span>{say.summary}</span>
        <input
          name="title"
          value={typed.title}
          maxLength={60}
          onChange={(event) => change({ title: event.target.value })}
        />
      </label>
      <div className="row wrap two">
        <DayField label={say.occurred} value={typed.day} required onChange={(day) => change({ day })} />
        <label>
          <span>{say.result}</span>
          <select
            value={typed.result}
            onChange={(event) => change({ result: event.target.value as EntryView['result'] })}
          >
            {(Object.keys(say.results) as EntryView['result'][]).map((one) => (
              <option key={one} value={one}>
                {say.results[one]}
              </option>
            ))}
          </select>
        </label>
        {figure('count', say.countOptional, 'numeric')}
        {figure('amount', say.amountOptional, 'decimal')}
        <OwnCells data={data} cells={typed.cells} onChange={(cells) => change({ cells })} />
      </div>
    </>
  );
}

/** Of what kind an entry is; where there are several, none is chosen in advance. */
function Kind({
  types,
  value,
  onChange,
}: {
  readonly types: LedgerView['types'];
  readonly value: string;
  readonly onChange: (type: string) => void;
}): ReactNode {
  return (
    <label>
      <span>{say.kind}</span>
      <select name="type" value={value} onChange={(event) => onChange(event.target.value)}>
        {types.length === 1 ? null : <option value="">{say.choose}</option>}
        {types.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The columns that a ledger has of its own. */
function OwnCells({
  data,
  cells,
  onChange,
}: {
  readonly data: LedgerView;
  readonly cells: Readonly<Record<string, string>>;
  readonly onChange: (cells: Readonly<Record<string, string>>) => void;
}): ReactNode {
  return data.columns.map(({ id, label, type, unit, required, note }) => (
    <label key={id} title={note}>
      <span>{say.cell(label, unit, required)}</span>
      <input
        type={type === 'date' ? 'date' : 'text'}
        inputMode={type === 'number' ? 'decimal' : undefined}
        maxLength={100}
        value={cells[id] ?? ''}
        onChange={(event) => onChange({ ...cells, [id]: event.target.value })}
      />
    </label>
  ));
}

/** Undoes an entry by another. */
export function ReverseDialog({
  data,
  entry,
  close,
}: {
  readonly data: LedgerView;
  readonly entry: EntryView;
  readonly close: () => void;
}): ReactNode {
  const [reason, setReason] = useState('');
  const { send, wrong, busy } = useSending(close);
  return (
    <Box title={say.reverseTitle} close={close} typed>
      <form
        className="village-form"
        onSubmit={(event) => {
          event.preventDefault();
          const { region, ledger } = data;
          send((key) => api.village.reverse.mutate({ region, ledger, entryNo: entry.entryNo, reason, key }));
        }}
      >
        <p className="well">{entry.title}</p>
        <p className="muted">{say.reverseAbout}</p>
        <label>
          <span>{say.reason}</span>
          <textarea
            value={reason}
            rows={3}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <DialogEnd wrong={wrong} busy={busy} close={close} label={say.reverse} />
      </form>
    </Box>
  );
}

/** Adds what proves an entry. */
export function EvidenceDialog({
  data,
  entry,
  close,
}: {
  readonly data: LedgerView;
  readonly entry: EntryView;
  readonly close: () => void;
}): ReactNode {
  const [evidence, setEvidence] = useState<readonly Evidence[]>([]);
  const { send, wrong, busy, setWrong } = useSending(close);
  return (
    <Box title={say.addEvidence} close={close}>
      <form
        className="village-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (evidence.length === 0) return setWrong(say.lacking(entry.missing.join('、')));
          const { region, ledger } = data;
          send(() =>
            api.village.prove.mutate({
              region,
              ledger,
              entryNo: entry.entryNo,
              evidence: evidence.map((one) => ({ ...one })),
            }),
          );
        }}
      >
        <p className="well">{entry.title}</p>
        <Uploads
          data={data}
          asks={entry.missing}
          evidence={evidence}
          setEvidence={setEvidence}
          onWrong={setWrong}
        />
        <DialogEnd wrong={wrong} busy={busy} close={close} label={say.save} />
      </form>
    </Box>
  );
}

/** One file for each thing that is to be proved. */
function Uploads({
  data,
  asks,
  evidence,
  setEvidence,
  onWrong,
}: {
  readonly data: LedgerView;
  readonly asks: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly setEvidence: (evidence: readonly Evidence[]) => void;
  readonly onWrong: (words: string) => void;
}): ReactNode {
  const take = async (what: string, file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      const kept = await uploadEvidence(data.region, data.ledger, file);
      setEvidence([...evidence.filter((one) => one.what !== what), { what, file: kept.id, name: kept.name }]);
    } catch (error) {
      onWrong(error instanceof Error ? error.message : failureOf(error).message);
    }
  };
  return (
    <>
      {asks.map((what) => {
        const kept = evidence.find((one) => one.what === what);
        return (
          <label key={what}>
            <span>
              {say.upload(what)} {kept ? <b className="green-text">{say.uploaded(kept.name)}</b> : null}
            </span>
            <span className="file-choice">
              <span className="button" aria-hidden>
                {kept ? say.chooseAgain : say.chooseFile}
              </span>
              <input
                className="visually-hidden"
                type="file"
                accept="image/png,image/jpeg,application/pdf"
                onChange={(event) => void take(what, event.target.files?.[0])}
              />
            </span>
          </label>
        );
      })}
    </>
  );
}

/** Sends a change of the ledger with one key, so that pressing twice writes once; refusals are told in words. */
function useSending(close: () => void) {
  const cache = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const [wrong, setWrong] = useState('');
  const sending = useMutation({
    mutationFn: (call: (key: string) => Promise<unknown>) => call(key.current),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['village'] });
      close();
    },
    onError: (error) => {
      key.current = crypto.randomUUID();
      setWrong(failureOf(error).message);
    },
  });
  return { send: sending.mutate, busy: sending.isPending, wrong, setWrong };
}

/** The cells of the ledger's own columns that were filled in; a text says what is wrong with one. */
function cellsIn(
  columns: LedgerView['columns'],
  cells: Readonly<Record<string, string>>,
): Record<string, string | number> | string {
  const filled: Record<string, string | number> = {};
  for (const { id, label, type, required } of columns) {
    const text = (cells[id] ?? '').trim();
    if (text === '' && required) return say.cellMissing(label);
    if (text === '') continue;
    const value = type === 'number' ? Number(text) : text;
    if (typeof value === 'number' && !Number.isFinite(value)) return say.cellNotNumber(label);
    filled[id] = value;
  }
  return filled;
}

/** A number that may be left out; null: no number. */
const numberIn = (text: string): number | undefined | null => {
  if (text.trim() === '') return undefined;
  const value = Number(text.trim());
  return Number.isFinite(value) && value >= 0 ? value : null;
};
