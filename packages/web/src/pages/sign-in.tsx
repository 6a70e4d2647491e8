import type { DemoPerson } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, failureOf, speaksFor } from '../api.ts';
import { DemoClock } from '../parts/demo-clock.tsx';
import { LookSwitches } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { go } from '../route.ts';
import { tellWindows, useForget } from '../session.tsx';
import { words } from '../words.ts';
import { Wrong } from '../parts/wrong.tsx';

const say = words.signIn;
const lastPlace = 'fiveones.lastPerson';

/** The demonstration's way in: somebody of each post first, everybody else by place, one click each. */
export function SignIn({ before }: { readonly before?: string | undefined }): ReactNode {
  const people = useQuery({
    queryKey: ['people'],
    queryFn: () => api.session.people.query(),
    staleTime: Infinity,
  });
  if (people.isPending) return <Loading rows={8} />;
  if (people.isLoadingError) return <Failed error={people.error} again={() => void people.refetch()} />;
  return (
    <div className="signin">
      <header className="top">
        <span className="brand">
          <img src="/icon.svg" alt="" /> {words.app}
        </span>
        <span className="grow" />
        <DemoClock />
        <LookSwitches />
      </header>
      <main id="main">
        <h1>{say.title}</h1>
        {before === undefined ? null : (
          <p className="notice amber" role="status">
            {say.leftElsewhere(before)}
          </p>
        )}
        <p className="muted">{say.about}</p>
        <Choice people={people.data} />
      </main>
    </div>
  );
}

function Choice({ people }: { readonly people: readonly DemoPerson[] }): ReactNode {
  const forget = useForget();
  const [wanted, setWanted] = useState('');
  const [wrong, setWrong] = useState('');
  const [last] = useState(() => localStorage.getItem(lastPlace));
  const enter = async (person: DemoPerson) => {
    try {
      speaksFor(undefined);
      await api.session.signIn.mutate({ person: person.id });
      tellWindows();
      localStorage.setItem(lastPlace, person.id);
      await forget();
      go('/');
    } catch (error) {
      setWrong(failureOf(error).message);
    }
  };
  const text = wanted.trim();
  const found = people.filter(({ name, post, unit }) => `${name}${post}${unit}`.includes(text));
  const first = suggested(people, last);
  return (
    <>
      <input
        className="input wide"
        type="search"
        // On a phone the keyboard would cover the names.
        autoFocus={!matchMedia('(pointer: coarse)').matches}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        placeholder={say.search}
        aria-label={say.search}
      />
      <Wrong text={wrong} />
      {found.length === 0 ? (
        <p>
          {say.nobody}
          {people.length === 0 ? say.noDemo : say.tryAnother}
        </p>
      ) : null}
      {text === '' ? (
        <section aria-label={say.suggested}>
          <h2>{say.suggested}</h2>
          <ul className="people">
            {first.map((person) => (
              <PersonButton key={person.id} person={person} last={person.id === last} enter={enter} />
            ))}
          </ul>
        </section>
      ) : null}
      {placesOf(text === '' ? found.filter((person) => !first.includes(person)) : found).map(
        ({ place, here }) => (
          <details key={`${place}${text === '' ? '' : '?'}`} className="place" open={text !== ''}>
            <summary>
              {say.allOf(place)} <small>{words.people(here.length)}</small>
            </summary>
            <ul className="people">
              {here.map((person) => (
                <PersonButton key={person.id} person={person} last={false} enter={enter} />
              ))}
            </ul>
          </details>
        ),
      )}
    </>
  );
}

function PersonButton({
  person,
  last,
  enter,
}: {
  readonly person: DemoPerson;
  readonly last: boolean;
  readonly enter: (person: DemoPerson) => Promise<void>;
}): ReactNode {
  return (
    <li>
      <button
        type="button"
        className={`tier-${person.tier}`}
        data-person={person.id}
        onClick={() => void enter(person)}
      >
        <b>{person.name}</b>
        {last ? <span className="chip">{say.last}</span> : null}
        <span>{person.post}</span>
        <small>{person.unit}</small>
      </button>
    </li>
  );
}

/** Posts along the way of a case, from the village to the county. */
const posts = [
  'villageHelper',
  'townClerk',
  'townInvestigator',
  'townReviewer',
  'townLeader',
  'countyHandler',
  'countyConfirmer',
  'countyAdmin',
];

/** Who was here last, then the first holder of each post along the way. */
function suggested(people: readonly DemoPerson[], last: string | null): readonly DemoPerson[] {
  const before = people.find(({ id }) => id === last);
  const others = posts.flatMap((post) => people.find(({ id }) => id.startsWith(`${post}-`)) ?? []);
  return [...new Set([...(before ? [before] : []), ...others])];
}

/** People by town, those above the towns together, in the order of the organisation. */
function placesOf(
  people: readonly DemoPerson[],
): readonly { readonly place: string; readonly here: readonly DemoPerson[] }[] {
  const groups = new Map<string, DemoPerson[]>();
  for (const person of people) {
    const place = person.town ?? say.county;
    groups.set(place, [...(groups.get(place) ?? []), person]);
  }
  return [...groups].map(([place, here]) => ({ place, here }));
}
