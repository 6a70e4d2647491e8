import { ChevronLeft, Circle, CircleCheck, CircleDot } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { below, type CompiledField, listOf, localTime, objectOf } from '@fiveones/forms';
import { useDrawing, useWords } from '../form-context.tsx';
import type { Signer } from '../services.ts';
import type { FormStore } from '../store.ts';
import { fill } from '../words.ts';

interface SheetProps {
  readonly field: CompiledField;
  /** JSON pointer of the signature. */
  readonly path: string;
  /** Who signs now. */
  readonly name: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** Signing on a phone: over the whole page, who signs is the title, the others stand above the pad. */
export function SigningSheet({ field, path, name, close, children }: SheetProps): ReactNode {
  const { services, store } = useDrawing();
  const words = useWords();
  const box = useRef<HTMLDialogElement>(null);
  // Before the effects of what lies inside: a pad measures itself, and must be on the screen by then.
  useLayoutEffect(() => {
    box.current?.showModal();
  }, []);
  const [reading, setReading] = useState(false);
  const signers = services.signers ?? signersOf(store, path);
  const place = signers.findIndex(({ now }) => now);
  return createPortal(
    <dialog
      ref={box}
      className="fv fv-signing"
      data-many={signers.length > 3 || undefined}
      aria-labelledby="fv-signing-title"
      onClose={close}
    >
      <header className="fv-signing-bar">
        <button type="button" className="fv-link-button" onClick={reading ? () => setReading(false) : close}>
          <ChevronLeft aria-hidden size="1.2em" /> {reading ? words.signBack : words.signBackToForm}
        </button>
        <span>
          {signers.length > 1
            ? fill(words.signPosition, { n: place + 1, count: signers.length })
            : field.label}
        </span>
      </header>
      {reading ? <div className="fv-signing-read">{services.readAgain?.()}</div> : null}
      <div className="fv-signing-body fv-page" hidden={reading}>
        <h2 id="fv-signing-title" className="fv-question">
          {name === '' ? field.label : fill(words.signPlease, { name })}
        </h2>
        {signers.length > 1 ? (
          <ol className="fv-signers">
            {signers.map((signer, index) => (
              <SignerRow key={index} signer={signer} field={field} />
            ))}
          </ol>
        ) : null}
        <p className="fv-signing-said">
          {fill(words.signSaid, { form: services.signedForm ?? store.form.title })}
          {services.readAgain === undefined ? null : (
            <button type="button" className="fv-link-button" onClick={() => setReading(true)}>
              {words.signRead}
            </button>
          )}
        </p>
        {children}
      </div>
    </dialog>,
    document.body,
  );
}

/** Everybody who signs in the form, in its order, where the step does not know who signs. */
function signersOf(store: FormStore, path: string): readonly Signer[] {
  const places = store.form.fields
    .filter(({ kind }) => kind === 'signature')
    .flatMap((field) => {
      const list = /^(.*)\/\*$/.exec(field.path)?.[1];
      const rows = list === undefined || list.includes('*') ? [] : listOf(store.valueAt(list));
      return list === undefined
        ? [{ at: field.path, label: field.label }]
        : rows.map((_, index) => ({
            at: below(list, index),
            label: store.fieldAt(list)?.label ?? field.label,
          }));
    });
  return places.map(({ at, label }) => {
    const { signerName, signerRole, signedAt, image, refused } = objectOf(store.valueAt(at));
    const done = image !== undefined && image !== null;
    return {
      name: typeof signerName === 'string' && signerName !== '' ? signerName : label,
      role: typeof signerRole === 'string' ? signerRole : undefined,
      at: (done || refused === true) && typeof signedAt === 'string' ? signedAt : undefined,
      now: at === path,
    };
  });
}

function SignerRow({ signer, field }: { readonly signer: Signer; readonly field: CompiledField }): ReactNode {
  const words = useWords();
  const roles = field.children.find(({ key }) => key === 'signerRole')?.schema.oneOf ?? [];
  const role = roles.find((option) => option.const === signer.role)?.title ?? '';
  const signed = !signer.now && signer.at !== undefined;
  const Mark = signed ? CircleCheck : signer.now ? CircleDot : Circle;
  return (
    <li className="fv-signer" data-now={signer.now || undefined} data-done={signed || undefined}>
      <Mark aria-hidden size="1.3em" />
      <b>{signer.name}</b>
      <span>{role}</span>
      <span className="fv-signer-state">
        {signer.now
          ? words.signNow
          : signer.at === undefined
            ? words.signPending
            : fill(words.signAt, { time: localTime(signer.at).slice(-5) })}
      </span>
    </li>
  );
}
