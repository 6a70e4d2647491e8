import type { TaskView } from '@fiveones/casework';
import { ErrorSummary, FormView } from '@fiveones/form-view';
import type { Problem } from '@fiveones/forms';
import { CheckCircle2, CircleAlert, CloudOff } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { timeOf, unitText } from '../parts/time.ts';
import { Opinion } from './opinion.tsx';
import { contextFor, type ReadyForm } from './task-forms.ts';
import { problemsAt, type TaskWork } from './task-work.ts';

/** `还剩 6 个工作日`; a clock that has run out or stands still says so. */
export function clockWords(clock: NonNullable<TaskView['clock']>): string {
  if (clock.state === 'overdue') return '已经超期';
  if (clock.state === 'paused') return '时限停着';
  if (clock.state === 'stopped') return '时限已停';
  return clock.left === 0 ? '今天到期' : `还剩 ${clock.left} ${unitText(clock.unit)}`;
}

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
      {work.filling.map((form) => {
        const own = problemsAt(work, form);
        return own.length === 0 ? null : (
          <ErrorSummary
            key={form.key}
            form={form.compiled}
            problems={own}
            onGo={(problem) => onGo(form, problem)}
          />
        );
      })}
      {work.wrong === '' ? null : (
        <div ref={box} tabIndex={-1} className="notice seal wrong" role="alert">
          <CircleAlert aria-hidden /> {work.wrong}
        </div>
      )}
    </>
  );
}

/** Where the draft stands, with the time. */
export function Saved({ work, place }: { readonly work: TaskWork; readonly place: string }): ReactNode {
  const { saving, view } = work;
  if (saving.kind === 'local')
    return (
      <span className="saved amber" role="status">
        <CloudOff aria-hidden /> 还没送到，内容在{place}
      </span>
    );
  if (saving.kind === 'saving') return <span className="saved">正在保存…</span>;
  const at = saving.kind === 'saved' ? saving.at : view.draft?.savedAt;
  return at === undefined ? null : (
    <span className="saved" role="status">
      <CheckCircle2 aria-hidden /> 草稿已保存 {timeOf(at)}
    </span>
  );
}

/** What stands above the work: it came back, it is for somebody else, somebody else has it. */
export function Notes({ view }: { readonly view: TaskView }): ReactNode {
  return (
    <>
      {view.returned ? (
        <div className="notice amber">
          <b>{view.returned.by}退回：</b>
          {view.returned.reason}
        </div>
      ) : null}
      {view.claimedBy && !view.mine ? (
        <div className="notice amber">{view.claimedBy.name}已经接手这一件，您可以看，不用办。</div>
      ) : null}
      {view.onBehalf ? (
        <div className="notice">这一步由申请人做，您替申请人填；签字要申请人本人或代理人签。</div>
      ) : null}
    </>
  );
}

/** The papers to read; `open`: the first one lies open. */
export function Papers({
  work,
  open,
  phone,
}: {
  readonly work: TaskWork;
  readonly open: boolean;
  readonly phone: boolean;
}): ReactNode {
  return work.reading.map((form, place) => (
    <details key={form.key} className="reading" id={`paper-${form.key}`} open={open && place === 0}>
      <summary>
        {form.compiled.title} <small>参阅</small>
      </summary>
      <FormView
        form={form.compiled}
        value={form.view.value}
        context={contextFor(form, work.view.context, {})}
        layout="paper"
        mode="read"
        services={work.services}
        prefix={`read-${form.key}${phone ? '-p' : ''}`}
      />
    </details>
  ));
}

/** The opinion, where the step asks for one. */
export function Signing({ work }: { readonly work: TaskWork }): ReactNode {
  const { opinion, waysBack } = work.view;
  return opinion ? (
    <Opinion
      value={work.opinion}
      onChange={work.sign}
      returnTo={waysBack.find(({ node }) => node === opinion.returnTo)?.name}
      wrong={work.wrong !== '' && work.all.length === 0}
    />
  ) : null;
}

/** What happens once this is done. */
export function Afterwards({ view }: { readonly view: TaskView }): ReactNode {
  return view.next.length > 0 ? (
    <section className="card">
      <h3>办完之后</h3>
      <ul className="plain">
        {view.next.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  ) : null;
}

/** Submits; asleep while it is under way, and while a colleague holds the task. */
export function SubmitButton({
  work,
  label,
}: {
  readonly work: TaskWork;
  readonly label: string;
}): ReactNode {
  const { mine, claimedBy } = work.view;
  return (
    <Button
      className="button primary"
      isDisabled={work.busy || (!mine && claimedBy !== undefined)}
      onPress={work.submit}
    >
      {work.busy ? '正在提交…' : label}
    </Button>
  );
}
