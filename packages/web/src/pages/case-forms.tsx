import type { CaseView } from '@fiveones/casework';
import { FormView, type FormServices } from '@fiveones/form-view';
import { useMemo, type ReactNode } from 'react';
import { fileUrl } from '../api.ts';
import { usePhone } from '../parts/phone.ts';
import { words } from '../words.ts';
import { KeptBack, NotYours } from './case-documents.tsx';
import { maskedIn } from './masked-services.tsx';
import { contextFor, placesOf, readyForm } from './task-forms.ts';

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
  return forms.map((form) =>
    form.view.kept === 'all' ? (
      <p key={form.key} className="reading limited">
        <b>{form.compiled.title}</b>
        <NotYours only={form.view.only ?? []} />
      </p>
    ) : (
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
    ),
  );
}
