import type { HouseholdFound } from '@fiveones/casework';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { api } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { linkTo } from '../route.ts';
import { words } from '../words.ts';
import { householdWords as say } from './household-words.ts';

/** 户档: finds a person or household by name or the end of the identity number. */
export function Households(): ReactNode {
  const [text, setText] = useState('');
  const wanted = text.trim();
  const found = useQuery({
    queryKey: ['households', wanted],
    queryFn: () => api.household.find.query({ text: wanted }),
    placeholderData: keepPreviousData,
  });
  return (
    <Shell>
      <div className="households">
        <h1>{say.title}</h1>
        <p className="muted">{say.about}</p>
        <label className="search big">
          <Search aria-hidden />
          <input
            type="search"
            value={text}
            placeholder={say.findHint}
            aria-label={`${say.find}：${say.findHint}`}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        {found.isPending ? (
          <Loading rows={4} />
        ) : found.isLoadingError ? (
          <Failed error={found.error} again={() => void found.refetch()} />
        ) : (
          <Found people={found.data} wanted={wanted} />
        )}
      </div>
    </Shell>
  );
}

function Found({
  people,
  wanted,
}: {
  readonly people: readonly HouseholdFound[];
  readonly wanted: string;
}): ReactNode {
  if (people.length === 0)
    return <div className="empty">{wanted === '' ? say.nobody : say.none(wanted)}</div>;
  return (
    <section aria-live="polite">
      <h2 className="muted">{wanted === '' ? say.latestPeople : say.foundCount(people.length)}</h2>
      <ul className="rows people-found">
        {people.map((one) => (
          <li key={one.person}>
            <a {...linkTo(`/household/${one.person}`)}>
              <b>{one.name}</b>
              <span>{one.age === undefined ? '' : say.years(one.age)}</span>
              <span className="id">{one.minor ? say.minor : (one.idMasked ?? say.noNumber)}</span>
              <span>{one.regionName}</span>
              <span className="muted">{words.cases(one.cases)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
