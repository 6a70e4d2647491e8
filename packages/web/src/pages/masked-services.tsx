import type { FormContext } from '@fiveones/casework';
import type { FormServices } from '@fiveones/form-view';
import { placeOf } from '@fiveones/forms';
import { api } from '../api.ts';
import { Masked } from '../parts/masked.tsx';
import type { ReadyForm } from './task-forms.ts';

/** How the masked values of a form of a case are drawn that this person may look at whole; nothing where there are none. */
export function maskedIn(
  instance: string,
  form: ReadyForm,
  { revealable }: Pick<FormContext, 'revealable'>,
): Pick<FormServices, 'masked'> {
  const paths = revealable?.[form.key];
  if (paths === undefined) return {};
  return {
    masked: {
      paths: new Set(paths),
      draw: ({ path, shown }) => (
        <Masked
          label={placeOf(form.compiled, path)}
          shown={shown}
          look={(why) => api.look.field.mutate({ instance, form: form.key, path, shown, ...why })}
        />
      ),
    },
  };
}
