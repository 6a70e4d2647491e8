import { CalendarDays } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import type { Json } from '@fiveones/definition';
import { localTime } from '@fiveones/forms';
import { useWords } from '../form-context.tsx';
import { plainText, useTyped } from './use-typed.ts';
import type { WidgetProps } from './widget.ts';

// The calendar brings a library with it and is opened by few: it is loaded when it is.
const CalendarPopover = lazy(async () => ({ default: (await import('./calendar.tsx')).CalendarPopover }));

interface DateInputProps extends WidgetProps {
  readonly width: string;
  readonly placeholder: string;
  readonly toText?: (value: Json) => string;
  /** The value when a day is picked in the calendar; without it there is no calendar. */
  readonly pick?: (day: string) => string;
}

function DateInput(props: DateInputProps): ReactNode {
  const words = useWords();
  const { width, placeholder, pick, value, write } = props;
  const typed = useTyped(props, props.toText);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <span className="fv-date">
      <input
        {...typed}
        type="text"
        inputMode="numeric"
        className={`fv-input fv-input-${width}`}
        placeholder={placeholder}
        autoComplete="off"
      />
      {pick !== undefined && (
        <button
          ref={button}
          type="button"
          className="fv-icon-button"
          aria-label={words.chooseDate}
          aria-expanded={open}
          onClick={() => setOpen(true)}
        >
          <CalendarDays aria-hidden size="1.15em" />
        </button>
      )}
      {open && pick !== undefined && (
        <Suspense>
          <CalendarPopover
            anchor={button}
            day={typeof value === 'string' ? value.slice(0, 10) : undefined}
            onClose={() => setOpen(false)}
            onPick={(day) => {
              write(pick(day));
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </span>
  );
}

export function DateWidget(props: WidgetProps): ReactNode {
  return (
    <DateInput {...props} width="date" placeholder="2026-01-31" toText={plainText} pick={(day) => day} />
  );
}

const local = (value: Json): string => (typeof value === 'string' ? localTime(value) : '');

export function DateTimeWidget(props: WidgetProps): ReactNode {
  const time =
    typeof props.value === 'string' && props.value.length > 15 ? local(props.value).slice(11) : '09:00';
  return (
    <DateInput
      {...props}
      width="datetime"
      placeholder="2026-01-31 09:30"
      toText={local}
      pick={(day) => `${day}T${time}:00+08:00`}
    />
  );
}

export function MonthWidget(props: WidgetProps): ReactNode {
  return <DateInput {...props} width="date" placeholder="2026-01" toText={plainText} />;
}
