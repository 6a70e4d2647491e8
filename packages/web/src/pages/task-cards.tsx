import { goToField } from '@fiveones/form-view';
import { checkForm, listOf, objectOf, submissionOf, valueAt } from '@fiveones/forms';
import { CircleCheck } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { fileUrl } from '../api.ts';
import { words } from '../words.ts';
import { contextFor, objectAt, type ReadyForm } from './task-forms.ts';
import type { TaskWork } from './task-work.ts';

const say = words.task;

interface CardProps {
  readonly work: TaskWork;
  readonly form: ReadyForm;
}

/** Values from earlier steps that somebody must confirm, with how far that is. */
export function SourcesCard({ work, form }: CardProps): ReactNode {
  const taken = work.taken.find((one) => one.form === form);
  const fields = work.progress[work.filling.indexOf(form)]?.state.fields;
  const shown = ({ path }: { readonly path: string }) => fields?.get(path)?.visible === true;
  const values = taken?.values.filter(shown) ?? [];
  const open = taken?.open.filter(shown) ?? [];
  const first = values[0]?.origin;
  if (!first) return null;
  const done = values.length - open.length;
  const next = open[0];
  return (
    <section className="card sources">
      <h3>{say.sources(values.length, first.nodeName)}</h3>
      <p>
        {say.sourcesFrom(first.at.slice(0, 10), first.by)}
        {say.sourcesAbout}
      </p>
      <progress value={done} max={values.length} aria-label={say.sourcesDone(done)} />
      <p className="row">
        <span className="grow">{say.sourcesDone(done)}</span>
        {next ? (
          <button type="button" className="link" onClick={() => goToField(form.key, next.path)}>
            {say.sourcesLeft(open.length)}
          </button>
        ) : (
          <CircleCheck aria-hidden className="done-mark" />
        )}
      </p>
    </section>
  );
}

const mostThumbs = 3;

/** The photos of the form, small, and whether they are enough. */
export function PhotosCard({ work, form }: CardProps): ReactNode {
  const field = form.compiled.fields.find(({ kind, path }) => kind === 'photos' && !path.includes('*'));
  const value = objectAt(work.values, form.key);
  const photos = field ? listOf(valueAt(value, field.path)) : [];
  const count = photos.length;
  const lacking = useMemo(() => {
    if (!field) return '';
    const context = contextFor(form, work.view.context, work.values);
    const problems = checkForm(form.compiled, submissionOf(form.compiled, value, context).value, context);
    return problems.find(({ path }) => path === field.path)?.message ?? '';
  }, [form, field, count]); // oxlint-disable-line react-hooks/exhaustive-deps -- photos are enough or not by their number
  if (!field) return null;
  return (
    <section className="card photos">
      <h3 className="row">
        <span className="grow">{say.photos}</span>
        <small>
          {count === 0 ? say.photosNone : lacking === '' ? say.photosEnough(count) : say.photosCount(count)}
        </small>
      </h3>
      {count > 0 ? (
        <p className="thumbs">
          {photos.slice(0, mostThumbs).map((photo, place) => {
            const id = objectOf(photo)['id'];
            return typeof id === 'string' ? (
              <img key={place} src={fileUrl(id)} alt="" loading="lazy" />
            ) : null;
          })}
        </p>
      ) : null}
      {count === 0 || lacking !== '' ? (
        <button type="button" className="link" onClick={() => goToField(form.key, field.path)}>
          {say.goPhotos}
        </button>
      ) : null}
    </section>
  );
}
