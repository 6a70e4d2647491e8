import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { go, linkTo, type Route } from '../route.ts';
import { VillageLedger } from './village-ledger.tsx';
import { VillageLists } from './village-lists.tsx';
import type { VillageAt } from './village-parts.tsx';
import { VillageTable } from './village-table.tsx';
import { boardWords } from './board-words.ts';
import { villageWords as say } from './village-words.ts';

const tabs = ['table', 'ledger', 'lists'] as const;

/** 村务: 1 套表、2 本账、3 项清单 of one place. */
export function VillagePage({ route }: { readonly route: Route }): ReactNode {
  const places = useQuery({ queryKey: ['village', 'places'], queryFn: () => api.village.places.query() });
  if (places.isLoadingError) return <Failed error={places.error} again={() => void places.refetch()} />;
  const tab = tabs.find((one) => one === route.parts[1]) ?? 'table';
  const { data } = places;
  const region = route.query.get('place') ?? data?.regions.find(({ tier }) => tier === 'village')?.code ?? '';
  const address = (change: Readonly<Record<string, string>>, at: string = tab): string => {
    const query = new URLSearchParams(route.query);
    for (const [name, value] of Object.entries({ place: region, ...change }))
      if (value === '') query.delete(name);
      else query.set(name, value);
    return `/village/${at}?${query.toString()}`;
  };
  const at: VillageAt = {
    region,
    month: route.query.get('month') ?? undefined,
    to: (change) => go(address(change)),
  };
  return (
    <Shell
      back={
        <nav className="place-tabs" aria-label={say.title}>
          {tabs.map((one) => (
            <a
              key={one}
              className={one === tab ? 'here' : ''}
              aria-current={one === tab ? 'page' : undefined}
              {...linkTo(address({}, one))}
            >
              {say.tabs[one]}
            </a>
          ))}
          {region === '' ? null : (
            <a href={`/board/${region}`} target="_blank" rel="noreferrer">
              {boardWords.name}
            </a>
          )}
        </nav>
      }
    >
      <div className="village">
        {data === undefined ? (
          <Loading rows={6} />
        ) : data.tables.filter(({ lookedAt }) => !lookedAt).length +
            data.ledgers.length +
            data.lists.length ===
          0 ? (
          <div className="empty">{say.nothing}</div>
        ) : (
          tabOf[tab]({ data, at, route })
        )}
      </div>
    </Shell>
  );
}

type Places = Awaited<ReturnType<typeof api.village.places.query>>;

interface TabGiven {
  readonly data: Places;
  readonly at: VillageAt;
  readonly route: Route;
}

const tabOf: Readonly<Record<(typeof tabs)[number], (given: TabGiven) => ReactNode>> = {
  table: ({ data, at }) => {
    const table = data.tables.find(({ lookedAt }) => !lookedAt);
    return table ? (
      <VillageTable at={at} table={table.id} regions={data.regions} />
    ) : (
      <div className="empty">{say.nothing}</div>
    );
  },
  ledger: ({ data, at, route }) => {
    // A ledger of the county says nothing to whoever sees a village alone.
    const ledgers = data.ledgers.filter((one) => data.regions.some(({ tier }) => tier === one.tier));
    const here = data.regions.find(({ code }) => code === at.region)?.tier;
    const chosen =
      ledgers.find(({ id }) => id === route.query.get('ledger')) ??
      ledgers.find(({ tier }) => tier === here) ??
      ledgers[0];
    return chosen ? (
      <VillageLedger
        key={`${at.region}/${chosen.id}`}
        at={at}
        ledger={chosen.id}
        ledgers={ledgers}
        regions={data.regions.filter(({ tier }) => tier === chosen.tier)}
      />
    ) : (
      <div className="empty">{say.nothing}</div>
    );
  },
  lists: ({ data, at, route }) => (
    <VillageLists at={at} lists={data.lists} chosen={route.query.get('list') ?? data.lists[0]?.id ?? ''} />
  ),
};
