import type { Submitted } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { CheckCircle2, Printer, Undo2 } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { api } from '../api.ts';
import { DemoClock } from '../parts/demo-clock.tsx';
import { LookSwitches } from '../parts/shell.tsx';
import { linkTo } from '../route.ts';
import { words } from '../words.ts';
import { operationWords } from './operation-words.ts';
import { BackLink } from '../parts/back-link.tsx';

/** What happens next, when, who; papers to print; the next piece of work. */
export function TaskDone({
  done,
  back,
  what,
}: {
  readonly done: Submitted;
  /** The step that it was sent back to, by name. */
  readonly back: string | undefined;
  /** The case and the step that were done, in words. */
  readonly what: string;
}): ReactNode {
  // The button that was pressed is gone: the answer takes its place, also for who hears the page.
  const taken = useRef<HTMLElement>(null);
  useEffect(() => taken.current?.focus(), []);
  const inbox = useQuery({ queryKey: ['inbox'], queryFn: () => api.work.inbox.query() });
  const own = inbox.data?.open.find(({ instance }) => instance === done.instance);
  const next = own ?? inbox.data?.open[0];
  return (
    <div className="working">
      <header className="work-bar">
        <BackLink />
        <span className="grow" />
        <DemoClock />
        <LookSwitches compact />
      </header>
      <main className="alone confirmed" id="main" tabIndex={-1} ref={taken}>
        {back === undefined ? (
          <CheckCircle2 className="big-tick" aria-hidden />
        ) : (
          <Undo2 className="big-tick back" aria-hidden />
        )}
        <h1>
          {back === undefined
            ? done.ended
              ? words.done.ended
              : words.done.submitted
            : words.done.back(back)}
        </h1>
        <p className="muted">{what}</p>
        <section className="card">
          <h2>{words.done.next}</h2>
          {done.next.length === 0 ? (
            <p>{done.ended ? words.done.nothingLeft : words.done.nobodyNow}</p>
          ) : (
            <ul className="plain">
              {done.next.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          {done.next.length > 0 && !done.ended && back === undefined ? (
            <p className="muted">{operationWords.recallHint}</p>
          ) : null}
          {done.documents.length > 0 ? (
            <p>
              <a
                className="button"
                {...linkTo(`/print/${done.instance}?docs=${done.documents.map(({ id }) => id).join(',')}`)}
              >
                <Printer aria-hidden />{' '}
                {words.done.print(done.documents.map(({ name }) => words.quoted(name)).join(''))}
              </a>
            </p>
          ) : null}
        </section>
        <p className="row">
          {next ? (
            <a className="button primary" {...linkTo(`/task/${next.task}`)}>
              {own ? words.done.goOn(next.nodeName) : words.done.nextCase(next.subject, next.nodeName)}
            </a>
          ) : null}
          <a className="button" {...linkTo(`/case/${done.instance}`)}>
            {words.seeCase}
          </a>
          <a className="button" {...linkTo('/')}>
            {words.backToToday}
          </a>
        </p>
      </main>
    </div>
  );
}
