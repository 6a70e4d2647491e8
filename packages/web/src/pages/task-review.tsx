import { FormView } from '@fiveones/form-view';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { words } from '../words.ts';
import { contextFor, objectAt, type ReadyForm } from './task-forms.ts';
import { SubmitButton } from './task-parts.tsx';
import { ownOf, useFormServices, type TaskWork } from './task-work.ts';

/** 检查答案: on a phone, where each part was a page of its own, everything once more before it is handed in. */
export function Review({
  work,
  onChange,
}: {
  readonly work: TaskWork;
  /** Goes to a part that is not right yet. */
  readonly onChange: (form: ReadyForm, section: string) => void;
}): ReactNode {
  const own = ownOf(work);
  return (
    <>
      <div className="phone-end">
        <h2 tabIndex={-1} className="fv-question review-title">
          {words.phone.review}
        </h2>
        <p className="muted">{words.phone.reviewAbout}</p>
        {own.map((form) => (
          <section key={form.key} className="reviewed" aria-label={form.compiled.title}>
            {own.length > 1 ? <h3>{form.compiled.title}</h3> : null}
            <Answers work={work} form={form} onChange={onChange} />
          </section>
        ))}
      </div>
      <footer className="phone-foot">
        <SubmitButton work={work} label={words.phone.reviewed} />
      </footer>
    </>
  );
}

/** What was filled into a form, part by part, each with a way back to it. */
function Answers({
  work,
  form,
  onChange,
}: {
  readonly work: TaskWork;
  readonly form: ReadyForm;
  readonly onChange: (form: ReadyForm, section: string) => void;
}): ReactNode {
  const own = useFormServices(work, form);
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });
  const services = useMemo(
    () => ({ ...own, onChangePart: (section: string) => change.current(form, section) }),
    [own, form],
  );
  return (
    <FormView
      form={form.compiled}
      value={objectAt(work.values, form.key)}
      context={contextFor(form, work.view.context, work.values)}
      layout="page"
      mode="read"
      services={services}
      prefix={`review-${form.key}`}
    />
  );
}
