import type { Origin, TaskView } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import type { Source } from '@fiveones/form-view';
import { isConfirmed, takenValues, type TakenValue } from '@fiveones/forms';
import { useMemo, useState } from 'react';
import { objectAt, type ReadyForm } from './task-forms.ts';
import { sourcesOf } from './task-sources.ts';

/** The taken values of a form, and which of them somebody has confirmed. */
export interface Taken {
  readonly form: ReadyForm;
  readonly values: readonly TakenValue<Origin>[];
  readonly confirmed: ReadonlySet<string>;
  readonly open: readonly TakenValue<Origin>[];
  /** The same as the form shows them; a new map only when one is confirmed. */
  readonly sources: ReadonlyMap<string, Source>;
}

const placeOf = (person: string, task: string): string => `fiveones.confirmed.${person}.${task}`;

function kept(place: string): readonly string[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(read) ? read.filter((path) => typeof path === 'string') : [];
  } catch {
    return [];
  }
}

/** Values taken over from earlier steps, and what has been confirmed of them, remembered on this machine. */
export function useTaken(
  forms: readonly ReadyForm[],
  view: TaskView,
  values: JsonObject,
  person: string,
): { readonly taken: readonly Taken[]; readonly confirm: (form: ReadyForm, path: string) => void } {
  const place = placeOf(person, view.task);
  const [marks, setMarks] = useState(() => new Set(kept(place)));
  const found = useMemo(
    () => forms.map((form) => ({ form, values: takenValues(form, view) })),
    [forms, view],
  );
  // One text that changes exactly when something gets confirmed: the form is drawn anew for nothing else.
  const state = found
    .flatMap(({ form, values: all }) =>
      all.map((one) => (isConfirmed(one, objectAt(values, form.key), marksOf(form, marks)) ? '1' : '0')),
    )
    .join('');
  const taken = useMemo(
    () =>
      found.map(({ form, values: all }): Taken => {
        const confirmed = marksOf(form, marks);
        const value = objectAt(values, form.key);
        return {
          form,
          values: all,
          confirmed,
          open: all.filter((one) => !isConfirmed(one, value, confirmed)),
          sources: sourcesOf(all, value, confirmed),
        };
      }),
    [found, state], // oxlint-disable-line react-hooks/exhaustive-deps -- `state` stands for the values and the marks
  );
  return {
    taken,
    confirm: (form, path) => {
      const next = new Set([...marks, `${form.key} ${path}`]);
      localStorage.setItem(place, JSON.stringify([...next]));
      setMarks(next);
    },
  };
}

const marksOf = ({ key }: ReadyForm, marks: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...marks].flatMap((mark) => (mark.startsWith(`${key} `) ? [mark.slice(key.length + 1)] : [])));

/** Forgets what was confirmed at a task that is done. */
export const forgetConfirmed = (person: string, task: string): void =>
  localStorage.removeItem(placeOf(person, task));
