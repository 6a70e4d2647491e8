import type { Beginning, StartForm } from '@fiveones/casework';
import { FormView, goToField, goToSection, SectionNav, sectionOfProblem, zh } from '@fiveones/form-view';
import type { Problem } from '@fiveones/forms';
import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, CircleAlert } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { api } from '../api.ts';
import { Box } from '../parts/box.tsx';
import { DemoClock } from '../parts/demo-clock.tsx';
import { usePhone } from '../parts/phone.ts';
import { LookSwitches } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { words } from '../words.ts';
import { Kept, Saved, Unsent } from './draft-said.tsx';
import { useReadOut } from './read-out.ts';
import { useStartWork, type StartWork } from './start-work.ts';
import { contextFor, objectAt, pageOf, stepsOf, type ReadyForm } from './task-forms.ts';
import { Summaries } from './task-parts.tsx';
import { BackLink } from '../parts/back-link.tsx';

const say = words.startForm;

/** The forms with which a case begins. Until they are handed in there is no case; what is given up leaves nothing. */
export function StartFormPage({ about }: { readonly about: Beginning }): ReactNode {
  const form = useQuery({
    queryKey: ['start-form', about.packageId, about.process, about.region],
    queryFn: () => api.work.startForm.query(about),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (form.data) return <Filling about={about} told={form.data} />;
  return (
    <div className="working">
      <header className="work-bar">
        <Back />
      </header>
      {form.isLoadingError ? (
        <Failed error={form.error} again={() => void form.refetch()} />
      ) : (
        <Loading rows={8} />
      )}
    </div>
  );
}

const Back = (): ReactNode => <BackLink to="/new" name={words.newCase.title} />;

function Filling({ about, told }: { readonly about: Beginning; readonly told: StartForm }): ReactNode {
  const phone = usePhone();
  const work = useStartWork(about, told);
  return phone ? <OnPhone work={work} /> : <AtDesk work={work} />;
}

/** At a desk: the sections left, the papers beside them, the draft's standing on top. */
function AtDesk({ work }: { readonly work: StartWork }): ReactNode {
  const { told, forms } = work;
  const left = work.progress.reduce((sum, { filled, total }) => sum + total - filled, 0);
  return (
    <div className="working">
      <a className="skip" href="#main">
        {words.shell.skip}
      </a>
      <div className="work-head">
        <header className="work-bar">
          <Back />
          <h1>
            <b>{told.processName}</b>
            <span className="process">{told.regionName}</span>
          </h1>
          <span className="grow" />
          <Saved saving={work.saving} savedAt={told.draft?.savedAt} place={words.task.here} />
          <DemoClock />
          <LookSwitches compact />
        </header>
      </div>
      <div className="work-area starting">
        <aside className="sections" aria-label={words.task.sections}>
          {forms.map((form, place) => {
            const state = work.progress[place]?.state;
            return state ? (
              <section key={form.key}>
                {forms.length > 1 ? <h2>{form.compiled.title}</h2> : null}
                <SectionNav
                  form={form.compiled}
                  state={state}
                  problems={work.problems[form.id]}
                  onGo={goToSection}
                />
              </section>
            ) : null;
          })}
        </aside>
        <main id="main" className="paper-column" tabIndex={-1}>
          <p className="muted">{say.about}</p>
          <Told work={work} onGo={(form, problem) => goToField(form.key, problem.path)} />
          {forms.map((form) => (
            <FormView
              key={form.key}
              form={form.compiled}
              value={objectAt(work.values, form.key)}
              context={contextFor(form, told.context, work.values)}
              problems={work.problems[form.id]}
              services={work.services}
              prefix={form.key}
              left={told.regionName}
              onChange={(next) => work.change(form, next)}
            />
          ))}
        </main>
      </div>
      <footer className="work-foot">
        <span className="muted">{left > 0 ? words.task.stillToFill(left) : words.task.filled}</span>
        <span className="grow" />
        <GiveUp work={work} className="button" />
        <Button className="button primary" isDisabled={work.busy} onPress={work.send}>
          {work.busy ? words.task.submitting : words.task.check}
        </Button>
      </footer>
    </div>
  );
}

/** A place among the forms: which, and which of its parts. */
interface Stop {
  readonly form: number;
  readonly page: number;
}

/** On a phone: one part a page, form after form; the last hands everything in. */
function OnPhone({ work }: { readonly work: StartWork }): ReactNode {
  const { told, forms } = work;
  const [stop, setStop] = useState<Stop>({ form: 0, page: 0 });
  useReadOut(stop);
  const to = (next: Stop): void => {
    setStop(next);
    scrollTo(0, 0);
  };
  const stepsIn = (place: number): ReturnType<typeof stepsOf> => {
    const [form, part] = [forms[place], work.progress[place]];
    return form && part ? stepsOf(form, part.state) : [];
  };
  const show = (form: ReadyForm, problem: Problem): void => {
    const place = forms.indexOf(form);
    const section = sectionOfProblem(form.compiled, problem)?.id;
    to({
      form: place,
      page: pageOf(stepsIn(place), section),
    });
    requestAnimationFrame(() => requestAnimationFrame(() => goToField(form.key, problem.path)));
  };
  const form = forms[stop.form];
  const next = forms[stop.form + 1];
  const before = stop.page > 0 ? stop.form : stop.form - 1;
  const back = stop.page > 0 ? stop.page - 1 : Math.max(0, stepsIn(before).length - 1);
  return (
    <div className="working phone">
      <header className="phone-bar">
        {before >= 0 ? (
          <button type="button" className="back" onClick={() => to({ form: before, page: back })}>
            <ChevronLeft aria-hidden /> {words.phone.previous}
          </button>
        ) : (
          <Back />
        )}
        <h1>{told.processName}</h1>
        <GiveUp work={work} className="back" />
      </header>
      <Unsent saving={work.saving} />
      <main id="main" className="phone-body" tabIndex={-1}>
        <div className="phone-notes">
          {before < 0 ? <p className="muted">{say.about}</p> : null}
          <Told work={work} onGo={show} />
        </div>
        {form ? (
          <FormView
            key={form.key}
            form={form.compiled}
            value={objectAt(work.values, form.key)}
            context={contextFor(form, told.context, work.values)}
            problems={work.problems[form.id]}
            layout="page"
            page={stop.page}
            onPage={(page) => to({ form: stop.form, page })}
            onSubmit={() => (next ? to({ form: stop.form + 1, page: 0 }) : work.send())}
            services={work.services}
            prefix={form.key}
            right={<Kept saving={work.saving} savedAt={told.draft?.savedAt} />}
            words={{ ...zh, last: lastWords(work, next) }}
            onChange={(value) => work.change(form, value)}
          />
        ) : null}
      </main>
    </div>
  );
}

const lastWords = (work: StartWork, next: ReadyForm | undefined): string =>
  next ? words.phone.next(next.compiled.title) : work.busy ? words.task.submitting : zh.last;

/** What must be mended, and what a change after signing did. */
function Told({
  work,
  onGo,
}: {
  readonly work: StartWork;
  readonly onGo: (form: ReadyForm, problem: Problem) => void;
}): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (work.wrong !== '') box.current?.focus();
  }, [work.wrong]);
  return (
    <>
      <Summaries forms={work.forms} problems={work.problems} onGo={onGo} />
      {work.wrong === '' ? null : (
        <div ref={box} tabIndex={-1} className="notice seal wrong" role="alert">
          <CircleAlert aria-hidden /> {work.wrong}
        </div>
      )}
      {work.voided > 0 ? (
        <p className="notice amber" role="status">
          {words.task.voided(work.voided)}
        </p>
      ) : null}
    </>
  );
}

/** Leaves nothing behind; asks first where something would be lost for good. */
function GiveUp({ work, className }: { readonly work: StartWork; readonly className: string }): ReactNode {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button className={className} onPress={() => (work.typed ? setAsking(true) : void work.giveUp())}>
        {say.giveUp}
      </Button>
      {asking ? (
        <Box title={say.giveUpTitle} close={() => setAsking(false)}>
          <p className="asked">{say.giveUpAbout}</p>
          <p className="row end">
            <Button className="button" onPress={() => setAsking(false)}>
              {say.stay}
            </Button>
            <Button
              className="button danger"
              onPress={() => {
                setAsking(false);
                void work.giveUp();
              }}
            >
              {say.giveUpNow}
            </Button>
          </p>
        </Box>
      ) : null}
    </>
  );
}
