import type { HouseholdCase, HouseholdView } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { Eye, Lock, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { api } from '../api.ts';
import { lookWords } from '../parts/look-words.ts';
import type { Why } from '../parts/look-question.tsx';
import { Masked } from '../parts/masked.tsx';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { linkTo } from '../route.ts';
import { words } from '../words.ts';
import { FilledForms } from './case-forms.tsx';
import { Changes } from './case-history.tsx';
import { HouseholdPlan } from './household-plan.tsx';
import { Some } from './household-some.tsx';
import { HouseholdTimeline } from './household-timeline.tsx';
import { HouseholdVisits, RegisterVisit } from './household-visits.tsx';
import { HouseholdWarnings } from './household-warnings.tsx';
import { householdWords as say, stateOf } from './household-words.ts';
import { BackLink } from '../parts/back-link.tsx';

/** What is known of a household: who, what it gets, its cases and papers, what changed. */
export function HouseholdPage({ person }: { readonly person: string }): ReactNode {
  const view = useQuery({
    queryKey: ['household', person],
    queryFn: () => api.household.get.query({ person }),
  });
  const back = <BackLink to="/household" name={say.find} />;
  return (
    <Shell back={back}>
      {view.isPending ? (
        <Loading rows={8} />
      ) : view.isLoadingError ? (
        <Failed error={view.error} again={() => void view.refetch()} />
      ) : (
        <Household view={view.data} />
      )}
    </Shell>
  );
}

function Household({ view }: { readonly view: HouseholdView }): ReactNode {
  const running = view.cases.filter(({ status }) => status === 'running').length;
  const warned = view.warnings.filter((one) => one.running).length;
  return (
    <div className="household">
      <header className="row wrap">
        <h1>{say.of(view.name)}</h1>
        <span className="muted">
          {words.people(view.members.length)} · {view.regionName}
        </span>
        <span className={running > 0 ? 'chip blue' : 'chip'}>
          {running > 0 ? say.running(running) : say.allEnded}
        </span>
        {warned > 0 ? (
          <span className="chip amber">
            <TriangleAlert aria-hidden /> {say.warned(warned)}
          </span>
        ) : null}
        <span className="grow" />
        <RegisterVisit view={view} />
      </header>
      <div className="household-columns">
        <div>
          <Members view={view} />
          <HouseholdTimeline view={view} />
          <HouseholdPlan view={view} />
          <Latest view={view} />
        </div>
        <div>
          <HouseholdWarnings view={view} />
          <HouseholdVisits view={view} />
          <Cases view={view} />
          <Papers view={view} />
          <History view={view} />
        </div>
      </div>
    </div>
  );
}

function Members({ view }: { readonly view: HouseholdView }): ReactNode {
  return (
    <section className="card">
      <h2>{say.members}</h2>
      <table className="members">
        <thead>
          <tr>
            {Object.entries(say.columns).map(([key, label]) => (
              <th key={key} className={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.members.map((member) => (
            <tr key={member.person}>
              <td>
                <b>{member.name}</b>
              </td>
              <td>{member.relation ?? (member.head ? say.head : '')}</td>
              <td className="age">{member.age ?? ''}</td>
              <td className="id">
                {member.minor ? (
                  <span className="muted">
                    <Lock aria-hidden /> {say.minor}
                  </span>
                ) : (
                  <Number member={member} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {view.members.some(({ revealable }) => revealable) ? (
        <p className="muted look-note">
          <Eye aria-hidden /> {lookWords.recent(view.looks)}
        </p>
      ) : null}
    </section>
  );
}

/** An identity number with marks, and whole for who may look at it. */
function Number({ member }: { readonly member: HouseholdView['members'][number] }): ReactNode {
  const { person, name, idMasked, revealable } = member;
  if (idMasked === undefined) return <span className="muted">{say.noNumber}</span>;
  if (!revealable) return idMasked;
  const look = (why: Why) => api.look.person.mutate({ person, ...why });
  return <Masked label={say.numberOf(name)} shown={idMasked} look={look} />;
}

/** The forms of the case that was worked on last, on demand. */
function Latest({ view }: { readonly view: HouseholdView }): ReactNode {
  const [open, setOpen] = useState(false);
  const { latest } = view;
  const filled = useQuery({
    queryKey: ['case', latest?.instance ?? ''],
    queryFn: () => api.instance.get.query({ instance: latest?.instance ?? '' }),
    enabled: open && latest !== undefined,
  });
  if (!latest) return null;
  return (
    <section className="card">
      <h2 className="row">
        {say.latest}
        <span className="grow" />
        <Button className="link" aria-expanded={open} onPress={() => setOpen(!open)}>
          {open ? say.hideForms : say.showForms}
        </Button>
      </h2>
      <p>
        {say.latestFrom(latest.at.slice(0, 10), latest.nodeName, latest.by)}
        <span className="muted"> · {latest.processName}</span>
      </p>
      {open && filled.isPending ? <Loading rows={2} /> : null}
      {open && filled.isLoadingError ? (
        <Failed error={filled.error} again={() => void filled.refetch()} />
      ) : null}
      {open && filled.data ? <FilledForms view={filled.data} /> : null}
    </section>
  );
}

const Cases = ({ view }: { readonly view: HouseholdView }): ReactNode => (
  <section className="card">
    <h2 className="row">
      {say.cases}
      <span className="muted">{words.cases(view.cases.length)}</span>
    </h2>
    {view.cases.length === 0 ? <p className="muted">{say.noCases}</p> : null}
    <Some all={view.cases} first={8}>
      {(one) => <CaseLine key={one.instance} one={one} today={view.today} />}
    </Some>
  </section>
);

function CaseLine({ one, today }: { readonly one: HouseholdCase; readonly today: string }): ReactNode {
  const late = one.status === 'running' && one.due !== undefined && one.due.slice(0, 10) < today;
  return (
    <li>
      <time>{one.startedAt.slice(0, 10)}</time>
      <span>
        <a {...linkTo(`/case/${one.instance}`)}>{one.processName}</a>
        <small>
          {one.number}
          {one.sure ? '' : ` · ${say.onlyName}`}
        </small>
      </span>
      <span className={`case-state ${one.status} ${one.outcome ?? ''} ${late ? 'late' : ''}`}>
        {late ? <TriangleAlert aria-hidden /> : null}
        {stateOf(one)}
        {late ? <small>{words.time.overdue}</small> : null}
      </span>
    </li>
  );
}

const Papers = ({ view }: { readonly view: HouseholdView }): ReactNode => (
  <section className="card">
    <h2 className="row">
      {say.documents}
      <span className="muted">{view.documents.length > 0 ? view.documents.length : ''}</span>
    </h2>
    {view.documents.length === 0 ? <p className="muted">{say.noDocuments}</p> : null}
    <Some all={view.documents} first={4}>
      {(paper) => (
        <li key={`${paper.instance} ${paper.id}`}>
          <time>{paper.at.slice(0, 10)}</time>
          <span>
            {paper.only ? (
              words.quoted(paper.name)
            ) : (
              <a {...linkTo(`/print/${paper.instance}?docs=${paper.id}`)}>{words.quoted(paper.name)}</a>
            )}
            <small>
              {paper.processName}
              {paper.only ? ` · ${words.case.notYours}，${words.case.onlyFor(paper.only)}` : ''}
            </small>
          </span>
        </li>
      )}
    </Some>
  </section>
);

const History = ({ view }: { readonly view: HouseholdView }): ReactNode => (
  <section className="card">
    <h2>{say.changes}</h2>
    {view.changes.length === 0 ? <p className="muted">{say.noChanges}</p> : null}
    <Some all={view.changes.map((line, place) => ({ ...line, place }))} first={6}>
      {(line) => (
        <li key={line.place}>
          <time>{line.at.slice(0, 10)}</time>
          <span>
            {line.title}
            <small>{line.processName}</small>
            {line.changes ? <Changes changes={line.changes} /> : null}
          </span>
        </li>
      )}
    </Some>
  </section>
);
