import type { CaseView, ValueChange } from '@fiveones/casework';
import type { ReactNode } from 'react';
import { lookWords } from '../parts/look-words.ts';
import { words } from '../words.ts';

/** What happened to a case, line by line, the last first. */
export const CaseHistory = ({ view }: { readonly view: CaseView }): ReactNode => (
  <ol className="history">
    {withLooks(view).map((line, place) => (
      <li key={`${line.at}${place}`} className={line.tone}>
        <time>{line.at.slice(5, 16).replace('T', ' ')}</time>
        <span>
          <b>
            <Titled line={line} />
          </b>
          {line.times === undefined ? null : <em> {words.case.times(line.times)}</em>}
          {line.note ? <small>{line.note}</small> : null}
          {line.changes ? <Changes changes={line.changes} /> : null}
        </span>
      </li>
    ))}
  </ol>
);

/** A line of the history, with who did it standing out where it begins with them. */
function Titled({ line }: { readonly line: ShownLine }): ReactNode {
  const { title, who = '' } = line;
  if (who === '' || !title.startsWith(who)) return title;
  return (
    <>
      <strong>{who}</strong>
      {title.slice(who.length)}
    </>
  );
}

/** What happened, with who looked at whole numbers where the reader supervises that; the last first. */
const withLooks = ({ history, looks }: CaseView): readonly ShownLine[] =>
  looks.length === 0
    ? history
    : [...history, ...looks.map(lookLine)].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));

type ShownLine = Omit<CaseView['history'][number], 'type'>;

const lookLine = ({ at, who, place, reason, whole }: CaseView['looks'][number]): ShownLine => ({
  at,
  who,
  title: whole ? lookWords.caseLine(who) : lookWords.line(who, place),
  note: reason,
  tone: 'plain',
});

/** What stood there struck out, what stands there now in bold. */
export const Changes = ({ changes }: { readonly changes: readonly ValueChange[] }): ReactNode => (
  <dl className="changes">
    {changes.map(({ place, before, after }) => (
      <div key={place}>
        <dt>{place}</dt>
        <dd>
          <del>{before}</del> <span aria-hidden>→</span> <ins>{after}</ins>
        </dd>
      </div>
    ))}
  </dl>
);
