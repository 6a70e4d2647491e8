import { addDays, weekdayOf } from '@fiveones/calendar';
import { Clock } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { api, failureOf } from '../api.ts';
import { useClock, useForget } from '../session.tsx';
import { clockText } from './time.ts';

/** The demonstration's clock: always visible, can be moved forward, can be reset. */
export function DemoClock(): ReactNode {
  const clock = useClock();
  const forget = useForget();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');
  const [asked, setAsked] = useState(false);
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
      <Button className="demo-clock" aria-label={`演示时间 ${clockText(now)}，可以往前拨`}>
        <Clock aria-hidden />
        <span>
          <em>演示时间</em> <span className="year">{now.slice(0, 5)}</span>
          {clockText(now).slice(5)}
        </span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="sheet" aria-label="拨动演示时间">
          <p>这里的时间是演示用的，只能往前拨；到期的事会照样发生。</p>
          <div className="row wrap">
            <Button className="button" isDisabled={busy} onPress={() => to(addDays(now.slice(0, 10), 1))}>
              往前一天
            </Button>
            <Button
              className="button"
              isDisabled={busy}
              onPress={() => to(addDays(now.slice(0, 10), nextWeekday(now)))}
            >
              到下个周一至周五
            </Button>
            <Button className="button" isDisabled={busy} onPress={() => to(addDays(now.slice(0, 10), 7))}>
              往前一周
            </Button>
          </div>
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault();
              const date = new FormData(event.currentTarget).get('date');
              if (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date)) to(date);
              else setWrong('日期写成 2026-12-01 这样。');
            }}
          >
            <label>
              拨到{' '}
              <input name="date" className="input" size={12} placeholder="2026-12-01" inputMode="numeric" />
            </label>
            <Button className="button" type="submit" isDisabled={busy}>
              拨过去
            </Button>
          </form>
          {asked ? (
            <p className="row">
              <span>所有办件和改动都会清掉，回到开始的样子。</span>
              <Button
                className="button danger"
                isDisabled={busy}
                onPress={() => void run(() => api.demo.reset.mutate()).then(() => location.assign('/signin'))}
              >
                清掉重来
              </Button>
            </p>
          ) : (
            <Button className="link" onPress={() => setAsked(true)}>
              重置演示…
            </Button>
          )}
          {busy ? <p role="status">正在处理到期的事…</p> : null}
          {wrong ? (
            <p role="alert" className="bad">
              {wrong}
            </p>
          ) : null}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Days to the next Monday to Friday. */
const nextWeekday = (now: string): number => ({ 5: 3, 6: 2 })[weekdayOf(now.slice(0, 10))] ?? 1;
