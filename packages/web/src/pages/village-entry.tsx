import type { EntryView, Evidence, LedgerView } from '@fiveones/casework';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { api, failureOf, uploadEvidence } from '../api.ts';
import { useClock } from '../session.tsx';
import { Box } from '../parts/box.tsx';
import { DialogEnd } from '../parts/dialog-end.tsx';
import { villageWords as say } from './village-words.ts';

/** Writes an entry by hand. */
export function WriteDialog({
  data,
  close,
}: {
  readonly data: LedgerView;
  readonly close: () => void;
}): ReactNode {
  const types = data.types.filter(({ byHand }) => byHand);
  const clock = useClock();
  // What kind it is decides where it counts: none is taken for the one meant.
  const [type, setType] = useState(types.length === 1 ? (types[0]?.id ?? '') : '');
  const [title, setTitle] = useState('');
  const [chosenDay, setDay] = useState('');
  const [result, setResult] = useState<EntryView['result']>('done');
  const [count, setCount] = useState('');
  const [amount, setAmount] = useState('');
  const [cells, setCells] = useState<Readonly<Record<string, string>>>({});
  const [pending, setPending] = useState('');
  const [evidence, setEvidence] = useState<readonly Evidence[]>([]);
  const asks = types.find(({ id }) => id === type)?.evidence ?? [];
  const missing = asks.filter((what) => !evidence.some((one) => one.what === what));
  const day = chosenDay || (clock.data?.now.slice(0, 10) ?? '');
  const { send, wrong, busy, setWrong } = useSending(close);
  const form = useRef<HTMLFormElement>(null);
  /** Says what is wrong, and takes the cursor there. */
  const mend = (field: string, why: string): void => {
    setWrong(why);
    form.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
  };
  const submit = (): void => {
    const [people, money] = [numberIn(count), numberIn(amount)];
    if (type === '') return mend('type', say.kindMissing);
    if (title.trim().length < 2) return mend('title', say.titleMissing);
    if (people === null) return mend('count', say.notNumber);
    if (money === null) return mend('amount', say.notNumber);
    const own = cellsIn(data.columns, cells);
    if (typeof own === 'string') return setWrong(own);
    send((key) =>
      api.village.write.mutate({
        region: data.region,
        ledger: data.ledger,
        type,
        title,
        occurredOn: day,
        result,
        evidence: evidence.map((one) => ({ ...one })),
        key,
        ...(people === undefined ? {} : { count: people }),
        ...(money === undefined ? {} : { amount: money }),
        ...(Object.keys(own).length === 0 ? {} : { cells: own }),
        ...(pending.trim() === '' ? {} : { pending }),
      }),
    );
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
        <Kind types={types} value={type} onChange={setType} />
        <label>
          <span>{say.summary}</span>
          <input
            name="title"
            value={title}
            maxLength={60}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <div className="row wrap two">
          <label>
            <span>{say.occurred}</span>
            <input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
          </label>
          <label>
            <span>{say.result}</span>
            <select value={result} onChange={(event) => setResult(event.target.value as EntryView['result'])}>
              {(Object.keys(say.results) as EntryView['result'][]).map((one) => (
                <option key={one} value={one}>
                  {say.results[one]}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{say.countOptional}</span>
            <input
              name="count"
              inputMode="numeric"
              value={count}
              onChange={(event) => setCount(event.target.value)}
            />
          </label>
          <label>
            <span>{say.amountOptional}</span>
            <input
              name="amount"
              inputMode="decimal"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          </label>
          <OwnCells data={data} cells={cells} onChange={setCells} />
        </div>
        <Uploads data={data} asks={asks} evidence={evidence} setEvidence={setEvidence} onWrong={setWrong} />
        {missing.length > 0 ? (
          <label>
            <span>{say.pendingReason}</span>
            <input value={pending} maxLength={200} onChange={(event) => setPending(event.target.value)} />
          </label>
        ) : null}
        <DialogEnd wrong={wrong} busy={busy} close={close} label={say.save} />
      </form>
    </Box>
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
