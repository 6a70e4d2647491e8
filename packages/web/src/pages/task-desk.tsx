import { FormView, goToField, goToSection, SectionNav } from '@fiveones/form-view';
import { ChevronLeft, Clock } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { DemoClock } from '../parts/demo-clock.tsx';
import { Ledger } from '../parts/ledger.tsx';
import { LookSwitches } from '../parts/shell.tsx';
import { linkTo } from '../route.ts';
import { contextFor, objectAt, type ReadyForm } from './task-forms.ts';
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

/** A task at a desk: sections left, paper in the middle, what needs attention right. */
export function TaskDesk({
  work,
  reload,
}: {
  readonly work: TaskWork;
  readonly reload: () => void;
}): ReactNode {
  const { view, filling } = work;
  const current = useSectionInView();
  return (
    <div className="working">
      <Bar work={work} />
      <div className={`work-area ${view.opinion ? 'signing' : ''}`}>
        <aside className="sections" aria-label="目录">
          {filling.map((form, place) => {
            const state = work.progress[place]?.state;
            return state ? (
              <section key={form.key}>
                {filling.length > 1 ? <h2>{form.compiled.title}</h2> : null}
                <SectionNav
                  form={form.compiled}
                  state={state}
                  problems={problemsAt(work, form)}
                  current={current}
                  onGo={goToSection}
                />
              </section>
            ) : null;
          })}
          {work.reading.length > 0 ? (
            <nav className="papers" aria-label="参阅材料">
              <h2>参阅</h2>
              {work.reading.map((form) => (
                <button key={form.key} type="button" onClick={() => showPaper(form)}>
                  {form.compiled.title}
                </button>
              ))}
            </nav>
          ) : null}
        </aside>
        <main id="main" className="paper-column">
          <Notes view={view} />
          <Summary work={work} onGo={(form, problem) => goToField(form.key, problem.path)} />
          {filling.map((form) => (
            <FormView
              key={form.key}
              form={form.compiled}
              value={objectAt(work.values, form.key)}
              context={contextFor(form, view.context, work.values)}
              problems={problemsAt(work, form)}
              services={work.services}
              prefix={form.key}
              left={view.header.regionName}
              right={view.header.number}
              onChange={(value) => work.change(form, value)}
            />
          ))}
          {filling.length === 0 && !view.opinion ? (
            <div className="notice">{view.note ?? '看过材料，办完就点“提交”。'}</div>
          ) : null}
          <Papers work={work} open={filling.length === 0} phone={false} />
        </main>
        <Beside work={work} />
      </div>
      <footer className="work-foot">
        <span className="muted">{footWords(work)}</span>
        <span className="grow" />
        <More view={view} reload={reload} />
        <SubmitButton work={work} label={work.filling.length > 0 ? '检查并提交' : '提交'} />
      </footer>
    </div>
  );
}

function Bar({ work }: { readonly work: TaskWork }): ReactNode {
  const { view } = work;
  const [why, setWhy] = useState(false);
  return (
    <div className="work-head">
      <header className="work-bar">
        <a className="back" {...linkTo('/')}>
          <ChevronLeft aria-hidden /> 今天
        </a>
        <h1>
          <b>{view.header.subject}</b>
          <span className="process">{view.header.processName}</span>
          <b>{view.nodeName}</b>
        </h1>
        {view.clock ? (
          <>
            <span className={`deadline ${view.clock.state}`}>
              <Clock aria-hidden />
              <span>
                {clockWords(view.clock)}
                {view.clock.due ? (
                  <span className="due-part">，{view.clock.due.slice(5, 10)} 到期</span>
                ) : null}
              </span>
            </span>
            <button type="button" className="why" aria-expanded={why} onClick={() => setWhy(!why)}>
              为什么
            </button>
          </>
        ) : null}
        <span className="grow" />
        <Saved work={work} place="这台电脑上" />
        <DemoClock />
        <LookSwitches compact />
      </header>
      {why && view.clock ? (
        <div className="why-panel">
          <Ledger clocks={[view.clock, ...(view.total ? [view.total] : [])]} />
        </div>
      ) : null}
    </div>
  );
}

function Beside({ work }: { readonly work: TaskWork }): ReactNode {
  const { view } = work;
  return (
    <aside className="beside" aria-label="旁边">
      <Signing work={work} />
      {view.note && (work.filling.length > 0 || view.opinion) ? (
        <section className="card dashed">
          <h3>这一步</h3>
          <p>{view.note}</p>
        </section>
      ) : null}
      <Afterwards view={view} />
      <section className="card">
        <a {...linkTo(`/case/${view.header.instance}`)}>看整件办件</a>
        <p className="muted">
          {view.header.number} · {view.header.regionName}
        </p>
      </section>
    </aside>
  );
}

function footWords(work: TaskWork): string {
  if (work.total > work.filled) return `还差 ${work.total - work.filled} 项；没填完也可以先离开，内容都在。`;
  if (work.filling.length > 0) return '填好了，检查后提交。';
  return work.view.opinion ? '看过材料，在右边签意见。' : '';
}

function showPaper(form: ReadyForm): void {
  const paper = document.getElementById(`paper-${form.key}`);
  if (paper instanceof HTMLDetailsElement) paper.open = true;
  paper?.scrollIntoView({ block: 'start' });
}

const underBars = 140;

/** The section of the paper that lies under the bars now. */
function useSectionInView(): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const sections = [...document.querySelectorAll<HTMLElement>('.paper-column > .fv .fv-section')];
      const above =
        sections.filter((section) => section.getBoundingClientRect().top < underBars).at(-1) ?? sections[0];
      setCurrent(above?.dataset['section']);
    };
    const later = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    addEventListener('scroll', later, { passive: true });
    return () => {
      removeEventListener('scroll', later);
      cancelAnimationFrame(frame);
    };
  }, []);
  return current;
}
