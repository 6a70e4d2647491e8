import type { CaseView } from '@fiveones/casework';
import { FormView, type FormServices } from '@fiveones/form-view';
import { useMemo, type ReactNode } from 'react';
import { fileUrl } from '../api.ts';
import { usePhone } from '../parts/phone.ts';
import { words } from '../words.ts';
import { KeptBack, NotYours } from './case-documents.tsx';
import { maskedIn } from './masked-services.tsx';
import { contextFor, placesOf, readyForm, type ReadyForm } from './task-forms.ts';

const ofForm: Readonly<Record<string, string>> = words.case.keptOfForm;

/** Every form of a case that holds something, folded. */
export function FilledForms({ view }: { readonly view: CaseView }): ReactNode {
  const phone = usePhone();
  const forms = useMemo(() => view.forms.map(readyForm), [view]);
  const services = useMemo(() => {
    const around = { fileUrl, regions: placesOf(view.context) };
    const { instance } = view.header;
    return new Map(
      forms.map((form): [string, FormServices] => [
        form.key,
        { ...around, ...maskedIn(instance, form, view.context) },
      ]),
    );
  }, [view, forms]);
  if (forms.length === 0) return <div className="empty">{words.case.noForms}</div>;
  const limited = forms.filter((form) => form.view.kept === 'all');
  return (
    <>
      {forms
        .filter((form) => form.view.kept !== 'all')
        .map((form) => (
          <details key={form.key} className="reading">
            <summary>
              {form.compiled.title} <KeptBack text={ofForm[form.view.kept ?? '']} />
            </summary>
            <FormView
              form={form.compiled}
              value={form.view.value}
              context={contextFor(form, view.context, {})}
              problems={[]}
              layout={phone ? 'page' : 'paper'}
              mode="read"
              services={services.get(form.key)}
              prefix={`case-${form.key}`}
              onChange={() => undefined}
            />
          </details>
        ))}
      {limited.length > 0 ? <LimitedForms forms={limited} /> : null}
    </>
  );
}

/** The forms of which the reader is shown nothing: what they are called, and who sees them. */
const LimitedForms = ({ forms }: { readonly forms: readonly ReadyForm[] }): ReactNode => (
  <details className="reading">
    <summary>{words.case.limitedForms(forms.length)}</summary>
    <ul className="limited-forms">
      {forms.map(({ key, compiled, view }) => (
        <li key={key}>
          <b>{compiled.title}</b>
          <NotYours only={view.only ?? []} />
        </li>
      ))}
    </ul>
  </details>
);
