import { FormView, goToField, goToSection, SectionNav } from '@fiveones/form-view';
import { Clock } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { DemoClock } from '../parts/demo-clock.tsx';
import { Ledger } from '../parts/ledger.tsx';
import { LookSwitches } from '../parts/shell.tsx';
import { clockWords } from '../parts/time.ts';
import { linkTo } from '../route.ts';
import { Elsewhere, Saved } from './draft-said.tsx';
import { contextFor, objectAt, type ReadyForm } from './task-forms.ts';
import { More } from './task-more.tsx';
import { NextPerson } from './task-hands.tsx';
import { ballotWords } from './ballot-words.ts';
import { Afterwards, Lacking, Notes, Papers, Signing, SubmitButton, Summary, Voided } from './task-parts.tsx';
import {
  besideOf,
  correctsOnly,
  ownOf,
  problemsAt,
  subjectNow,
  useFormServices,
  type TaskWork,
} from './task-work.ts';
import { PhotosCard, SourcesCard } from './task-cards.tsx';
import { words } from '../words.ts';
import { BackLink } from '../parts/back-link.tsx';

/** A step that asks for no more leaves room for what it is decided on: so many papers to look at lie open below. */
const shortStep = 4;
const unfoldedBeside = 2;

/** A task at a desk: sections left, paper in the middle, what needs attention right. */
export function TaskDesk({
  work,
  reload,
}: {
  readonly work: TaskWork;
  readonly reload: () => void;
}): ReactNode {
  const { view } = work;
  const own = ownOf(work);
  const looked = [...besideOf(work), ...work.reading];
  const current = useSectionInView();
  // Fixed when the step is opened: a paper must not fold up under the eyes of whoever reads it.
  const [unfolded] = useState(() => (own.length === 0 ? 1 : work.total <= shortStep ? unfoldedBeside : 0));
  return (
    <div className="working">
      <a className="skip" href="#main">
        {words.shell.skip}
      </a>
      <Bar work={work} />
      <div className={`work-area ${view.opinion || view.vote ? 'signing' : ''}`}>
        <aside className="sections" aria-label={words.task.sections}>
          {own.map((form, place) => {
            const state = work.progress[place]?.state;
            return state ? (
              <section key={form.key}>
                {own.length > 1 ? <h2>{form.compiled.title}</h2> : null}
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
          {looked.length > 0 ? (
            <nav className="papers" aria-label={words.task.papers}>
              <h2>{words.task.lookUp}</h2>
              {looked.map((form) => (
                <button key={form.key} type="button" onClick={() => showPaper(form)}>
                  {form.compiled.title}
                </button>
              ))}
            </nav>
          ) : null}
        </aside>
        <main id="main" className="paper-column" tabIndex={-1}>
          <Notes view={view} />
          <Elsewhere work={work} />
          <Voided work={work} />
          <Summary
            work={work}
            onGo={(form, problem) => {
              openPaper(form);
              goToField(form.key, problem.path);
            }}
          />
          {correctsOnly(work) ? <Papers work={work} unfolded={1} phone={false} /> : null}
          {own.map((form) => (
            <Paper key={form.key} work={work} form={form} />
          ))}
          {besideOf(work).map((form) => (
            <details key={form.key} className="reading" id={`paper-${form.key}`}>
              <summary>
                {form.compiled.title} <small>{words.task.filledBefore}</small>
                <Lacking work={work} form={form} />
              </summary>
              <Paper work={work} form={form} />
            </details>
          ))}
          {own.length === 0 && !view.opinion && !view.vote ? (
            <div className="notice">{view.note ?? words.task.seeAndSubmit}</div>
          ) : null}
          {correctsOnly(work) ? null : <Papers work={work} unfolded={unfolded} phone={false} />}
        </main>
        <Beside work={work} />
      </div>
      <footer className="work-foot">
        <span className="muted">{footWords(work)}</span>
        {view.opinion && work.opinion?.result === undefined ? (
          <button type="button" className="link" onClick={toOpinion}>
            {words.task.toOpinion}
          </button>
        ) : null}
        <span className="grow" />
        <More view={view} reload={reload} />
        <SubmitButton work={work} label={work.filling.length > 0 ? words.task.check : words.task.submit} />
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
        <BackLink />
        <h1>
          <b title={subjectNow(work)}>{subjectNow(work)}</b>
          <span className="process">
            <span>{view.header.processName}</span>
          </span>
          <b>{view.nodeName}</b>
        </h1>
        {view.clock ? (
          <>
            <span className={`deadline ${view.clock.state}`}>
              <Clock aria-hidden />
              <span>
                {clockWords(view.clock)}
                {view.clock.due ? (
                  <span className="due-part">，{words.time.due(view.clock.due.slice(5, 10))}</span>
                ) : null}
              </span>
            </span>
            <button type="button" className="why" aria-expanded={why} onClick={() => setWhy(!why)}>
              {words.why}
            </button>
          </>
        ) : null}
        <a className="why" {...linkTo(`/case/${view.header.instance}`)}>
          {words.task.wholeCase}
        </a>
        <span className="grow" />
        <Saved saving={work.saving} savedAt={view.draft?.savedAt} place={words.task.here} />
        <DemoClock />
        <LookSwitches compact />
      </header>
      {why && view.clock ? (
        <div className="why-panel">
          <Ledger step={view.clock} total={view.total} />
        </div>
      ) : null}
    </div>
  );
}

/** Beside the paper: what needs attention, three cards at most. */
function Beside({ work }: { readonly work: TaskWork }): ReactNode {
  const { view } = work;
  return (
    <aside className="beside" aria-label={words.task.beside}>
      <Signing work={work} />
      {ownOf(work).map((form) => (
        <SourcesCard key={form.key} work={work} form={form} />
      ))}
      {ownOf(work).map((form) => (
        <PhotosCard key={form.key} work={work} form={form} />
      ))}
      <NextPerson choose={view.choose} value={work.next} onChange={work.choose} />
      <section className="card dashed">
        {view.note && (work.filling.length > 0 || view.opinion) ? (
          <>
            <h3>{words.task.thisStep}</h3>
            <p>{view.note}</p>
          </>
        ) : null}
        <Afterwards view={view} />
      </section>
    </aside>
  );
}

/** Where the right column stands below the paper, in large letters, the opinion is far down. */
function toOpinion(): void {
  const choice = document.querySelector<HTMLElement>('.opinion input');
  choice?.closest('.opinion')?.scrollIntoView({ block: 'center' });
  choice?.focus();
}

function footWords(work: TaskWork): string {
  if (work.total > work.filled) return words.task.stillToFill(work.total - work.filled);
  const open = work.taken.reduce((sum, taken) => sum + taken.open.length, 0);
  if (open > 0) return words.task.toConfirm(open);
  if (work.filling.length > 0) return words.task.filled;
  if (work.view.vote) return ballotWords.beside;
  return work.view.opinion ? words.task.signBeside : '';
}

/** A form of the task as the office's paper, to be filled in. */
function Paper({ work, form }: { readonly work: TaskWork; readonly form: ReadyForm }): ReactNode {
  const { view } = work;
  const services = useFormServices(work, form);
  return (
    <FormView
      form={form.compiled}
      value={objectAt(work.values, form.key)}
      context={contextFor(form, view.context, work.values)}
      problems={problemsAt(work, form)}
      services={services}
      prefix={form.key}
      left={view.header.regionName}
      right={view.header.number}
      onChange={(value) => work.change(form, value)}
    />
  );
}

/** Opens the fold that a form lies in, if it lies in one. */
function openPaper(form: ReadyForm): HTMLElement | null {
  const paper = document.getElementById(`paper-${form.key}`);
  if (paper instanceof HTMLDetailsElement) paper.open = true;
  return paper;
}

function showPaper(form: ReadyForm): void {
  openPaper(form)?.scrollIntoView({ block: 'start' });
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
