import type { RenderedBlock, RenderedDocument } from '@fiveones/documents';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { words } from '../words.ts';
import { Seal } from './seal.tsx';

/** How large the text of a sheet may be, the largest first; smaller than the last it would not read well. */
const fits = [1, 0.95, 0.9, 0.85] as const;
/** A sheet and what its margins take, in millimetres, as the style sheet has them. */
const sheetWidth = 210;
const margins = 34;
/** What the printed page holds. */
const pageHeight = 258;

/** How high what stands on a sheet is, in millimetres, at the size it is printed: drawn smaller, lines would break elsewhere. */
function heightOn(sheet: HTMLElement): number {
  sheet.classList.add('a4-measured');
  const { width, height } = sheet.getBoundingClientRect();
  sheet.classList.remove('a4-measured');
  return (height / width) * sheetWidth - margins;
}

/** Makes the text as much smaller as it takes to stand on one page; what is too long for that keeps its size. */
function fitOn(sheet: HTMLElement): void {
  const chosen = fits.find((fit) => {
    sheet.style.setProperty('--a4-fit', String(fit));
    return heightOn(sheet) <= pageHeight;
  });
  sheet.style.setProperty('--a4-fit', String(chosen ?? 1));
}

/** A document as it lies on an A4 sheet. */
export function A4Page({
  document,
  demo,
}: {
  readonly document: RenderedDocument;
  readonly demo: boolean;
}): ReactNode {
  const sheet = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (sheet.current) fitOn(sheet.current);
  }, [document]);
  return (
    <article ref={sheet} className={`a4 a4-${document.style}`} aria-label={document.title}>
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
