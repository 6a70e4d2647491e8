import type { HouseholdView } from '@fiveones/casework';
import { Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { linkTo } from '../route.ts';
import { Some } from './household-some.tsx';
import { householdWords as say } from './household-words.ts';

/** 预警: what the household was warned of, those that turned out false too. */
export function HouseholdWarnings({ view }: { readonly view: HouseholdView }): ReactNode {
  const { warnings } = view;
  const open = warnings.filter(({ running }) => running).length;
  if (warnings.length === 0) return null;
  return (
    <section className={open > 0 ? 'card warned' : 'card'}>
      <h2 className="row">
        {open > 0 ? <TriangleAlert aria-hidden /> : null}
        {say.warnings}
        <span className="grow" />
        <span className="muted">{say.warningsOpen(open)}</span>
      </h2>
      <Some all={warnings} first={4}>
        {(one) => (
          <li key={one.instance} className="warning">
            {one.running ? <TriangleAlert aria-hidden className="open" /> : <Check aria-hidden />}
            <span>
              <a {...linkTo(`/case/${one.instance}`)}>{one.what}</a>
              <small>
                {[one.at.slice(0, 10), ...one.shown.map(({ label, value }) => `${label} ${value}`)].join(
                  ' · ',
                )}
                {one.running ? '' : ` · ${say.settled}`}
              </small>
            </span>
          </li>
        )}
      </Some>
    </section>
  );
}
