import type { Json } from '@fiveones/definition';
import type { Store } from '@fiveones/store';
import { no, ok, type Outcome } from '../refused.ts';
import type { Refused } from '../views.ts';
import type { AskedEntry } from './entries.ts';
import {
  ledgerStream,
  writeEntries,
  type LedgerState,
  type NewEntry,
  type Place,
  type Written,
} from './ledger.ts';

/** What the store keeps of a ledger; written only here. */
type Snapshot = LedgerState & { readonly [key: string]: Json };

/** The ledger of a place; `undefined` before its first entry. */
export async function readLedger(store: Store, { region, ledger }: Place): Promise<LedgerState | undefined> {
  return (await store.read<Snapshot>(ledgerStream(region, ledger)))?.snapshot;
}

/** Writes one entry down and answers its number; the same key twice is written once. */
export async function appendEntry(
  store: Store,
  { region, ledger }: Place,
  entry: NewEntry,
  { at, by, key }: { readonly at: string; readonly by?: string | undefined; readonly key: string },
): Promise<string> {
  const changed = await store.change<Snapshot, string>(
    ledgerStream(region, ledger),
    ({ snapshot }) => {
      const written = writeEntries(snapshot, { region, ledger }, [{ entry, at, by }]);
      return { decided: decidedOf(written), answer: written.written[0]?.entryNo ?? '' };
    },
    { key },
  );
  if (!changed.ok) throw new Error('writing down is never refused');
  return changed.answer;
}

/** Writes many down at once, in the order of time: the past of a demonstration. */
export async function appendAll(store: Store, asked: readonly AskedEntry[]): Promise<void> {
  const places = new Map<string, AskedEntry[]>();
  for (const one of asked) {
    const stream = ledgerStream(one.region, one.ledger);
    places.set(stream, [...(places.get(stream) ?? []), one]);
  }
  await Promise.all(
    [...places].map(([stream, list]) =>
      store.change<Snapshot, null>(stream, ({ snapshot }) => {
        const [{ region, ledger } = { region: '', ledger: '' }] = list;
        const inOrder = list.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
        return { decided: decidedOf(writeEntries(snapshot, { region, ledger }, inOrder)), answer: null };
      }),
    ),
  );
}

/** Changes a ledger, or says why not. */
export async function changeLedger(
  store: Store,
  { region, ledger }: Place,
  make: (state: LedgerState) => Written | Refused,
): Promise<Outcome<null>> {
  const changed = await store.change<Snapshot, null, Refused>(
    ledgerStream(region, ledger),
    ({ snapshot }) => {
      const made = make(snapshot ?? { region, ledger, months: {} });
      return 'code' in made ? { refused: made } : { decided: decidedOf(made), answer: null };
    },
  );
  return changed.ok ? ok(null) : no(changed.refused);
}

const decidedOf = ({ state, events, rows }: Written) => ({ events, rows, snapshot: state as Snapshot });
