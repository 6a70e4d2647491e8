import type { Submitted } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { CheckCircle2, ChevronLeft, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { api } from '../api.ts';
import { DemoClock } from '../parts/demo-clock.tsx';
import { LookSwitches } from '../parts/shell.tsx';
import { linkTo } from '../route.ts';

/** What happens next, when, who; papers to print; the next piece of work. */
export function TaskDone({ done }: { readonly done: Submitted }): ReactNode {
  const inbox = useQuery({ queryKey: ['inbox'], queryFn: () => api.work.inbox.query() });
  const own = inbox.data?.open.find(({ instance }) => instance === done.instance);
  const next = own ?? inbox.data?.open[0];
  return (
    <div className="working">
      <header className="work-bar">
        <a className="back" {...linkTo('/')}>
          <ChevronLeft aria-hidden /> 今天
        </a>
        <span className="grow" />
        <DemoClock />
        <LookSwitches compact />
      </header>
      <main className="alone confirmed" id="main">
        <CheckCircle2 className="big-tick" aria-hidden />
        <h1>{done.ended ? '办结了' : '提交好了'}</h1>
        <section className="card">
          <h2>接下来</h2>
          {done.next.length === 0 ? (
            <p>{done.ended ? '这件办件已经办完。' : '现在不用谁动手，到时候会自动往下走。'}</p>
          ) : (
            <ul className="plain">
              {done.next.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          {done.documents.length > 0 ? (
            <p>
              <a
                className="button"
                {...linkTo(`/print/${done.instance}?docs=${done.documents.map(({ id }) => id).join(',')}`)}
              >
                <Printer aria-hidden /> 打印{done.documents.map(({ name }) => `《${name}》`).join('')}
              </a>
            </p>
          ) : null}
        </section>
        <p className="row">
          {next ? (
            <a className="button primary" {...linkTo(`/task/${next.task}`)}>
              {own ? `接着办：${next.nodeName}` : `办下一件：${next.subject} · ${next.nodeName}`}
            </a>
          ) : null}
          <a className="button" {...linkTo(`/case/${done.instance}`)}>
            看这件办件
          </a>
          <a className="button" {...linkTo('/')}>
            回到今天
          </a>
        </p>
      </main>
    </div>
  );
}
