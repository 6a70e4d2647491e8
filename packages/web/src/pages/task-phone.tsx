import { FormView, goToField, SectionNav, sectionOfProblem, zh } from '@fiveones/form-view';
import type { Problem } from '@fiveones/forms';
import { ChevronLeft, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { Ledger } from '../parts/ledger.tsx';
import { LookSwitches } from '../parts/shell.tsx';
import { clockWords } from '../parts/time.ts';
import { go } from '../route.ts';
import { Elsewhere, Kept, Saved, Unsent } from './draft-said.tsx';
import { contextFor, objectAt, pageOf, stepsOf, type ReadyForm } from './task-forms.ts';
import { More } from './task-more.tsx';
import { Review } from './task-review.tsx';
import { useReadOut } from './read-out.ts';
import { operationWords } from './operation-words.ts';
import { NextPerson } from './task-hands.tsx';
import { Afterwards, Notes, Papers, Signing, SubmitButton, Summary, Voided } from './task-parts.tsx';
import { correctsOnly, problemsAt, subjectNow, useFormServices, type TaskWork } from './task-work.ts';
import { words } from '../words.ts';
import { BackLink } from '../parts/back-link.tsx';

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
  // A dot that begins a line belongs to nothing.
  const title = `${subjectNow(work)}\u00a0· ${view.nodeName}`;
  const [stop, setStop] = useState<Stop>({ form: 0, page: 0 });
  const [contents, setContents] = useState(false);
  // Who came from 检查答案 to put one part right goes back there, not through all parts that follow.
  const [mending, setMending] = useState(false);
  const chooses = view.choose.length > 0;
  const hasEnd = view.opinion !== undefined || view.vote !== undefined || filling.length === 0 || chooses;
  const endTitle = view.opinion || view.vote || !chooses ? words.phone.opinion : operationWords.nextPerson;
  const counts = filling.map((form, place) => stepCount(work, form, place));
  const form = filling[stop.form];
  const to = (next: Stop) => {
    setStop(next);
    setContents(false);
    scrollTo(0, 0);
  };
  useReadOut(stop);
  // Behind all forms, the papers and the opinion.
  const last = filling.length + 1;
  const isReviewed = counts.slice(0, work.ownCount).reduce((sum, count) => sum + count, 0) > 1;
  const finish = () => {
    // Who sends the case back need not have filled in anything.
    if (!isReviewed || work.opinion?.result === 'return') work.submit();
    else if (work.check()) {
      setMending(false);
      to({ form: last, page: 0 });
    }
  };
  const before = previous(stop, counts, { own: work.ownCount, all: filling.length, hasEnd });
  const show = (wanted: ReadyForm, problem: Problem) => {
    to(stopAt(work, wanted, sectionOfProblem(wanted.compiled, problem)?.id));
    requestAnimationFrame(() => requestAnimationFrame(() => goToField(wanted.key, problem.path)));
  };
  const lastOwn = stop.form >= work.ownCount - 1;
  const onward = lastOwn ? (hasEnd ? endTitle : undefined) : nextTitle(filling[stop.form + 1]);
  const after = lastOwn ? filling.length : stop.form + 1;
  const atStart = stop.form === 0 && stop.page === 0;
  return (
    <div className="working phone">
      <header className="phone-bar">
        {before ? (
          <button type="button" className="back" onClick={() => to(before)}>
            <ChevronLeft aria-hidden /> {words.phone.previous}
          </button>
        ) : (
          <BackLink />
        )}
        <h1 data-long={long(title) || undefined}>{title}</h1>
        <button type="button" className="back" onClick={() => setContents(true)}>
          {words.phone.contents}
        </button>
      </header>
      <Unsent saving={work.saving} />
      <main id="main" className="phone-body" tabIndex={-1}>
        <Elsewhere work={work} />
        <div className="phone-notes">
          {atStart || form === undefined ? <Notes view={view} /> : null}
          {atStart && view.note ? <p className="notice step-note">{view.note}</p> : null}
          {atStart && form !== undefined ? (
            <Papers work={work} unfolded={correctsOnly(work) ? 1 : 0} phone />
          ) : null}
          <Voided work={work} />
          <Summary work={work} onGo={show} />
        </div>
        {form ? (
          <PhoneForm
            key={form.key}
            work={work}
            form={form}
            page={stop.page}
            last={lastWords(work, form, onward)}
            back={mending ? words.phone.backToReview : undefined}
            onPage={(page) => (mending ? finish() : to({ form: stop.form, page }))}
            onLast={() => {
              if (mending) finish();
              else if (stop.form >= work.ownCount) to({ form: 0, page: 0 });
              else if (onward === undefined) finish();
              else to({ form: after, page: 0 });
            }}
          />
        ) : stop.form === last ? (
          <Review
            work={work}
            onChange={(own, section) => {
              setMending(true);
              to(stopAt(work, own, section));
            }}
          />
        ) : (
          <End work={work} finish={finish} />
        )}
      </main>
      {contents ? <Contents work={work} reload={reload} close={() => setContents(false)} to={to} /> : null}
    </div>
  );
}

/** A part of a form, with the button that leads on. */
function PhoneForm({
  work,
  form,
  page,
  last,
  back,
  onPage,
  onLast,
}: {
  readonly work: TaskWork;
  readonly form: ReadyForm;
  readonly page: number;
  readonly last: string;
  /** What every button that leads on says instead, where all lead to one place. */
  readonly back: string | undefined;
  readonly onPage: (page: number) => void;
  readonly onLast: () => void;
}): ReactNode {
  const own = useFormServices(work, form);
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  const services = useMemo(
    () => ({ ...own, readAgain: () => <Signed work={latest.current} form={form} /> }),
    [own, form],
  );
  return (
    <FormView
      form={form.compiled}
      value={objectAt(work.values, form.key)}
      context={contextFor(form, work.view.context, work.values)}
      problems={problemsAt(work, form)}
      layout="page"
      page={page}
      onPage={onPage}
      onSubmit={onLast}
      services={services}
      prefix={form.key}
      right={<Kept saving={work.saving} savedAt={work.view.draft?.savedAt} />}
      words={back === undefined ? { ...zh, last } : { ...zh, last: back, next: back }}
      onChange={(value) => work.change(form, value)}
    />
  );
}

/** What a signature is under: the paper that the step is about, else the form itself as it stands now. */
function Signed({ work, form }: { readonly work: TaskWork; readonly form: ReadyForm }): ReactNode {
  const paper = work.view.signers ? (work.reading[0] ?? form) : form;
  return (
    <FormView
      form={paper.compiled}
      value={paper === form ? objectAt(work.values, form.key) : paper.view.value}
      context={contextFor(paper, work.view.context, paper === form ? work.values : {})}
      layout="paper"
      mode="read"
      services={work.services}
      prefix={`signed-${paper.key}`}
    />
  );
}

/** What the button at the foot of a form's last part says. */
function lastWords(work: TaskWork, form: ReadyForm, onward: string | undefined): string {
  const [own] = work.filling;
  if (work.filling.indexOf(form) >= work.ownCount && own) return words.task.backToForm(own.compiled.name);
  if (onward !== undefined) return words.phone.next(onward);
  return work.busy ? words.task.submitting : zh.last;
}

/** The last stop: papers to read, the opinion, the button. */
function End({ work, finish }: { readonly work: TaskWork; readonly finish: () => void }): ReactNode {
  const { view } = work;
  return (
    <>
      <div className="phone-end">
        <Papers work={work} unfolded={0} phone />
        <Signing work={work} />
        <NextPerson choose={view.choose} value={work.next} onChange={work.choose} />
        <section className="card">
          <Afterwards view={view} />
        </section>
      </div>
      <footer className="phone-foot">
        <SubmitButton work={work} label={words.task.check} press={finish} />
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
        <Dialog className="contents" aria-label={words.phone.contents}>
          <header className="phone-bar">
            <BackLink />
            <h1>{words.phone.contents}</h1>
            <Button className="back" onPress={close} aria-label={words.phone.closeContents}>
              <X aria-hidden /> {words.phone.close}
            </Button>
          </header>
          <div className="contents-body">
            {view.clock ? (
              <details className="contents-clock">
                <summary>
                  <span className={`deadline ${view.clock.state}`}>
                    {clockWords(view.clock)}
                    {view.clock.due ? `，${words.time.due(view.clock.due.slice(5, 10))}` : ''}
                  </span>
                  <span className="why">{words.why}</span>
                </summary>
                <Ledger step={view.clock} total={view.total} />
              </details>
            ) : null}
            {filling.map((form, place) => {
              const state = work.progress[place]?.state;
              return state ? (
                <section key={form.key}>
                  <h2>
                    {form.compiled.title}
                    {place >= work.ownCount ? <small> {words.task.filledBefore}</small> : null}
                  </h2>
                  <SectionNav
                    form={form.compiled}
                    state={state}
                    problems={problemsAt(work, form)}
                    inPages
                    onGo={(section) => to({ form: place, page: pageOf(stepsOf(form, state), section) })}
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
                  ...(work.reading.length > 0 ? [words.task.papers] : []),
                  ...(view.opinion ? [words.phone.opinion] : []),
                ].join(words.phone.and)}
              </button>
            ) : null}
            <button
              type="button"
              className="contents-row"
              onClick={() => go(`/case/${view.header.instance}`)}
            >
              {words.task.wholeCase}
            </button>
            <p className="row wrap">
              <Saved saving={work.saving} savedAt={view.draft?.savedAt} place={words.task.onPhone} />
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

/** The page of a form where a section is filled in, the first where none is named. */
function stopAt({ filling, progress }: TaskWork, form: ReadyForm, section: string | undefined): Stop {
  const place = filling.indexOf(form);
  const state = progress[place]?.state;
  return { form: place, page: state ? pageOf(stepsOf(form, state), section) : 0 };
}

function stepCount(work: TaskWork, form: ReadyForm, place: number): number {
  const state = work.progress[place]?.state;
  return state ? stepsOf(form, state).length : 0;
}

/** More than the bar on top holds in one line. */
const long = (title: string): boolean => title.length > 12;

const longest = 10;

/** What the button at the foot calls the next form: by its title, by its name where that would not fit. */
const nextTitle = (form: ReadyForm | undefined): string | undefined =>
  form &&
  ([form.compiled.title, form.compiled.name].find(({ length }) => length <= longest) ?? words.phone.nextForm);

function previous(
  { form, page }: Stop,
  counts: readonly number[],
  { own, all, hasEnd }: { readonly own: number; readonly all: number; readonly hasEnd: boolean },
): Stop | undefined {
  if (page > 0) return { form, page: page - 1 };
  // The answers stand behind the papers and the opinion, where there are such.
  if (form > all && hasEnd) return { form: all, page: 0 };
  const before = Math.min(form, own) - 1;
  return before >= 0 ? { form: before, page: Math.max(0, (counts[before] ?? 1) - 1) } : undefined;
}
