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
  // On several pages it flows as text does, so that whoever signs never stands on a page of their own.
  sheet.classList.toggle('a4-long', chosen === undefined);
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
        {document.part === undefined ? null : <p className="a4-part">{document.part}</p>}
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
        {document.part === undefined ? <Seal name={document.seal} sample={demo} /> : null}
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

/** How wide a text is, in halves of a Chinese character. */
const widthOf = (text: string): number => text.length + (text.match(/[\u0100-\uffff]/g)?.length ?? 0);
/** A column in which nothing is wider stays on one line: a code or a word broken in two cannot be read. */
const shortCell = 8;
const aDay = /^\d{4} 年 \d+ 月(?: \d+ 日)?$/;
/** A long roll of so narrow columns is laid in several side by side, so that it takes fewer sheets. */
const columnsAcross = 4;
const rollFrom = 12;
/** A table with more columns is set smaller, or what is long in it would stand in threads. */
const manyColumns = 6;

/** The rows of a table, read from left to right and then downwards where they stand side by side. */
function Lines({ head, rows }: Extract<RenderedBlock, { kind: 'table' }>): ReactNode {
  const widest = head.map((_, column) => Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ''))));
  const isRoll = rows.length >= rollFrom && widest.every((width) => width <= shortCell);
  const across = isRoll ? Math.max(1, Math.floor(columnsAcross / head.length)) : 1;
  const lines = Array.from({ length: Math.ceil(rows.length / across) }, (_, line) =>
    Array.from({ length: across }, (_, place) => rows[line * across + place] ?? head.map(() => '')).flat(),
  );
  const heads = Array.from({ length: across }, () => head).flat();
  // A day broken in two lines is read twice.
  const isDay = head.map((_, column) => rows.every((row) => aDay.test(row[column] ?? '')));
  const shortAt = (column: number) =>
    (widest[column % head.length] ?? 0) <= shortCell || isDay[column % head.length];
  return (
    <table className={heads.length > manyColumns ? 'a4-many' : undefined}>
      <thead>
        <tr>
          {heads.map((label, column) => (
            <th key={column} className={widthOf(label) <= shortCell ? 'a4-short' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((cells, line) => (
          <tr key={line}>
            {cells.map((cell, column) => (
              <td key={column} className={shortAt(column) ? 'a4-short' : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
        {lines.length === 0 ? (
          <tr>
            <td colSpan={heads.length}>{words.print.noRows}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

type Drawn<K extends RenderedBlock['kind']> = (block: Extract<RenderedBlock, { kind: K }>) => ReactNode;

const parts: { readonly [K in RenderedBlock['kind']]: Drawn<K> } = {
  paragraph: ({ text, indent }) => <p className={indent ? 'indent' : ''}>{text}</p>,
  salutation: ({ text }) => <p className="salutation">{text}</p>,
  heading: ({ text }) => <h3>{text}</h3>,
  pairs: ({ rows }) => (
    <table className={(rows[0]?.length ?? 0) > 2 ? 'a4-pairs a4-narrow' : 'a4-pairs'}>
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
  table: Lines,
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
