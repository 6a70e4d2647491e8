import type { RenderedDocument } from '@fiveones/documents';
import { useQueries } from '@tanstack/react-query';
import { Check, Printer, X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { api } from '../api.ts';
import { A4Page } from '../parts/a4.tsx';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useClock } from '../session.tsx';
import { words } from '../words.ts';
import { BackLink } from '../parts/back-link.tsx';

/** Documents of a case on A4, ready to print. */
export function PrintPage({
  instance,
  documents,
}: {
  readonly instance: string;
  readonly documents: readonly string[];
}): ReactNode {
  const found = useQueries({
    queries: documents.map((document) => ({
      queryKey: ['document', instance, document],
      queryFn: () => api.instance.document.query({ instance, document }),
    })),
  });
  const demo = useClock().data?.demo === true;
  useEffect(() => {
    document.documentElement.classList.add('printing');
    return () => document.documentElement.classList.remove('printing');
  }, []);
  const failed = found.find(({ isError }) => isError);
  if (failed)
    return (
      <Shell back={<BackLink to={`/case/${instance}`} name={words.print.back} />}>
        <Failed error={failed.error} />
      </Shell>
    );
  if (found.some(({ isPending }) => isPending)) return <Loading rows={8} />;
  const ready = found.flatMap(({ data }) => (data ? [data] : []));
  const barred = ready.some(isBarred);
  return (
    <div className="print">
      <aside className="print-side">
        <BackLink to={`/case/${instance}`} name={words.print.back} />
        <h1>{words.print.title(ready.length)}</h1>
        {ready.map((document) => (
          <section key={document.id}>
            <h2>{document.title}</h2>
            <p className="muted">
              {words.print.onePage(document.style === 'poster' ? words.print.toBoard : words.print.toPerson)}
            </p>
            <ul className="checks">
              {document.checks.map((check) => (
                <li key={check.text} className={check.ok ? 'ok' : 'bad'}>
                  {check.ok ? <Check aria-hidden /> : <X aria-hidden />} {check.text}
                </li>
              ))}
            </ul>
          </section>
        ))}
        {ready.some(({ style }) => style === 'poster') ? (
          <p className="notice">{words.print.posterRule}</p>
        ) : null}
        <span className="grow" />
        <button
          type="button"
          className={ready.some(({ part }) => part) ? 'button big' : 'button primary big'}
          disabled={barred}
          onClick={() => window.print()}
        >
          <Printer aria-hidden /> {words.print.print(ready.length)}
        </button>
        <p className="muted">{words.print.pdf}</p>
      </aside>
      <main id="main" className="pages" tabIndex={-1}>
        {ready.map((document) =>
          isBarred(document) ? (
            <Barred key={document.id} document={document} />
          ) : (
            <A4Page key={document.id} document={document} demo={demo} />
          ),
        )}
      </main>
    </div>
  );
}

/** A poster goes out whole or not at all. */
const isBarred = ({ style, checks }: RenderedDocument): boolean =>
  style === 'poster' && checks.some(({ ok }) => !ok);

const Barred = ({ document }: { readonly document: RenderedDocument }): ReactNode => (
  <article className="a4 a4-barred" role="alert">
    <h2>{words.print.posterBarred}</h2>
    <ul>
      {document.checks
        .filter(({ ok }) => !ok)
        .map(({ text }) => (
          <li key={text}>{words.print.notMet(text)}</li>
        ))}
    </ul>
    <p>{words.print.posterBarredWhy}</p>
  </article>
);
