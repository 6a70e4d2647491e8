import type { CaseView } from '@fiveones/casework';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { linkTo } from '../route.ts';
import { words } from '../words.ts';

const say = words.case;

/** How many cases stand around one. */
export const countRelated = ({ from, begun, unlisted }: CaseView['related']): number =>
  (from ? 1 : 0) + begun.length + unlisted;

/** Where a case came from, and the cases that it has begun, each a way there. */
export const RelatedCases = ({ related }: { readonly related: CaseView['related'] }): ReactNode => (
  <div className="related">
    {related.from ? (
      <>
        <h3>{say.relatedFrom}</h3>
        <ul className="rows">
          <Related one={related.from} />
        </ul>
      </>
    ) : null}
    {related.begun.length > 0 ? (
      <>
        <h3>{say.relatedBegun}</h3>
        <ul className="rows">
          {related.begun.map((one) => (
            <Related key={one.instance} one={one} />
          ))}
        </ul>
      </>
    ) : null}
    {related.unlisted > 0 ? <p className="muted">{say.relatedUnlisted(related.unlisted)}</p> : null}
  </div>
);

const Related = ({ one }: { readonly one: CaseView['related']['begun'][number] }): ReactNode => (
  <li>
    <a {...linkTo(`/case/${one.instance}`)}>
      <span>
        <b>{one.subject}</b>
        <small>
          {one.processName} · {one.number} · {one.regionName}
        </small>
      </span>
      <em>{standing(one)}</em>
      <ChevronRight aria-hidden />
    </a>
  </li>
);

const standing = ({ status, waitsFor }: CaseView['related']['begun'][number]): string =>
  status === 'running' ? waitsFor || say.running : (say.outcomes[status] ?? say.closed);
