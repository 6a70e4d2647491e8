import { useMemo, useRef } from 'react';
import type { JsonObject } from '@fiveones/definition';
import { sampleValue, stateOf, type CompiledForm, type FormContext } from '@fiveones/forms';
import { objectOf } from '@fiveones/chart';
import { today, usePack } from '../context.tsx';
import { compiledForm, parametersToday } from './compiled.ts';

/** A form as it was last fit to be drawn, filled in, and seen by somebody. */
export interface Sample {
  readonly form: CompiledForm;
  readonly value: JsonObject;
  readonly context: FormContext;
  /** The form as it stands now cannot be drawn. */
  readonly broken: boolean;
}

/** A form filled in for a reader: by an example, or with something made up for every field. */
export const useSample = (
  id: string | undefined,
  role: string,
  household: JsonObject | undefined,
): Sample | undefined => {
  const pack = usePack();
  const compiled = useMemo(() => (id === undefined ? undefined : compiledForm(pack, id)), [pack, id]);
  const last = useRef<{ readonly id: string | undefined; readonly form: CompiledForm }>(undefined);
  if (compiled !== undefined) last.current = { id, form: compiled };
  const form = last.current?.id === id ? last.current?.form : undefined;
  return useMemo(() => {
    if (form === undefined) return undefined;
    const context: FormContext = {
      today,
      param: parametersToday(pack, today),
      data: household ?? {},
      ...(role === '' ? {} : { role }),
    };
    const value = household === undefined ? sampleValue(form, 3, context) : objectOf(household[form.key]);
    return { form, value, context, broken: compiled === undefined };
  }, [form, compiled, pack, role, household]);
};

/** A JSON pointer as a dotted path without row numbers, as sections write it. */
export const dottedOf = (pointer: string): string =>
  pointer
    .split('/')
    .filter((part) => part !== '' && part !== '*' && !/^\d+$/.test(part))
    .join('.');

/** How many times a field stands in a sample, and in how many of them it is shown. */
export const shownIn = (
  { form, value, context }: Sample,
  path: string,
): { readonly all: number; readonly seen: number } => {
  const places = [...stateOf(form, value, context).fields.values()].filter(
    (state) => dottedOf(state.path) === path,
  );
  return {
    all: places.length,
    seen: places.filter(({ visible, withheld }) => visible && !withheld).length,
  };
};
