import { useEffect, useRef, useState } from 'react';
import type { Json } from '@fiveones/definition';
import { fieldKinds } from '@fiveones/forms';
import type { WidgetProps } from './widget.ts';

const pause = 300;

/** The attributes of a text control: what it is, its own text while the person types, and how that is handed on. */
interface TypedControl {
  readonly id: string;
  readonly value: string;
  readonly 'aria-required': true | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void;
  readonly onBlur: () => void;
}

/**
 * Keeps typed text in the control; it is handed on after a pause and on leaving. Nothing above renders for a key. What
 * cannot be read is handed on as it was typed, so that it stays on the screen and in the draft until it is mended.
 */
export function useTyped(
  { id, field, value, state, invalid, describedBy, write, leave }: WidgetProps,
  toText: (value: Json) => string = plainText,
): TypedControl {
  const stored = value === undefined ? '' : toText(value);
  const [text, setText] = useState(stored);
  const latest = useRef({ text, stored, handed: stored });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // A value from elsewhere (a reset, a source, a computed neighbour) replaces the text, but not one just handed on.
  useEffect(() => {
    if (latest.current.handed === stored || latest.current.stored === stored) {
      latest.current.stored = stored;
      return;
    }
    latest.current = { text: stored, stored, handed: stored };
    setText(stored);
  }, [stored]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const hand = (): string => {
    clearTimeout(timer.current);
    const typed = latest.current.text;
    const read = fieldKinds[field.kind].read(typed, field.schema);
    const next = read.ok ? read.value : typed;
    const nextText = next === null ? '' : toText(next);
    if (nextText !== latest.current.stored) {
      latest.current.handed = nextText;
      latest.current.stored = nextText;
      write(next ?? undefined);
    }
    return nextText;
  };

  return {
    id,
    value: text,
    'aria-required': state.required || undefined,
    'aria-invalid': invalid || undefined,
    'aria-describedby': describedBy,
    onChange: ({ target }) => {
      latest.current.text = target.value;
      setText(target.value);
      clearTimeout(timer.current);
      timer.current = setTimeout(hand, pause);
    },
    onBlur: () => {
      const shown = hand();
      latest.current.text = shown;
      setText(shown);
      leave();
    },
  };
}

/** A value as a person would type it. */
export function plainText(value: Json): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
