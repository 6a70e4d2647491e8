import { CircleCheck, PenLine } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import SignaturePad from 'signature_pad';
import type { Json, JsonObject } from '@fiveones/definition';
import { localTime, objectOf } from '@fiveones/forms';
import { useDrawing, useWords } from '../form-context.tsx';
import { fill } from '../words.ts';
import type { WidgetProps } from './widget.ts';

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A signature as an empty line until it is signed; the pad opens in place. */
export function SignatureWidget(props: WidgetProps): ReactNode {
  const words = useWords();
  const { value, id, write, leave, field, describedBy } = props;
  const parts = objectOf(value);
  const [open, setOpen] = useState<'closed' | 'pad' | 'refuse'>('closed');
  const done = parts['image'] !== undefined || parts['refused'] === true;
  if (open === 'pad') {
    return (
      <Pad
        {...props}
        parts={parts}
        onSave={(next) => {
          write(next);
          setOpen('closed');
          leave();
        }}
        onRefuse={() => setOpen('refuse')}
      />
    );
  }
  if (open === 'refuse') {
    return (
      <Refusal
        parts={parts}
        id={id}
        onBack={() => setOpen('pad')}
        onSave={(next) => {
          write(next);
          setOpen('closed');
          leave();
        }}
      />
    );
  }
  return (
    <span className="fv-sign-line">
      <SignatureText {...props} />
      <button
        id={id}
        type="button"
        className="fv-button-quiet"
        aria-label={`${field.label} ${done ? words.signAgain : words.sign}`}
        aria-describedby={describedBy}
        onClick={() => setOpen('pad')}
      >
        <PenLine aria-hidden size="1.05em" /> {done ? words.signAgain : words.sign}
      </button>
    </span>
  );
}

/** Name, image and time; or that it was refused, and why. */
export function SignatureText({ value }: WidgetProps): ReactNode {
  const { services } = useDrawing();
  const words = useWords();
  const parts = objectOf(value);
  const name = textOf(parts['signerName']);
  const image = textOf(objectOf(parts['image'])['id']) || textOf(parts['image']);
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
          <span className="fv-confirmed">
            <CircleCheck aria-hidden size="1em" />{' '}
            {fill(words.signAt, { time: localTime(textOf(parts['signedAt'])) })}
          </span>
        </>
      )}
    </span>
  );
}

interface PadProps extends WidgetProps {
  readonly parts: JsonObject;
  readonly onSave: (value: JsonObject) => void;
  readonly onRefuse: () => void;
}

/** The pad: ink follows the finger, the page below does not scroll, the picture is kept as PNG. */
function Pad({ parts, id, field, onSave, onRefuse }: PadProps): ReactNode {
  const { services } = useDrawing();
  const words = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(undefined);
  const [blank, setBlank] = useState(true);
  const [said, setSaid] = useState('');
  const [name, setName] = useState(textOf(parts['signerName']));

  useEffect(() => {
    if (canvas.current === null) return undefined;
    const surface = canvas.current;
    const ratio = Math.max(window.devicePixelRatio, 1);
    surface.width = surface.offsetWidth * ratio;
    surface.height = surface.offsetHeight * ratio;
    surface.getContext('2d')?.scale(ratio, ratio);
    // Ink is dark in both themes: what is kept is a document.
    const made = new SignaturePad(surface, { penColor: '#14202e', minWidth: 1.2, maxWidth: 3.4 });
    made.addEventListener('endStroke', () => setBlank(false));
    pad.current = made;
    return () => made.off();
  }, []);

  const save = async (): Promise<void> => {
    const drawn = await pngOf(canvas.current);
    if (pad.current?.isEmpty() !== false || drawn === undefined) {
      setSaid(words.signEmpty);
      return;
    }
    try {
      if (services.upload === undefined) throw new Error('no place to keep signatures');
      const image = await services.upload(
        new File([drawn], `${name || field.label}.png`, { type: 'image/png' }),
      );
      const place = await services.locate?.();
      onSave({
        ...parts,
        ...(name === '' ? {} : { signerName: name }),
        image: { ...image },
        ...(services.now === undefined ? {} : { signedAt: services.now() }),
        ...(place === undefined ? {} : { geo: place }),
        refused: false,
      });
    } catch {
      setSaid(words.signFailed);
    }
  };

  return (
    <div className="fv-sign">
      <label className="fv-sign-name">
        <span className="fv-label">{words.signerName}</span>
        <input
          className="fv-input fv-input-text"
          value={name}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
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
          <button
            type="button"
            className="fv-link-button"
            onClick={() => {
              pad.current?.clear();
              setBlank(true);
            }}
          >
            {words.signClear}
          </button>
        </div>
      </div>
      <p className="fv-error" aria-live="polite">
        {said}
      </p>
      <div className="fv-sign-actions">
        <button type="button" className="fv-link-button" onClick={onRefuse}>
          {words.signRefuse}
        </button>
        <button type="button" className="fv-button" disabled={blank} onClick={() => void save()}>
          {words.signDone}
        </button>
      </div>
    </div>
  );
}

function pngOf(canvas: HTMLCanvasElement | null): Promise<Blob | undefined> {
  return new Promise((resolve) => {
    if (canvas === null) resolve(undefined);
    else canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png');
  });
}

interface RefusalProps {
  readonly parts: JsonObject;
  readonly id: string;
  readonly onSave: (value: JsonObject) => void;
  readonly onBack: () => void;
}

/** Not signing is an answer too: it needs a reason and a witness. */
function Refusal({ parts, id, onSave, onBack }: RefusalProps): ReactNode {
  const { services } = useDrawing();
  const words = useWords();
  const [texts, setTexts] = useState({
    signerName: textOf(parts['signerName']),
    refuseReason: textOf(parts['refuseReason']),
    witness: textOf(parts['witness']),
  });
  const labels = {
    signerName: words.signerName,
    refuseReason: words.refuseReason,
    witness: words.witness,
  } as const;
  const keys = ['signerName', 'refuseReason', 'witness'] as const;
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
      {keys.map((key, index) => (
        <label key={key} className="fv-sign-name">
          <span className="fv-label">{labels[key]}</span>
          <input
            id={index === 0 ? id : undefined}
            className="fv-input fv-input-text"
            autoComplete="off"
            value={texts[key]}
            onChange={(event) => setTexts({ ...texts, [key]: event.target.value })}
          />
        </label>
      ))}
      <div className="fv-sign-actions">
        <button type="button" className="fv-link-button" onClick={onBack}>
          {words.signBack}
        </button>
        <button
          type="button"
          className="fv-button"
          disabled={texts.refuseReason.trim() === '' || texts.witness.trim() === ''}
          onClick={save}
        >
          {words.refuseSave}
        </button>
      </div>
    </div>
  );
}
