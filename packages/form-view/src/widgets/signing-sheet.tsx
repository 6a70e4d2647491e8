import { ChevronLeft, Circle, CircleCheck, CircleDot } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { type CompiledField, localTime } from '@fiveones/forms';
import { useDrawing, useWords } from '../form-context.tsx';
import type { Signer } from '../services.ts';
import { fill } from '../words.ts';

interface SheetProps {
  readonly field: CompiledField;
  /** Who signs now. */
  readonly name: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** Signing on a phone: over the whole page, who signs is the title, the others stand above the pad. */
export function SigningSheet({ field, name, close, children }: SheetProps): ReactNode {
  const { services, store } = useDrawing();
  const words = useWords();
  const box = useRef<HTMLDialogElement>(null);
  // Before the effects of what lies inside: a pad measures itself, and must be on the screen by then.
  useLayoutEffect(() => {
    box.current?.showModal();
  }, []);
  const signers = services.signers ?? [];
  const place = signers.findIndex(({ now }) => now);
  return createPortal(
    <dialog ref={box} className="fv fv-signing" aria-labelledby="fv-signing-title" onClose={close}>
      <header className="fv-signing-bar">
        <button type="button" className="fv-link-button" onClick={close}>
          <ChevronLeft aria-hidden size="1.2em" /> {words.signBackToForm}
        </button>
        <span>
          {signers.length > 1
            ? fill(words.signPosition, { n: place + 1, count: signers.length })
            : field.label}
        </span>
      </header>
      <div className="fv-signing-body fv-page">
        <h2 id="fv-signing-title" className="fv-question">
          {name === '' ? field.label : fill(words.signPlease, { name })}
        </h2>
        {signers.length > 1 ? (
          <ol className="fv-signers">
            {signers.map((signer) => (
              <SignerRow key={`${signer.role ?? ''}${signer.name}`} signer={signer} field={field} />
            ))}
          </ol>
        ) : null}
        <p className="fv-signing-said">
          {fill(words.signSaid, { form: services.signedForm ?? store.form.title })}
        </p>
        {children}
      </div>
    </dialog>,
    document.body,
  );
}

function SignerRow({ signer, field }: { readonly signer: Signer; readonly field: CompiledField }): ReactNode {
  const words = useWords();
  const roles = field.children.find(({ key }) => key === 'signerRole')?.schema.oneOf ?? [];
  const role = roles.find((option) => option.const === signer.role)?.title ?? '';
  const Mark = signer.at !== undefined ? CircleCheck : signer.now ? CircleDot : Circle;
  return (
    <li
      className="fv-signer"
      data-now={signer.now || undefined}
      data-done={signer.at !== undefined || undefined}
    >
      <Mark aria-hidden size="1.3em" />
      <b>{signer.name}</b>
      <span>{role}</span>
      <span className="fv-signer-state">
        {signer.at !== undefined
          ? fill(words.signAt, { time: localTime(signer.at).slice(-5) })
          : signer.now
            ? words.signNow
            : words.signPending}
      </span>
    </li>
  );
}
