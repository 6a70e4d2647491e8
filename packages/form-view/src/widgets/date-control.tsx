import { CalendarDays } from 'lucide-react';
import { lazy, type ComponentProps, type ReactNode, Suspense, useRef, useState } from 'react';
import { useWords } from '../form-context.tsx';

// The calendar brings a library with it and is opened by few: it is loaded when it is.
const CalendarPopover = lazy(async () => ({ default: (await import('./calendar.tsx')).CalendarPopover }));

interface DateControlProps {
  /** What the input bears: its text, and what becomes of it. */
  readonly input: ComponentProps<'input'>;
  /** The day that the calendar opens at. */
  readonly day: string | undefined;
  /** A day was picked in the calendar; without it there is no calendar. */
  readonly onPick?: ((day: string) => void) | undefined;
}

/** A date as it is typed, and a calendar beside it. Neither follows the language of the browser. */
export function DateControl({ input, day, onPick }: DateControlProps): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <span className="fv-date">
      <input {...input} type="text" inputMode="numeric" autoComplete="off" />
      {onPick && !input.disabled && (
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
      {open && onPick && (
        <Suspense>
          <CalendarPopover
            anchor={button}
            day={day}
            onClose={() => setOpen(false)}
            onPick={(picked) => {
              onPick(picked);
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </span>
  );
}
