import type { HouseholdMeasures, HouseholdView } from '@fiveones/casework';
import { Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { linkTo } from '../route.ts';
import { householdWords as say, stateOf } from './household-words.ts';

type Measure = HouseholdMeasures['measures'][number];

/** 一策: what the household needs, who does what about it until when, and how far that is. */
export function HouseholdPlan({ view }: { readonly view: HouseholdView }): ReactNode {
  const { plan, today } = view;
  if (!plan) return null;
  const labels = [...plan.labels, ...(plan.hasDue ? [say.due] : []), ...(plan.pursues ? [say.progress] : [])];
  return (
    <section className="card">
      <h2 className="row">
        {say.plan}
        <span className="grow" />
        <a className="link" {...linkTo(`/case/${plan.instance}`)}>
          {say.planFrom}
        </a>
      </h2>
      {plan.shown.length > 0 ? (
        <p className="plan-shown">
          {plan.shown.map(({ label, value }) => (
            <span key={label}>
              <span className="muted">{label}</span> {value}
            </span>
          ))}
        </p>
      ) : null}
      <table className="plan">
        <thead>
          <tr>
            {labels.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.measures.map((measure, row) => (
            <tr key={row}>
              {measure.cells.map((cell, place) => (
                <td key={place} data-label={plan.labels[place]}>
                  {place === 0 ? <b>{cell}</b> : cell}
                </td>
              ))}
              {plan.hasDue ? <DueCell measure={measure} today={today} /> : null}
              {plan.pursues ? <ProgressCell measure={measure} /> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Past its day and still open it says so. */
function DueCell({ measure, today }: { readonly measure: Measure; readonly today: string }): ReactNode {
  const { due = '', pursued, result } = measure;
  const late = due !== '' && due < today && pursued?.status === 'running' && result === undefined;
  return (
    <td data-label={say.due} className={late ? 'late' : ''}>
      {due}
      {late ? <small>{say.passedDue}</small> : null}
    </td>
  );
}

/** The case that was begun for a measure: what it came to, else where it stands. */
function ProgressCell({ measure }: { readonly measure: Measure }): ReactNode {
  const { pursued, result } = measure;
  return (
    <td data-label={say.progress} className="progress">
      {pursued === undefined ? (
        <span className="muted">{say.notPursued}</span>
      ) : (
        <a {...linkTo(`/case/${pursued.instance}`)}>
          {pursued.status === 'running' && result === undefined ? <Clock aria-hidden /> : null}
          {result ?? (pursued.waitsFor === '' ? stateOf(pursued) : say.waitsFor(pursued.waitsFor))}
        </a>
      )}
    </td>
  );
}
