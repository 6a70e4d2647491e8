import { ChevronLeft, Printer } from 'lucide-react';
import { useState } from 'react';
import { useDesigner, useWorld } from '../context.tsx';
import { words } from '../words.ts';
import { ChangesSince } from './change-list.tsx';
import { PublishChecks } from './publish-checks.tsx';
import { PublishGates } from './publish-gates.tsx';
import { PublishEffect, replayed } from './publish-effect.tsx';
import { HandIn } from './publish-hand-in.tsx';
import { Review } from './publish-review.tsx';
import { useScenarioRun } from './scenario-run.ts';

/** The last look before publishing, the same for who hands in and who confirms: what changed, what it does, what is sent. */
export const PublishPage = () => {
  const { store } = useWorld();
  const base = useDesigner((state) => state.base);
  const waits = useDesigner((state) => state.publishing.submission?.status === 'waiting');
  const today = useDesigner((state) => state.publishing.today);
  const submission = useDesigner((state) => state.publishing.submission);
  const [from, setFrom] = useState(
    submission !== undefined && submission.from >= today ? submission.from : today,
  );
  const run = useScenarioRun(true);
  return (
    <div className="d-page d-publish">
      <div className="d-screen-bar">
        <button
          type="button"
          className="d-button"
          onClick={() => store.getState().look({ publishing: false })}
        >
          <ChevronLeft size={15} aria-hidden />
          {waits ? words.publish.leave : words.publish.back}
        </button>
        <button type="button" className="d-button" onClick={() => print()}>
          <Printer size={15} aria-hidden />
          {words.publish.print}
        </button>
      </div>
      <div className="d-columns">
        <ChangesSince from={base}>
          <PublishChecks results={replayed(run)} />
          <PublishGates />
        </ChangesSince>
        <PublishEffect run={run} day={waits ? (submission?.from ?? today) : from} />
        <section className="d-column d-sheet">
          <div className="d-sheet-card">{waits ? <Review /> : <HandIn from={from} onFrom={setFrom} />}</div>
        </section>
      </div>
    </div>
  );
};
