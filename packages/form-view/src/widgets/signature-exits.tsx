import { Camera } from 'lucide-react';
import { type ChangeEvent, type ReactNode, useState } from 'react';
import type { Json, JsonObject } from '@fiveones/definition';
import { useDrawing, useWords } from '../form-context.tsx';
import type { FormServices } from '../services.ts';
import { fill } from '../words.ts';

/** One way to answer a request to sign. */
export interface SigningWayProps {
  readonly id: string;
  readonly label: string;
  readonly parts: JsonObject;
  /** Whether the form asks for the name of who signs. */
  readonly asked: boolean;
  readonly onSave: (value: JsonObject) => void;
  readonly onWay: (way: 'pad' | 'fingerprint' | 'refuse' | undefined) => void;
}
export type SigningWay = (props: SigningWayProps) => ReactNode;

export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Keeps the picture of a signature and answers what stands in the value; undefined when it could not be kept. */
export async function keptImage(services: FormServices, file: File): Promise<JsonObject | undefined> {
  try {
    const image = await services.upload?.(file);
    if (image === undefined) return undefined;
    return {
      image: { ...image },
      ...(services.now === undefined ? {} : { signedAt: services.now() }),
    };
  } catch {
    return undefined; // whatever it was, the person can only try again
  }
}

/** Who cannot write leaves a fingerprint: a photo of it, and somebody who saw it done. */
export function FingerprintWay({ parts, id, onSave, onWay }: SigningWayProps): ReactNode {
  const { services } = useDrawing();
  const words = useWords();
  const [texts, setTexts] = useState({ signerName: textOf(parts['signerName']), witness: '' });
  const [photo, setPhoto] = useState<File>();
  const [said, setSaid] = useState('');
  const save = async (): Promise<void> => {
    if (photo === undefined) return;
    const { witness: _, refuseReason: __, ...others } = parts;
    const ending = photo.type === 'image/png' ? 'png' : 'jpg';
    // The witness is kept with the picture: the form asks for one only where somebody refuses.
    const name = `${fill(words.fingerprintName, { name: texts.signerName, witness: texts.witness })}.${ending}`;
    const kept = await keptImage(services, new File([photo], name, { type: photo.type }));
    if (kept === undefined) return setSaid(words.signFailed);
    onSave({ ...others, signerName: texts.signerName, ...kept, refused: false });
  };
  const whole = texts.signerName.trim() !== '' && texts.witness.trim() !== '' && photo !== undefined;
  return (
    <div className="fv-sign">
      <Asked
        id={id}
        texts={texts}
        labels={{ signerName: words.signerName, witness: words.witness }}
        onChange={setTexts}
      />
      <label className="fv-photo-add fv-fingerprint">
        <input
          type="file"
          className="fv-sr"
          accept="image/jpeg,image/png"
          capture="environment"
          onChange={(event: ChangeEvent<HTMLInputElement>) => setPhoto(event.target.files?.[0])}
        />
        <Camera aria-hidden size="1.9em" strokeWidth={1.8} />
        <span>{photo === undefined ? words.fingerprintPhoto : photo.name}</span>
      </label>
      <p className="fv-error" aria-live="polite">
        {said}
      </p>
      <Foot label={words.fingerprintSave} ready={whole} save={() => void save()} back={() => onWay('pad')} />
    </div>
  );
}

/** Not signing is an answer too: it needs a reason and a witness. */
export function RefusalWay({ parts, id, asked, onSave, onWay }: SigningWayProps): ReactNode {
  const { services } = useDrawing();
  const words = useWords();
  const [texts, setTexts] = useState({
    signerName: textOf(parts['signerName']),
    refuseReason: textOf(parts['refuseReason']),
    witness: textOf(parts['witness']),
  });
  const save = (): void => {
    const { image: _, ...others } = parts;
    onSave({
      ...others,
      ...texts,
      refused: true,
      ...(services.now === undefined ? {} : { signedAt: services.now() }),
    });
  };
  return (
    <div className="fv-sign">
      <Asked
        id={id}
        texts={texts}
        labels={{ signerName: words.signerName, refuseReason: words.refuseReason, witness: words.witness }}
        onChange={setTexts}
      />
      <Foot
        label={words.refuseSave}
        ready={
          texts.refuseReason.trim() !== '' &&
          texts.witness.trim() !== '' &&
          (!asked || texts.signerName.trim() !== '')
        }
        save={save}
        back={() => onWay('pad')}
      />
    </div>
  );
}

function Asked<T extends Readonly<Record<string, string>>>({
  id,
  texts,
  labels,
  onChange,
}: {
  readonly id: string;
  readonly texts: T;
  readonly labels: Readonly<Record<keyof T & string, string>>;
  readonly onChange: (texts: T) => void;
}): ReactNode {
  return Object.entries(labels).map(([key, label], place) => (
    <label key={key} className="fv-sign-name">
      <span className="fv-label">{label}</span>
      <input
        id={place === 0 ? id : undefined}
        className="fv-input fv-input-text"
        autoComplete="off"
        value={texts[key] ?? ''}
        onChange={(event) => onChange({ ...texts, [key]: event.target.value })}
      />
    </label>
  ));
}

function Foot({
  label,
  ready,
  save,
  back,
}: {
  readonly label: string;
  readonly ready: boolean;
  readonly save: () => void;
  readonly back: () => void;
}): ReactNode {
  const words = useWords();
  return (
    <div className="fv-sign-actions">
      <button type="button" className="fv-button fv-sign-main" disabled={!ready} onClick={save}>
        {label}
      </button>
      <span className="fv-sign-exits">
        <button type="button" className="fv-link-button" onClick={back}>
          {words.signBack}
        </button>
      </span>
    </div>
  );
}
