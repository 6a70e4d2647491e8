import type { CaseView } from '@fiveones/casework';
import { Lock, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { linkTo } from '../route.ts';
import { words } from '../words.ts';

const say = words.case;

/** Stands where a document would be opened, for whoever may not: who may. */
const NotYours = ({ only }: { readonly only: readonly string[] }): ReactNode => (
  <span className="document-limited">
    <Lock aria-hidden /> {say.notYours}
    <small>{say.onlyFor(only)}</small>
  </span>
);

/** The documents that a case issued, to be seen and printed. */
export function CaseDocuments({ view }: { readonly view: CaseView }): ReactNode {
  if (view.documents.length === 0) return <div className="empty">{say.noDocuments}</div>;
  return (
    <ul className="rows documents">
      {view.documents.map((document) => (
        <li key={document.id}>
          <span>
            <b>{words.quoted(document.name)}</b>
            <small>
              {document.at.slice(0, 10)} · {document.nodeName} · {say.checkNumber(document.checkNumber)}
            </small>
          </span>
          {document.only ? (
            <NotYours only={document.only} />
          ) : (
            <a className="button" {...linkTo(`/print/${view.header.instance}?docs=${document.id}`)}>
              <Printer aria-hidden /> {say.seeAndPrint}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
