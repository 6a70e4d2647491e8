import { addDays, weekdayOf } from '@fiveones/calendar';
import { Clock } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { api, failureOf } from '../api.ts';
import { useClock, useForget } from '../session.tsx';
import { clockText, dayOfWeek, shortDay, timeOf } from './time.ts';
import { words } from '../words.ts';
import { Wrong } from './wrong.tsx';

/** The demonstration's clock: always visible, can be moved forward, can be reset. */
export function DemoClock(): ReactNode {
  const clock = useClock();
  const forget = useForget();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');
  if (!clock.data?.demo) return null;
  const { now } = clock.data;
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setWrong('');
    await work().then(forget, (error: unknown) => setWrong(failureOf(error).message));
    setBusy(false);
  };
  const to = (date: string) =>
    void run(() => api.demo.advance.mutate({ to: `${date}T${now.slice(11, 19)}+08:00` }));
  return (
    <DialogTrigger>
      <Button className="demo-clock" aria-label={words.demoClock.label(clockText(now))}>
        <Clock aria-hidden />
        <span>
          <em>{words.demoClock.name}</em> <span className="year">{now.slice(0, 5)}</span>
          {shortDay(now)} <span className="hour">{timeOf(now)}</span>{' '}
          <span className="day-name">{dayOfWeek(now)}</span>
        </span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="sheet" aria-label={words.demoClock.dialog}>
          <p>{words.demoClock.about}</p>
          <div className="row wrap">
            {[
              { name: words.demoClock.day, days: 1 },
              { name: words.demoClock.nextWeekday, days: nextWeekday(now) },
              { name: words.demoClock.week, days: 7 },
            ].map(({ name, days }) => (
              <Button
                key={name}
                className="button"
                isDisabled={busy}
                onPress={() => to(addDays(now.slice(0, 10), days))}
              >
                {name}
              </Button>
            ))}
          </div>
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault();
              const date = new FormData(event.currentTarget).get('date');
              if (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date)) to(date);
              else setWrong(words.demoClock.wrongDate);
            }}
          >
            <label>
              {words.demoClock.to}{' '}
              <input name="date" className="input" size={12} placeholder="2026-12-01" inputMode="numeric" />
            </label>
            <Button className="button" type="submit" isDisabled={busy}>
              {words.demoClock.go}
            </Button>
          </form>
          <Reset
            busy={busy}
            reset={() => void run(() => api.demo.reset.mutate()).then(() => location.assign('/signin'))}
          />
          {busy ? <p role="status">{words.demoClock.busy}</p> : null}
          <Wrong text={wrong} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Begins the demonstration anew, asked twice. */
function Reset({ busy, reset }: { readonly busy: boolean; readonly reset: () => void }): ReactNode {
  const [asked, setAsked] = useState(false);
  return asked ? (
    <p className="row">
      <span>{words.demoClock.resetAsked}</span>
      <Button className="button danger" isDisabled={busy} onPress={reset}>
        {words.demoClock.reset}
      </Button>
    </p>
  ) : (
    <Button className="link" onPress={() => setAsked(true)}>
      {words.demoClock.askReset}
    </Button>
  );
}

/** Days to the next Monday to Friday. */
const nextWeekday = (now: string): number => ({ 5: 3, 6: 2 })[weekdayOf(now.slice(0, 10))] ?? 1;
