import type { InputHTMLAttributes, ReactNode } from 'react';
import type { Json } from '@fiveones/definition';
import { ageAt, fieldKinds, otherPaper, parseIdCard } from '@fiveones/forms';
import { useDrawing, useFieldValue, useWords } from '../form-context.tsx';
import { fill } from '../words.ts';
import { useTyped } from './use-typed.ts';
import type { WidgetProps } from './widget.ts';

type InputLook = Pick<InputHTMLAttributes<HTMLInputElement>, 'inputMode' | 'autoComplete' | 'placeholder'>;

/** One line of text. `look` says how wide it is and which keyboard a phone shows. */
function Input(
  props: WidgetProps & {
    readonly look: InputLook;
    readonly width: string;
    readonly toText?: Parameters<typeof useTyped>[1];
  },
): ReactNode {
  const { look, width, toText } = props;
  const typed = useTyped(props, toText);
  return (
    <input {...look} {...typed} type="text" className={`fv-input fv-input-${width}`} autoComplete="off" />
  );
}

export function TextWidget(props: WidgetProps): ReactNode {
  const short = (props.field.schema.maxLength ?? 100) <= 10;
  return <Input {...props} look={{}} width={short ? 'short' : 'text'} />;
}

export function TextareaWidget(props: WidgetProps): ReactNode {
  const typed = useTyped(props);
  const most = props.field.schema.maxLength;
  return (
    <textarea {...typed} className="fv-input fv-textarea" rows={most !== undefined && most <= 200 ? 2 : 3} />
  );
}

/** Figures stand to the right, with the unit beside them. */
export function NumberWidget(props: WidgetProps): ReactNode {
  const whole = props.field.kind === 'integer';
  const wide = props.field.kind === 'money' || (props.field.schema.maximum ?? 0) > 99_999;
  return (
    <Input {...props} look={{ inputMode: whole ? 'numeric' : 'decimal' }} width={wide ? 'money' : 'number'} />
  );
}

/** All that is stored, finer than it is shown: a control that left something out would take a small change for none. */
const hundredths = (value: Json): string =>
  typeof value === 'number'
    ? `${Number((value * 100).toFixed(4))}%`
    : fieldKinds.share.show(value, { schema: {} });

/** A part of a whole is typed in hundredths and shown with the sign. */
export function ShareWidget(props: WidgetProps): ReactNode {
  return <Input {...props} look={{ inputMode: 'decimal' }} width="number" toText={hundredths} />;
}

export function PhoneWidget(props: WidgetProps): ReactNode {
  return <Input {...props} look={{ inputMode: 'tel' }} width="phone" />;
}

const spaced = (value: Json): string => fieldKinds.bankAccount.show(value, { schema: {} });

export function BankAccountWidget(props: WidgetProps): ReactNode {
  return <Input {...props} look={{ inputMode: 'numeric' }} width="account" toText={spaced} />;
}

/** An identity number, and beside it what it says: birth date, sex and age. */
export function IdCardWidget(props: WidgetProps): ReactNode {
  const words = useWords();
  const { store } = useDrawing();
  const paper = useFieldValue(`${props.path.slice(0, props.path.lastIndexOf('/'))}/idType`);
  const card = typeof props.value === 'string' && !otherPaper(paper) ? parseIdCard(props.value) : undefined;
  const age = card === undefined ? null : ageAt(card.birthDate, store.context.today ?? '');
  return (
    <>
      <Input {...props} look={{}} width="id" />
      {card !== undefined && (
        <span className="fv-aside" aria-live="polite">
          {[
            words[card.gender],
            ...(age === null ? [] : [fill(words.age, { n: age })]),
            fill(words.birth, { date: card.birthDate }),
          ].join(' · ')}
        </span>
      )}
    </>
  );
}
