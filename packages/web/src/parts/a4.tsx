import type { RenderedBlock, RenderedDocument } from '@fiveones/documents';
import type { ReactNode } from 'react';
import { words } from '../words.ts';
import { Seal } from './seal.tsx';

/** A document as it lies on an A4 sheet. */
export function A4Page({
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
        <span className="a4-check">{words.print.checkNumber(document.checkNumber)}</span>
      </footer>
    </article>
  );
}

/** The last value of a short row takes the room of the pairs that are not there. */
const spanOf = (row: readonly object[], column: number, whole: readonly object[]): number =>
  column === row.length - 1 ? 1 + 2 * (whole.length - row.length) : 1;

type Drawn<K extends RenderedBlock['kind']> = (block: Extract<RenderedBlock, { kind: K }>) => ReactNode;

const parts: { readonly [K in RenderedBlock['kind']]: Drawn<K> } = {
  paragraph: ({ text, indent }) => <p className={indent ? 'indent' : ''}>{text}</p>,
  salutation: ({ text }) => <p className="salutation">{text}</p>,
  heading: ({ text }) => <h3>{text}</h3>,
  pairs: ({ rows }) => (
    <table className="a4-pairs">
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            {row.map(({ label, value }, column) => [
              <th key={label} scope="row">
                {label}
              </th>,
              <td key={`${label}-value`} colSpan={spanOf(row, column, rows[0] ?? row)}>
                {value}
              </td>,
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
