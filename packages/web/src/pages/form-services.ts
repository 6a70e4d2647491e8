import { inShanghai, milliseconds } from '@fiveones/calendar';
import type { FormContext as ServerContext } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import type { FormServices } from '@fiveones/form-view';
import { stampSignatures, voidSignatures, type Voided } from '@fiveones/forms';
import { fileUrl } from '../api.ts';
import { words } from '../words.ts';
import { contextFor, objectAt, placesOf, type ReadyForm } from './task-forms.ts';

/** What forms that are filled in here get from the page: where files go, the time and place of a signature, regions. */
export function formServices(
  context: ServerContext,
  upload: NonNullable<FormServices['upload']>,
): FormServices {
  const opened = Date.now();
  const begun = milliseconds(context.now);
  return {
    upload,
    fileUrl,
    regions: placesOf(context),
    now: () => inShanghai(begun + Date.now() - opened),
    locate: located,
  };
}

/** A change of a form: what was signed before it is void, what is signed with it carries what it was put under. */
export function signedChange(
  form: ReadyForm,
  context: ServerContext,
  change: { readonly values: JsonObject; readonly next: JsonObject },
  isOwn?: (path: string) => boolean,
): Voided {
  const before = objectAt(change.values, form.key);
  const kept = voidSignatures(form.compiled, before, change.next, isOwn);
  const value = stampSignatures(form.compiled, before, kept.value, contextFor(form, context, change.values));
  return { value, count: kept.count };
}

const patience = 5_000;

/** Where the person stands, in words, on a machine that is carried about; undefined without a position. */
function located(): Promise<string | undefined> {
  if (!matchMedia('(pointer: coarse)').matches || !('geolocation' in navigator))
    return Promise.resolve(undefined);
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve(
          words.task.place(
            coords.latitude.toFixed(5),
            coords.longitude.toFixed(5),
            Math.round(coords.accuracy),
          ),
        ),
      () => resolve(undefined),
      { timeout: patience, enableHighAccuracy: true },
    );
  });
}
