import { FormView, goToField, SectionNav, sectionOfProblem, zh } from '@fiveones/form-view';
import type { Problem } from '@fiveones/forms';
import { ChevronLeft, CloudOff, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { Ledger } from '../parts/ledger.tsx';
import { LookSwitches } from '../parts/shell.tsx';
import { go, linkTo } from '../route.ts';
import { contextFor, objectAt, stepsOf, type ReadyForm } from './task-forms.ts';
import { More } from './task-more.tsx';
import {
  Afterwards,
  clockWords,
  Notes,
  Papers,
  Saved,
  Signing,
  SubmitButton,
  Summary,
} from './task-parts.tsx';
import { problemsAt, type TaskWork } from './task-work.ts';

/** A place in the task: a step of a form, or, behind all forms, the papers and the opinion. */
interface Stop {
  readonly form: number;
  readonly page: number;
}

/** A task on a phone: one part a page, one button at the foot, everything else behind 目录. */
export function TaskPhone({
  work,
  reload,
}: {
  readonly work: TaskWork;
  readonly reload: () => void;
}): ReactNode {
  const { view, filling } = work;
  const [stop, setStop] = useState<Stop>({ form: 0, page: 0 });
  const [contents, setContents] = useState(false);
  const hasEnd = view.opinion !== undefined || filling.length === 0;
  const counts = filling.map((form, place) => stepCount(work, form, place));
  const form = filling[stop.form];
  const to = (next: Stop) => {
    setStop(next);
    setContents(false);
    scrollTo(0, 0);
  };
  const before = previous(stop, counts);
  const show = (wanted: ReadyForm, problem: Problem) => {
    const place = filling.indexOf(wanted);
    const section = sectionOfProblem(wanted.compiled, problem)?.id;
    const state = work.progress[place]?.state;
    to({
      form: place,
      page: Math.max(0, state ? stepsOf(wanted, state).findIndex(({ id }) => id === section) : 0),
    });
    requestAnimationFrame(() => requestAnimationFrame(() => goToField(wanted.key, problem.path)));
  };
  const onward = nextTitle(filling[stop.form + 1]) ?? (hasEnd ? '签批意见' : undefined);
  const atStart = stop.form === 0 && stop.page === 0;
  return (
    <div className="working phone">
      <header className="phone-bar">
        {before ? (
          <button type="button" className="back" onClick={() => to(before)}>
            <ChevronLeft aria-hidden /> 上一项
          </button>
        ) : (
          <a className="back" {...linkTo('/')}>
            <ChevronLeft aria-hidden /> 今天
          </a>
        )}
        <h1>
          {view.header.subject} · {view.nodeName}
        </h1>
        <button type="button" className="back" onClick={() => setContents(true)}>
          目录
        </button>
      </header>
      {work.saving.kind === 'local' ? (
        <p className="unsent" role="status">
          <CloudOff aria-hidden />
          <span>
            <b>未送达</b>，已存手机，有网自动送
          </span>
        </p>
      ) : null}
      <main id="main" className="phone-body">
        <div className="phone-notes">
          {atStart || form === undefined ? <Notes view={view} /> : null}
          <Summary work={work} onGo={show} />
        </div>
        {form ? (
          <FormView
            key={form.key}
            form={form.compiled}
            value={objectAt(work.values, form.key)}
            context={contextFor(form, view.context, work.values)}
            problems={problemsAt(work, form)}
            layout="page"
            page={stop.page}
            onPage={(page) => to({ form: stop.form, page })}
            onSubmit={() => (onward === undefined ? work.submit() : to({ form: stop.form + 1, page: 0 }))}
            services={work.services}
            prefix={form.key}
            words={{
              ...zh,
              last: onward === undefined ? (work.busy ? '正在提交…' : zh.last) : `保存，下一步：${onward}`,
            }}
            onChange={(value) => work.change(form, value)}
          />
        ) : (
          <End work={work} />
        )}
      </main>
      {contents ? <Contents work={work} reload={reload} close={() => setContents(false)} to={to} /> : null}
    </div>
  );
}

/** The last stop: papers to read, the opinion, the button. */
function End({ work }: { readonly work: TaskWork }): ReactNode {
  const { view } = work;
  return (
    <>
      <div className="phone-end">
        {view.note ? <p className="notice">{view.note}</p> : null}
        <Papers work={work} open={false} phone />
        <Signing work={work} />
        <Afterwards view={view} />
      </div>
      <footer className="phone-foot">
        <SubmitButton work={work} label="检查并提交" />
      </footer>
    </>
  );
}

/** 目录: every part with what is filled, the time left, and what is done seldom. */
function Contents({
  work,
  reload,
  close,
  to,
}: {
  readonly work: TaskWork;
  readonly reload: () => void;
  readonly close: () => void;
  readonly to: (stop: Stop) => void;
}): ReactNode {
  const { view, filling } = work;
  return (
    <ModalOverlay
      className="overlay whole-screen"
      isOpen
      isDismissable
      onOpenChange={(open) => !open && close()}
    >
      <Modal className="modal whole-screen">
        <Dialog className="contents" aria-label="目录">
          <header className="phone-bar">
            <a className="back" {...linkTo('/')}>
              <ChevronLeft aria-hidden /> 今天
            </a>
            <h1>目录</h1>
            <Button className="back" onPress={close} aria-label="关上目录">
              <X aria-hidden /> 关上
            </Button>
          </header>
          <div className="contents-body">
            {view.clock ? (
              <details className="contents-clock">
                <summary>
                  <span className={`deadline ${view.clock.state}`}>
                    {clockWords(view.clock)}
                    {view.clock.due ? `，${view.clock.due.slice(5, 10)} 到期` : ''}
                  </span>
                  <span className="why">为什么</span>
                </summary>
                <Ledger clocks={[view.clock, ...(view.total ? [view.total] : [])]} />
              </details>
            ) : null}
            {filling.map((form, place) => {
              const state = work.progress[place]?.state;
              return state ? (
                <section key={form.key}>
                  <h2>{form.compiled.title}</h2>
                  <SectionNav
                    form={form.compiled}
                    state={state}
                    problems={problemsAt(work, form)}
                    onGo={(section) =>
                      to({ form: place, page: stepsOf(form, state).findIndex(({ id }) => id === section) })
                    }
                  />
                </section>
              ) : null;
            })}
            {filling.length > 0 && (view.opinion || work.reading.length > 0) ? (
              <button
                type="button"
                className="contents-row"
                onClick={() => to({ form: filling.length, page: 0 })}
              >
                {[
                  ...(work.reading.length > 0 ? ['参阅材料'] : []),
                  ...(view.opinion ? ['签批意见'] : []),
                ].join('、')}
              </button>
            ) : null}
            <button
              type="button"
              className="contents-row"
              onClick={() => go(`/case/${view.header.instance}`)}
            >
              看整件办件
            </button>
            <p className="row wrap">
              <Saved work={work} place="手机上" />
            </p>
            <p className="row wrap">
              <LookSwitches />
              <More view={view} reload={reload} />
            </p>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function stepCount(work: TaskWork, form: ReadyForm, place: number): number {
  const state = work.progress[place]?.state;
  return state ? stepsOf(form, state).length : 0;
}

const longest = 10;

/** What the button at the foot calls the next form; a long title would not fit it. */
const nextTitle = (form: ReadyForm | undefined): string | undefined =>
  form === undefined ? undefined : form.compiled.title.length > longest ? '下一张表' : form.compiled.title;

function previous({ form, page }: Stop, counts: readonly number[]): Stop | undefined {
  if (page > 0) return { form, page: page - 1 };
  return form > 0 ? { form: form - 1, page: Math.max(0, (counts[form - 1] ?? 1) - 1) } : undefined;
}
