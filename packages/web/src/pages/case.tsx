import type { CaseView, ClockView } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { Check, Lock, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { Ledger } from '../parts/ledger.tsx';
import { LookQuestion } from '../parts/look-question.tsx';
import { lookWords } from '../parts/look-words.ts';
import { usePhone } from '../parts/phone.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { clockWords, unitText } from '../parts/time.ts';
import { linkTo } from '../route.ts';
import { words } from '../words.ts';
import { IncidentCard } from './case-incident.tsx';
import { Messages } from './case-message.tsx';
import { CaseTabs } from './case-tabs.tsx';
import { OperationMenu } from './operation-menu.tsx';
import { BackLink } from '../parts/back-link.tsx';

const say = words.case;

/** Everything about one case. */
export function CasePage({ instance }: { readonly instance: string }): ReactNode {
  const view = useQuery({
    queryKey: ['case', instance],
    queryFn: () => api.instance.get.query({ instance }),
  });
  const back = (
    <span className="row">
      <BackLink />
      <span className="muted wide-only">{view.data?.header.number}</span>
    </span>
  );
  return (
    <Shell back={back}>
      {view.isPending ? (
        <Loading rows={8} />
      ) : view.isLoadingError && failureOf(view.error).code === 'case-limited' ? (
        <Limited
          instance={instance}
          number={String(failureOf(view.error).refused?.params['number'] ?? '')}
          read={() => view.refetch()}
        />
      ) : view.isLoadingError ? (
        <Failed error={view.error} again={() => void view.refetch()} />
      ) : (
        <Case view={view.data} reload={() => void view.refetch()} />
      )}
    </Shell>
  );
}

/** A case that only some may read: who may ask says why, and reads it for the day. */
const Limited = ({
  instance,
  number,
  read,
}: {
  readonly instance: string;
  readonly number: string;
  readonly read: () => Promise<unknown>;
}): ReactNode => (
  <section className="card case-limited">
    <h1>
      <Lock aria-hidden /> {lookWords.limited} <small className="muted">{number}</small>
    </h1>
    <p>{lookWords.limitedAbout}</p>
    <LookQuestion
      ask={lookWords.limitedAsk}
      kept={lookWords.limitedKept}
      send={async (why) => {
        await api.look.case.mutate({ instance, ...why });
        await read();
      }}
    />
  </section>
);

/** A token of the main work, for moving the case. */
const tokenOf = ({ header, open }: CaseView): string | undefined =>
  open[0]?.task.slice(header.instance.length + 1);

function Case({ view, reload }: { readonly view: CaseView; readonly reload: () => void }): ReactNode {
  const { header } = view;
  // The sum stands beside the case where there is room; on a phone it would hide what comes next.
  const [why, setWhy] = useState(!usePhone());
  const running = view.clocks.filter(({ state }) => state !== 'stopped');
  const [clock] = running.length > 0 ? running : view.clocks;
  const shown = view.stepClock ?? clock;
  return (
    <div className="case">
      <CaseHead view={view} clock={shown} why={why} askWhy={() => setWhy(!why)} />
      {view.past ? (
        <p className="notice">
          {say.pastNote(view.past.nodeName, view.past.at.slice(0, 16).replace('T', ' '))}
        </p>
      ) : null}
      <Misplaced note={header.misplaced} />
      {view.strip.length === 0 ? null : <Strip steps={view.strip} late={shown?.state === 'overdue'} />}
      {view.incidents.map((incident) => (
        <IncidentCard key={incident.id} incident={incident} instance={header.instance} />
      ))}
      <div className={`case-main ${why && shown ? 'case-columns' : ''}`}>
        <div>
          <NextCard view={view} />
          <CaseTabs view={view} />
        </div>
        {why && shown ? (
          <section className={`card ledger-card ${shown.state}`}>
            <Ledger step={view.stepClock} total={clock} />
          </section>
        ) : null}
      </div>
      {view.past ? null : <Foot view={view} clock={shown} reload={reload} />}
    </div>
  );
}

/** Whom the case is about, where it is, and how long there is. */
const CaseHead = ({
  view,
  clock,
  why,
  askWhy,
}: {
  readonly view: CaseView;
  readonly clock: ClockView | undefined;
  readonly why: boolean;
  readonly askWhy: () => void;
}): ReactNode => {
  const { header } = view;
  return (
    <div className="case-head">
      <h1>
        <b>{header.subject}</b>
        <small>
          {header.size ? `${words.persons(header.size)} · ` : ''}
          {header.regionName}
          <em className="narrow-only"> · {header.number}</em>
        </small>
        <span>{header.processName}</span>
        <span>
          {view.past
            ? say.past
            : header.status === 'running'
              ? (view.strip.find(({ state }) => state === 'now')?.name ??
                view.open[0]?.nodeName ??
                say.running)
              : (say.outcomes[header.outcome ?? ''] ?? say.closed)}
        </span>
      </h1>
      {clock && header.status === 'running' ? (
        <span className={`deadline ${clock.state}`}>
          {clock.state === 'overdue' || clock.state === 'soon' ? <TriangleAlert aria-hidden /> : null}
          {clockWords(clock)}
          <button type="button" aria-expanded={why} onClick={askWhy}>
            {words.why}
          </button>
        </span>
      ) : null}
      {view.person === undefined ? null : (
        <a className="link" {...linkTo(`/household/${view.person}`)}>
          {words.shell.household}
        </a>
      )}
    </div>
  );
};

/** The case may belong to another place. */
const Misplaced = ({ note }: { readonly note: string | undefined }) =>
  note === undefined ? null : <p className="notice amber">{note}</p>;

/** The stages of the case, the present one marked. */
const Strip = ({ steps, late }: { readonly steps: CaseView['strip']; readonly late: boolean }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reached by keyboard
  <ol className={late ? 'strip overdue' : 'strip'} aria-label={say.strip} tabIndex={0}>
    {steps.map((step) => (
      <li key={step.stage} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
        <i aria-hidden>{step.state === 'done' ? <Check /> : null}</i>
        <b>{step.name}</b>
        <small>{step.note}</small>
      </li>
    ))}
  </ol>
);

/** How long it has been at this step, what else can be done, and the way to one's own work. */
function Foot({
  view,
  clock,
  reload,
}: {
  readonly view: CaseView;
  readonly clock: ClockView | undefined;
  readonly reload: () => void;
}): ReactNode {
  const { header } = view;
  const mine = view.open.filter((task) => task.mine);
  return (
    <footer className="case-foot">
      <span className="muted">
        {header.status === 'running' ? (view.open.length === 0 ? waiting(view) : stayed(clock)) : say.over}
      </span>
      <span className="grow" />
      <Messages view={view} />
      <OperationMenu about={{ instance: header.instance, token: tokenOf(view) }} reload={reload} />
      {mine[0] ? (
        <a className="button primary" {...linkTo(`/task/${mine[0].task}`)}>
          {say.goDo(mine[0].nodeName)}
        </a>
      ) : null}
    </footer>
  );
}

/** What goes on while nobody has anything to do: a time, a message, or cases that were begun for it. */
const waiting = ({ waitsFor }: CaseView): string => (waitsFor === '' ? say.waits : say.waitsFor(waitsFor));

/** How much of the time has gone, whatever is left of it. */
const stayed = (clock: ClockView | undefined): string =>
  clock === undefined
    ? ''
    : say.stayed(clock.name, `${clock.used + (clock.overdue ?? 0)} ${unitText(clock.unit)}`);

/** Who does what now, and what comes after. */
function NextCard({ view }: { readonly view: CaseView }): ReactNode {
  const lines = [
    ...view.open.map(({ nodeName, who, due, mine }) =>
      say.doing(mine ? say.you : who, nodeName, due?.slice(5, 10) ?? ''),
    ),
    ...view.next,
  ];
  if (lines.length === 0) return null;
  return (
    <section className="card next">
      <h3>{say.next}</h3>
      <ol>
        {lines.slice(0, 6).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </section>
  );
}
