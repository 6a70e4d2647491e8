import { CircleCheck, PenLine } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { JsonObject } from '@fiveones/definition';
import { type CompiledField, localTime, objectOf } from '@fiveones/forms';
import { useDrawing, useWords } from '../form-context.tsx';
import { fill } from '../words.ts';
import { FingerprintWay, RefusalWay, textOf, type SigningWay } from './signature-exits.tsx';
import { PadWay } from './signature-pad.tsx';
import { SigningSheet } from './signing-sheet.tsx';
import type { WidgetProps } from './widget.ts';

/** The ways to answer a request to sign: by hand, by fingerprint, or not at all. */
const ways = {
  pad: PadWay,
  fingerprint: FingerprintWay,
  refuse: RefusalWay,
} as const satisfies Record<string, SigningWay>;

/** A signature as an empty line until it is signed; on paper the pad opens in place, on a phone over the page. */
export function SignatureWidget(props: WidgetProps): ReactNode {
  const { layout, services } = useDrawing();
  const words = useWords();
  const { value, id, path, write, leave, field, describedBy } = props;
  const [way, setWay] = useState<keyof typeof ways>();
  const signer = services.signers?.find(({ now }) => now);
  const parts = named(objectOf(value), signer);
  const done = parts['image'] !== undefined || parts['refused'] === true;
  if (way !== undefined) {
    const Way = ways[way];
    const asked = (
      <Way
        id={id}
        label={field.label}
        parts={parts}
        asked={asksForName(field)}
        onWay={setWay}
        onSave={(next) => {
          write(next);
          setWay(undefined);
          leave();
        }}
      />
    );
    return layout === 'page' ? (
      <SigningSheet
        field={field}
        path={path}
        name={textOf(parts['signerName'])}
        close={() => setWay(undefined)}
      >
        {asked}
      </SigningSheet>
    ) : (
      asked
    );
  }
  return (
    <span className="fv-sign-line">
      <SignatureText {...props} value={parts} />
      <button
        id={id}
        type="button"
        className="fv-button-quiet"
        aria-label={`${field.label} ${done ? words.signAgain : words.sign}`}
        aria-describedby={describedBy}
        onClick={() => setWay('pad')}
      >
        <PenLine aria-hidden size="1.05em" /> {done ? words.signAgain : words.sign}
      </button>
    </span>
  );
}

/** A form may ask for the name of who signs; then a signature without one is not whole. */
const asksForName = (field: CompiledField): boolean =>
  (field.schema.required ?? []).includes('signerName') ||
  field.children.some(({ key, schema }) => key === 'signerName' && schema['x-required'] === true);

/** Who is to sign, where the step knows and nothing stands there yet. */
function named(
  parts: JsonObject,
  signer: { readonly name: string; readonly role?: string | undefined } | undefined,
): JsonObject {
  if (signer === undefined) return parts;
  return {
    ...parts,
    signerName: textOf(parts['signerName']) || signer.name,
    ...(signer.role === undefined || textOf(parts['signerRole']) !== '' ? {} : { signerRole: signer.role }),
  };
}

/** Name, image and time; or that it was refused, and why. */
export function SignatureText({ value }: WidgetProps): ReactNode {
  const { services } = useDrawing();
  const words = useWords();
  const parts = objectOf(value);
  const name = textOf(parts['signerName']);
  const image = textOf(objectOf(parts['image'])['id']) || textOf(parts['image']);
  const print = textOf(objectOf(parts['image'])['name']).replace(/\.\w+$/, '');
  if (parts['refused'] === true) {
    return (
      <span className="fv-signed">
        <strong>{name}</strong> {words.signRefused}：{textOf(parts['refuseReason'])}（{words.witness}{' '}
        {textOf(parts['witness'])}）
      </span>
    );
  }
  return (
    <span className="fv-signed">
      {name !== '' && <strong>{name}</strong>}
      {image === '' ? (
        <span className="fv-sign-blank">{words.signPending}</span>
      ) : (
        <>
          {services.fileUrl !== undefined && (
            <img className="fv-sign-image" src={services.fileUrl(image)} alt={name} />
          )}
          {print.includes(words.fingerprint) && <span className="fv-aside">{print}</span>}
          <span className="fv-confirmed">
            <CircleCheck aria-hidden size="1em" />{' '}
            {fill(words.signAt, { time: localTime(textOf(parts['signedAt'])) })}
          </span>
        </>
      )}
    </span>
  );
}
