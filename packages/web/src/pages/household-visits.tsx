import type { HouseholdView } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { api } from '../api.ts';
import { Failed } from '../parts/states.tsx';
import { linkTo } from '../route.ts';
import { MessageDialog } from './case-message.tsx';
import { Some } from './household-some.tsx';
import { householdWords as say } from './household-words.ts';

/** 走访: who went to see the household, when, in which case. */
export function HouseholdVisits({ view }: { readonly view: HouseholdView }): ReactNode {
  const { visits } = view;
  return (
    <section className="card">
      <h2 className="row">
        {say.visits}
        <span className="grow" />
        <span className="muted">{visits.length > 0 ? say.visitTimes(visits.length) : ''}</span>
      </h2>
      {visits.length === 0 ? <p className="muted">{say.noVisits}</p> : null}
      <Some all={visits.map((visit, place) => ({ ...visit, place }))} first={4}>
        {(visit) => (
          <li key={visit.place}>
            <time>{visit.at.slice(0, 10)}</time>
            <span>
              <a {...linkTo(`/case/${visit.instance}`)}>{visit.name}</a>
              <small>
                {visit.processName}
                {visit.photos > 0 ? ` · ${say.photos(visit.photos)}` : ''}
              </small>
            </span>
            <span className="muted">{visit.by}</span>
          </li>
        )}
      </Some>
    </section>
  );
}

/** 登记走访: the form of a visit that a running case waits for. */
export function RegisterVisit({ view }: { readonly view: HouseholdView }): ReactNode {
  const [wanted] = view.awaited;
  const [open, setOpen] = useState(false);
  const about = useQuery({
    queryKey: ['case', wanted?.instance ?? ''],
    queryFn: () => api.instance.get.query({ instance: wanted?.instance ?? '' }),
    enabled: open && wanted !== undefined,
  });
  if (!wanted) return null;
  const message = about.data?.messages.find((one) => one.message === wanted.message);
  return (
    <>
      <Button className="button primary" isPending={open && about.isLoading} onPress={() => setOpen(true)}>
        {say.registerVisit}
      </Button>
      {open && about.isLoadingError ? (
        <Failed error={about.error} again={() => void about.refetch()} />
      ) : null}
      {open && about.data && message ? (
        <MessageDialog view={about.data} message={message} close={() => setOpen(false)} />
      ) : null}
    </>
  );
}
