import type { OperationView } from '@fiveones/casework';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { api, failureOf } from '../api.ts';
import { DialogEnd } from '../parts/dialog-end.tsx';
import { words } from '../words.ts';
import { foretelling, firstAsked, isChosen, operationOf, type About, type Asked } from './operation-form.ts';
import { operationWords as say } from './operation-words.ts';
import { ManyPeople, OneChoice, TwoWays } from './operation-parts.tsx';

/** Asks what an operation needs, says what it would change, and does it. */
export function OperationDialog({
  offer,
  about,
  close,
  done,
}: {
  readonly offer: OperationView;
  readonly about: About;
  readonly close: () => void;
  readonly done: () => void;
}): ReactNode {
  const [asked, setAsked] = useState(() => firstAsked(offer));
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const key = useRef(crypto.randomUUID());
  const change = (next: Partial<Asked>) => {
    key.current = crypto.randomUUID();
    setWrong('');
    setAsked({ ...asked, ...next });
  };
  const run = async () => {
    if (!isChosen(offer, asked)) return setWrong(say.choose);
    if (offer.asks.includes('reason') && asked.reason.trim() === '') return setWrong(say.writeReason);
    setBusy(true);
    try {
      const operation = operationOf(offer.do, asked, about);
      await api.operation.carryOut.mutate({ instance: about.instance, operation, key: key.current });
      done();
    } catch (error) {
      setWrong(failureOf(error).message);
      setBusy(false);
    }
  };
  return (
    <ModalOverlay className="overlay" isOpen isDismissable={!busy} onOpenChange={(open) => !open && close()}>
      <Modal className="modal">
        <Dialog className="dialog operation" aria-label={offer.name}>
          <h2>{offer.name}</h2>
          <p className="muted">{offer.effect}</p>
          <Questions offer={offer} asked={asked} change={change} />
          <Foretold offer={offer} asked={asked} about={about} />
          <DialogEnd
            wrong={wrong}
            busy={busy}
            label={busy ? say.doing : say.do(offer.name)}
            close={close}
            send={() => void run()}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Questions({
  offer,
  asked,
  change,
}: {
  readonly offer: OperationView;
  readonly asked: Asked;
  readonly change: (next: Partial<Asked>) => void;
}): ReactNode {
  const { asks, choices } = offer;
  const which = say.which[offer.do] ?? '';
  const thens = choices.find(({ id }) => id === asked.one)?.then ?? [];
  return (
    <>
      {asks.includes('one') && (choices.length > 1 || offer.do !== 'confirm') ? (
        <OneChoice
          label={which}
          choices={choices}
          value={asked.one}
          onChange={(one) => {
            const may = choices.find(({ id }) => id === one)?.then;
            change({ one, then: may?.includes(asked.then) ? asked.then : (may?.[0] ?? 'again') });
          }}
        />
      ) : null}
      {asks.includes('several') ? (
        <ManyPeople
          label={which}
          choices={choices}
          value={asked.several}
          onChange={(several) => change({ several })}
        />
      ) : null}
      {asks.includes('when') ? (
        <TwoWays
          label={say.when}
          ways={[
            ['before', say.before],
            ['after', say.after],
          ]}
          value={asked.when}
          onChange={(when) => change({ when })}
        />
      ) : null}
      {asks.includes('then') && thens.length > 0 ? (
        <TwoWays
          label={say.then}
          ways={thens.map((then) => [then, say[then]] as const)}
          value={asked.then}
          onChange={(then) => change({ then })}
        />
      ) : null}
      {asks.includes('reason') ? (
        <label className="field">
          {say.reasonOf[offer.do] ?? say.reason}
          <textarea
            className="input"
            rows={3}
            maxLength={2_000}
            value={asked.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </label>
      ) : null}
      {asks.includes('note') ? (
        <label className="field">
          {say.note}
          <input
            className="input"
            maxLength={2_000}
            value={asked.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        </label>
      ) : null}
    </>
  );
}

/** What would change, asked of the server anew with every choice; the words of the reason change nothing in it. */
function Foretold({
  offer,
  asked,
  about,
}: {
  readonly offer: OperationView;
  readonly asked: Asked;
  readonly about: About;
}): ReactNode {
  const ready = isChosen(offer, asked);
  const operation = operationOf(offer.do, foretelling({ ...asked, reason: '', note: '' }), about);
  const told = useQuery({
    queryKey: ['foretold', about.instance, operation],
    queryFn: () => api.operation.preview.query({ instance: about.instance, operation }),
    enabled: ready,
    staleTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
  });
  return (
    <section className="foretold" aria-live="polite">
      <h3>{say.effects}</h3>
      {!ready ? (
        <p className="muted">{say.choose}</p>
      ) : told.isError ? (
        <p className="bad">{failureOf(told.error).message}</p>
      ) : told.data ? (
        <>
          <Sentences lines={told.data.effects} />
          {told.data.confirmed ? (
            <>
              <h3>{say.confirmed}</h3>
              <Sentences lines={told.data.confirmed} />
            </>
          ) : null}
        </>
      ) : (
        <p className="muted">{words.failure.loading}</p>
      )}
    </section>
  );
}

const Sentences = ({ lines }: { readonly lines: readonly string[] }): ReactNode =>
  lines.length === 0 ? (
    <p className="muted">{say.quiet}</p>
  ) : (
    <ul>
      {[...new Set(lines)].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
