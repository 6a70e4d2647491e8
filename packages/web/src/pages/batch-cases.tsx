import type { BatchCandidate } from '@fiveones/casework';
import type { ReactNode } from 'react';
import { linkTo } from '../route.ts';
import { batchWords as say } from './batch-words.ts';

/** Cases of a sending under their heading. */
export const BatchTable = ({ title, ...named }: Named & { readonly title: string }): ReactNode => (
  <section className="card batch-cases" aria-label={title}>
    <h2>{title}</h2>
    <Cases {...named} />
  </section>
);

/** The same folded up, for whoever wants to know. */
export const FoldedBatchTable = ({
  title,
  about,
  ...named
}: Named & { readonly title: string; readonly about: string }): ReactNode => (
  <details className="card batch-cases">
    <summary>
      <b>{title}</b> <small>{about}</small>
    </summary>
    <Cases {...named} />
  </details>
);

interface Named {
  readonly cases: readonly BatchCandidate[];
  /** How many there are, when not all are named. */
  readonly all: number;
}

/** Each case with its link; with reasons where it could not take the message. */
function Cases({ cases, all }: Named): ReactNode {
  const reasons = cases.some(({ why }) => why !== undefined);
  const more = say.more(cases.length, all);
  return (
    <>
      <table className="move-results">
        <thead>
          <tr>
            <th scope="col">{say.number}</th>
            <th scope="col">{say.subject}</th>
            <th scope="col">{say.region}</th>
            <th scope="col">{reasons ? say.why : say.waitsFor}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <tr key={one.instance}>
              <th scope="row">
                <a {...linkTo(`/case/${one.instance}`)}>{one.number}</a>
              </th>
              <td>{one.subject}</td>
              <td>{one.regionName}</td>
              <td>{one.why ?? one.waitsFor}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more === '' ? null : <p className="muted">{more}</p>}
    </>
  );
}
