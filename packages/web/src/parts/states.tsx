import type { ReactNode } from 'react';
import { failureOf } from '../api.ts';
import { linkTo } from '../route.ts';
import { words } from '../words.ts';

/** Rows of grey while something is fetched; at the height of what comes. */
export const Loading = ({ rows }: { readonly rows: number }): ReactNode => (
  <div className="skeletons" role="status" aria-label={words.failure.loading}>
    {Array.from({ length: rows }, (_, place) => (
      <div key={place} className="skeleton" />
    ))}
  </div>
);

/** What went wrong, and the way on. */
export function Failed({
  error,
  again,
  instance,
}: {
  readonly error: unknown;
  readonly again?: () => void;
  readonly instance?: string | undefined;
}): ReactNode {
  const failure = failureOf(error);
  return (
    <main className="alone" role="alert">
      <h1>{failure.code === 'input-invalid' ? words.failure.noPage : failure.message}</h1>
      {failure.code === 'not-found' ? <p>{words.failure.gone}</p> : null}
      <p className="row">
        {again && (failure.offline || failure.code === 'fault') ? (
          <button type="button" className="button" onClick={again}>
            {words.again}
          </button>
        ) : null}
        {instance && !failure.offline ? (
          <a className="button" {...linkTo(`/case/${instance}`)}>
            {words.seeCase}
          </a>
        ) : null}
        <a className="button" {...linkTo('/')}>
          {words.backToToday}
        </a>
      </p>
    </main>
  );
}
