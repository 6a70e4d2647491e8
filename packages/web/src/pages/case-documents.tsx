import type { CaseView } from '@fiveones/casework';
import { EyeOff, Lock, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { linkTo } from '../route.ts';
import { words } from '../words.ts';

const say = words.case;

/** Stands where a paper would be opened, for whoever may not: who may. */
export const NotYours = ({ only }: { readonly only: readonly string[] }): ReactNode => (
  <span className="document-limited">
    <Lock aria-hidden /> {say.notYours}
    <small>{say.onlyFor(only)}</small>
  </span>
);

/** Said before a paper is opened of which its reader will not see all. */
export const KeptBack = ({ text }: { readonly text: string | undefined }): ReactNode =>
  text === undefined ? null : (
    <span className="chip kept">
      <EyeOff aria-hidden /> {text}
    </span>
  );

const ofDocument: Readonly<Record<string, string>> = say.keptOfDocument;

/** The documents that a case issued, to be seen and printed. */
export function CaseDocuments({ view }: { readonly view: CaseView }): ReactNode {
  if (view.documents.length === 0) return <div className="empty">{say.noDocuments}</div>;
  return (
    <ul className="rows documents">
      {view.documents.map((document) => (
        <li key={document.id}>
          <span>
            <b>{words.quoted(document.name)}</b> <KeptBack text={ofDocument[document.kept ?? '']} />
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
