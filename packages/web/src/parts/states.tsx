import type { ReactNode } from 'react';
import { failureOf } from '../api.ts';
import { linkTo } from '../route.ts';

/** Rows of grey while something is fetched; at the height of what comes. */
export const Loading = ({ rows }: { readonly rows: number }): ReactNode => (
  <div className="skeletons" role="status" aria-label="正在取数据">
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
      <h1>{failure.code === 'input-invalid' ? '没有这个页面，地址可能写错了。' : failure.message}</h1>
      {failure.code === 'not-found' ? <p>可能已经办完、收回，或者归别的镇村办。</p> : null}
      <p className="row">
        {again && (failure.offline || failure.code === 'fault') ? (
          <button type="button" className="button" onClick={again}>
            再试一次
          </button>
        ) : null}
        {instance && !failure.offline ? (
          <a className="button" {...linkTo(`/case/${instance}`)}>
            看这件办件
          </a>
        ) : null}
        <a className="button" {...linkTo('/')}>
          回到今天
        </a>
      </p>
    </main>
  );
}
