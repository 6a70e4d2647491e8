import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { dateOf } from '@fiveones/forms';
import { useWords } from './form-context.tsx';
import { DateControl } from './widgets/date-control.tsx';

/** What a day beside a form is asked with. */
export interface DayFieldProps {
  readonly label: string;
  /** The label is heard and not seen: what stands around the field says it. */
  readonly labelHidden?: boolean;
  /** `yyyy-mm-dd`, or empty for none. */
  readonly value: string;
  /** A day, as `yyyy-mm-dd`, or empty: when the field is left, at Enter, or when one is picked. Nothing else comes. */
  readonly onChange: (day: string) => void;
  readonly name?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** Class of the whole, as the page lays out its fields, and of the input. */
  readonly className?: string;
  readonly inputClass?: string;
}

/**
 * A day on a page that is not a form: typed as it comes or picked, as in forms. What is not a day stays as it was typed
 * and is told beside it in our words; it bars the form around it.
 */
export function DayField(props: DayFieldProps): ReactNode {
  const { label, labelHidden, value, onChange, name, required = false, disabled } = props;
  const words = useWords();
  const id = useId();
  const [text, setText] = useState(value);
  const [left, setLeft] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText(value), [value]);
  const empty = text.trim() === '';
  const wrong = (empty ? required : dateOf(text) === undefined) ? words.dayWrong : '';
  // The browser bars a form by this, and says it; its own words would be in its own language.
  useLayoutEffect(() => input.current?.setCustomValidity(wrong), [wrong]);
  const leave = (): void => {
    setLeft(true);
    const day = empty ? '' : dateOf(text);
    if (day === undefined) return;
    setText(day);
    if (day !== value && (day !== '' || !required)) onChange(day);
  };
  return (
    <div className={`fv-day ${props.className ?? ''}`}>
      {labelHidden ? null : <label htmlFor={id}>{label}</label>}
      <DateControl
        day={value}
        onPick={(day) => {
          setText(day);
          onChange(day);
        }}
        input={{
          id,
          ref: input,
          className: props.inputClass ?? 'fv-input fv-input-date',
          value: text,
          onChange: ({ target }) => {
            setLeft(false);
            setText(target.value);
          },
          onBlur: leave,
          name,
          disabled,
          placeholder: '2026-01-31',
          'aria-label': labelHidden ? label : undefined,
          'aria-required': required || undefined,
          'aria-invalid': (left && wrong !== '') || undefined,
          'aria-describedby': left && wrong !== '' ? `${id}-wrong` : undefined,
          onKeyDown: (event) => event.key === 'Enter' && leave(),
        }}
      />
      {left && wrong !== '' ? (
        <small id={`${id}-wrong`} role="alert" className="fv-day-wrong">
          {wrong}
        </small>
      ) : null}
    </div>
  );
}
