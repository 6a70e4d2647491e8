import type { RenderedBlock, RenderedDocument } from '@fiveones/documents';
import { useQueries } from '@tanstack/react-query';
import { Check, ChevronLeft, Printer, X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { api } from '../api.ts';
import { Seal } from '../parts/seal.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { linkTo } from '../route.ts';
import { useClock } from '../session.tsx';
import { words } from '../words.ts';

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
  if (failed) return <Failed error={failed.error} />;
  if (found.some(({ isPending }) => isPending)) return <Loading rows={8} />;
  const ready = found.flatMap(({ data }) => (data ? [data] : []));
  const barred = ready.some(isBarred);
  return (
    <div className="print">
      <aside className="print-side">
        <a className="back" {...linkTo(`/case/${instance}`)}>
          <ChevronLeft aria-hidden /> {words.print.back}
        </a>
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
        <button type="button" className="button primary big" disabled={barred} onClick={() => window.print()}>
          <Printer aria-hidden /> {words.print.print(ready.length)}
        </button>
        <p className="muted">{words.print.pdf}</p>
      </aside>
      <main id="main" className="pages">
        {ready.map((document) =>
          isBarred(document) ? (
            <Barred key={document.id} document={document} />
          ) : (
            <Page key={document.id} document={document} demo={demo} />
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

function Page({
  document,
  demo,
}: {
  readonly document: RenderedDocument;
  readonly demo: boolean;
}): ReactNode {
  return (
    <article className={`a4 a4-${document.style}`} aria-label={document.title}>
      <div className="a4-body">
        <h2 className="a4-title">{document.title}</h2>
        {document.subtitle ? <p className="a4-subtitle">{document.subtitle}</p> : null}
        {document.number ? <p className="a4-number">{document.number}</p> : null}
        {document.blocks.map((block, place) => (
          <Part key={place} block={block} />
        ))}
      </div>
      <div className="a4-sign">
        <p>{document.issuer}</p>
        <p>{document.issuedOn}</p>
        <Seal name={document.seal} sample={demo} />
      </div>
      <footer className="a4-foot">
        {document.footer.map((part) => (
          <span key={part}>{part}</span>
        ))}
        <span>{words.print.checkNumber(document.checkNumber)}</span>
        <span>{words.print.pageOf}</span>
      </footer>
    </article>
  );
}

type Drawn<K extends RenderedBlock['kind']> = (block: Extract<RenderedBlock, { kind: K }>) => ReactNode;

const parts: { readonly [K in RenderedBlock['kind']]: Drawn<K> } = {
  paragraph: ({ text, indent }) => <p className={indent ? 'indent' : ''}>{text}</p>,
  salutation: ({ text }) => <p className="salutation">{text}</p>,
  heading: ({ text }) => <h3>{text}</h3>,
  pairs: ({ rows }) => (
    <table>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            {row.map(({ label, value }) => [
              <th key={label} scope="row">
                {label}
              </th>,
              <td key={`${label}-value`}>{value}</td>,
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  ),
  table: ({ head, rows }) => (
    <table>
      <thead>
        <tr>
          {head.map((label) => (
            <th key={label}>{label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            {row.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  ),
  list: ({ items }) => (
    <ol>
      {items.map((item, place) => (
        <li key={place}>{item}</li>
      ))}
    </ol>
  ),
  box: ({ rows }) => (
    <dl className="a4-box">
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  ),
};

// The table is keyed by the block's own kind, which the compiler cannot follow through the union.
const Part = ({ block }: { readonly block: RenderedBlock }): ReactNode =>
  (parts[block.kind] as Drawn<RenderedBlock['kind']>)(block);
