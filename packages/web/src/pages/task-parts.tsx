import type { TaskView } from '@fiveones/casework';
import { ErrorSummary, FormView } from '@fiveones/form-view';
import type { Problem } from '@fiveones/forms';
import { CircleAlert } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Ballot } from './ballot.tsx';
import { Opinion } from './opinion.tsx';
import { contextFor, type Problems, type ReadyForm } from './task-forms.ts';
import { Hands } from './task-hands.tsx';
import { operationWords } from './operation-words.ts';
import { wayBackOf } from './task-submit.ts';
import { problemsAt, useFormServices, type TaskWork } from './task-work.ts';
import { words } from '../words.ts';

/** Everything that must be mended, above the work; takes the focus after a refused submit. */
export function Summary({
  work,
  onGo,
}: {
  readonly work: TaskWork;
  readonly onGo: (form: ReadyForm, problem: Problem) => void;
}): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const alone = work.wrong !== '' && work.all.length === 0;
  useEffect(() => {
    if (alone) box.current?.focus();
  }, [alone, work.wrong]);
  return (
    <>
      <Summaries forms={work.filling} problems={work.problems} onGo={onGo} />
      {work.wrong === '' ? null : (
        <div ref={box} tabIndex={-1} className="notice seal wrong" role="alert">
          <CircleAlert aria-hidden /> {work.wrong}
        </div>
      )}
    </>
  );
}

/** What is wrong in each form; where several have something, each says which it is. */
export function Summaries({
  forms,
  problems,
  onGo,
}: {
  readonly forms: readonly ReadyForm[];
  readonly problems: Problems;
  readonly onGo: (form: ReadyForm, problem: Problem) => void;
}): ReactNode {
  const wrong = forms.filter(({ id }) => (problems[id] ?? []).length > 0);
  return wrong.map((form, place) => (
    <ErrorSummary
      key={form.key}
      form={form.compiled}
      problems={problems[form.id] ?? []}
      named={wrong.length > 1}
      second={place > 0}
      onGo={(problem) => onGo(form, problem)}
    />
  ));
}

/** What stands above the work: it came back, it may belong elsewhere, it is for somebody else, somebody else has it. */
export function Notes({ view }: { readonly view: TaskView }): ReactNode {
  return (
    <>
      {view.returned ? (
        <div className="notice amber">
          <b>{words.task.returned(view.returned.by)}</b>
          {view.returned.reason}
        </div>
      ) : null}
      {view.header.misplaced === undefined ? null : (
        <div className="notice amber">{view.header.misplaced}</div>
      )}
      {view.claimedBy && !view.mine ? (
        <div className="notice amber stays" role="alert">
          {words.task.taken(view.claimedBy.name)}
        </div>
      ) : null}
      <Hands view={view} />
      {view.onBehalf ? <div className="notice">{words.task.onBehalf}</div> : null}
    </>
  );
}

/** A change after signing voided the signatures. */
export const Voided = ({ work }: { readonly work: TaskWork }): ReactNode =>
  work.voided > 0 ? (
    <div className="notice amber" role="status">
      {words.task.voided(work.voided)}
    </div>
  ) : null;

/** The papers to read; `open`: the first one lies open. */
export function Papers({
  work,
  unfolded,
  phone,
}: {
  readonly work: TaskWork;
  /** How many of them lie open from the start. */
  readonly unfolded: number;
  readonly phone: boolean;
}): ReactNode {
  return work.reading.map((form, place) => (
    <details key={form.key} className="reading" id={`paper-${form.key}`} open={place < unfolded}>
      <summary>
        {form.compiled.title} <small>{words.task.lookUp}</small>
      </summary>
      <Paper work={work} form={form} phone={phone} />
    </details>
  ));
}

function Paper({
  work,
  form,
  phone,
}: {
  readonly work: TaskWork;
  readonly form: ReadyForm;
  readonly phone: boolean;
}): ReactNode {
  const services = useFormServices(work, form);
  return (
    <FormView
      form={form.compiled}
      value={form.view.value}
      context={contextFor(form, work.view.context, {})}
      layout={phone ? 'page' : 'paper'}
      mode="read"
      services={services}
      prefix={`read-${form.key}${phone ? '-p' : ''}`}
    />
  );
}

/** What a form still lacks, where it lies folded. */
export function Lacking({ work, form }: { readonly work: TaskWork; readonly form: ReadyForm }): ReactNode {
  const wrong = problemsAt(work, form).length;
  const part = work.progress[work.filling.indexOf(form)];
  const left = part ? part.total - part.filled : 0;
  if (wrong > 0) return <small className="bad">{words.task.toMend(wrong)}</small>;
  return left > 0 ? <small className="amber">{words.task.lacking(left)}</small> : null;
}

/** The opinion or the ballot, where the step asks for one. */
export function Signing({ work }: { readonly work: TaskWork }): ReactNode {
  const { opinion, vote } = work.view;
  const wrong = work.wrong !== '' && work.all.length === 0;
  if (vote) return <Ballot vote={vote} value={work.ballot} onChange={work.cast} wrong={wrong} />;
  return opinion ? (
    <Opinion
      value={work.opinion}
      onChange={work.sign}
      returnTo={wayBackOf(work.view)}
      wrong={wrong ? work.wrong : ''}
    />
  ) : null;
}

/** What happens once this is done. */
export function Afterwards({ view }: { readonly view: TaskView }): ReactNode {
  return view.next.length > 0 ? (
    <>
      <h3>{words.task.afterwards}</h3>
      <ul className="plain">
        {view.next.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  ) : null;
}

/** Submits; asleep while it is under way, and while a colleague holds the task. */
export function SubmitButton({
  work,
  label,
  press = work.submit,
}: {
  readonly work: TaskWork;
  readonly label: string;
  /** What comes before the submit, where something does. */
  readonly press?: () => void;
}): ReactNode {
  const { mine, claimedBy, passed, signs } = work.view;
  const own = signs ? operationWords.signed : passed?.how === 'delegated' ? operationWords.handBack : label;
  return (
    <Button
      className="button primary"
      isDisabled={work.busy || (!mine && claimedBy !== undefined)}
      onPress={press}
    >
      {work.busy ? words.task.submitting : own}
    </Button>
  );
}
