import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import SignaturePad from 'signature_pad';
import { localTime } from '@fiveones/forms';
import { useDrawing, useWords } from '../form-context.tsx';
import { keptImage, textOf, type SigningWayProps } from './signature-exits.tsx';

/** The pad: ink follows the finger, the page below does not scroll, the picture is kept as PNG. */
export function PadWay({ parts, id, label, asked, onSave, onWay }: SigningWayProps): ReactNode {
  const { services, layout } = useDrawing();
  const words = useWords();
  // On a phone the title says who signs, where that is known.
  const asksName = layout === 'paper' || textOf(parts['signerName']) === '';
  const canvas = useRef<HTMLCanvasElement>(null);
  const { blank, clear, isEmpty } = useInk(canvas);
  const [said, setSaid] = useState('');
  const [name, setName] = useState(textOf(parts['signerName']));
  const nameBox = useRef<HTMLInputElement>(null);
  const [place, setPlace] = useState<string>();
  useEffect(() => {
    void services.locate?.().then(setPlace);
  }, [services]);

  const save = async (): Promise<void> => {
    if (asked && name.trim() === '') {
      nameBox.current?.focus();
      return setSaid(words.signNameFirst);
    }
    const drawn = await pngOf(canvas.current);
    if (isEmpty() || drawn === undefined) return setSaid(words.signEmpty);
    const file = new File([drawn], `${name.trim() || label}.png`, { type: 'image/png' });
    const kept = await keptImage(services, file);
    if (kept === undefined) return setSaid(words.signFailed);
    onSave({
      ...parts,
      ...(name.trim() === '' ? {} : { signerName: name.trim() }),
      ...kept,
      ...(place === undefined ? {} : { geo: place }),
      refused: false,
    });
  };

  return (
    <div className="fv-sign">
      {asksName ? (
        <label className="fv-sign-name">
          <span className="fv-label">{words.signerName}</span>
          <input
            ref={nameBox}
            className="fv-input fv-input-text"
            value={name}
            autoComplete="off"
            aria-required={asked || undefined}
            aria-invalid={said === words.signNameFirst || undefined}
            aria-describedby={`${id}-said`}
            onChange={(event) => {
              setName(event.target.value);
              setSaid('');
            }}
          />
        </label>
      ) : null}
      <div className="fv-pad">
        <canvas
          ref={canvas}
          id={id}
          tabIndex={0}
          className="fv-pad-canvas"
          role="img"
          aria-label={words.signPad}
        />
        <div className="fv-pad-foot">
          <span>{words.signHere}</span>
          <button type="button" className="fv-link-button" onClick={clear}>
            {words.signClear}
          </button>
        </div>
      </div>
      <Where place={place} />
      <p id={`${id}-said`} className="fv-error" aria-live="polite">
        {said}
      </p>
      <Actions blank={blank} save={() => void save()} onWay={onWay} />
    </div>
  );
}

/** When and where is signed, as it will be kept. */
function Where({ place }: { readonly place: string | undefined }): ReactNode {
  const { services } = useDrawing();
  const words = useWords();
  return (
    <dl className="fv-sign-where">
      {services.now === undefined ? null : (
        <div>
          <dt>{words.signTime}</dt>
          <dd>{localTime(services.now())}</dd>
        </div>
      )}
      <div>
        <dt>{words.signPlace}</dt>
        <dd>{place ?? words.signNoPlace}</dd>
      </div>
    </dl>
  );
}

/** Done, or another way than the pad. */
function Actions({
  blank,
  save,
  onWay,
}: Pick<SigningWayProps, 'onWay'> & { readonly blank: boolean; readonly save: () => void }): ReactNode {
  const words = useWords();
  return (
    <div className="fv-sign-actions">
      <button type="button" className="fv-button fv-sign-main" disabled={blank} onClick={save}>
        {words.signDone}
      </button>
      <span className="fv-sign-exits">
        <button type="button" className="fv-link-button" onClick={() => onWay('fingerprint')}>
          {words.signFingerprint}
        </button>
        <button type="button" className="fv-link-button" onClick={() => onWay('refuse')}>
          {words.signRefuse}
        </button>
      </span>
    </div>
  );
}

interface Ink {
  readonly blank: boolean;
  readonly clear: () => void;
  readonly isEmpty: () => boolean;
}

/** Makes a canvas one to write on. Ink is dark in both themes: what is kept is a document. */
function useInk(canvas: RefObject<HTMLCanvasElement | null>): Ink {
  const pad = useRef<SignaturePad>(undefined);
  const [blank, setBlank] = useState(true);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const surface = canvas.current;
    const ratio = Math.max(window.devicePixelRatio, 1);
    surface.width = surface.offsetWidth * ratio;
    surface.height = surface.offsetHeight * ratio;
    surface.getContext('2d')?.scale(ratio, ratio);
    const made = new SignaturePad(surface, { penColor: '#14202e', minWidth: 1.2, maxWidth: 3.4 });
    made.addEventListener('endStroke', () => setBlank(false));
    pad.current = made;
    return () => made.off();
  }, [canvas]);
  return {
    blank,
    clear: () => {
      pad.current?.clear();
      setBlank(true);
    },
    isEmpty: () => pad.current?.isEmpty() !== false,
  };
}

function pngOf(canvas: HTMLCanvasElement | null): Promise<Blob | undefined> {
  return new Promise((resolve) => {
    if (canvas === null) resolve(undefined);
    else canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png');
  });
}
