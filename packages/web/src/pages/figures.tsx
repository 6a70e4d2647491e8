import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { go, type Route } from '../route.ts';
import { VillageTable } from './village-table.tsx';
import { villageWords as say } from './village-words.ts';

/** 指标: the figures of each kind of work, of a place and a month, worked out and never filled in. */
export function FiguresPage({ route }: { readonly route: Route }): ReactNode {
  const places = useQuery({ queryKey: ['village', 'places'], queryFn: () => api.village.places.query() });
  if (places.isLoadingError) return <Failed error={places.error} again={() => void places.refetch()} />;
  const { data } = places;
  const tables = (data?.tables ?? []).filter(({ lookedAt }) => lookedAt);
  const chosen = tables.find(({ id }) => id === route.query.get('table')) ?? tables[0];
  const region = route.query.get('place') ?? data?.regions[0]?.code ?? '';
  const to = (change: Readonly<Record<string, string>>): void => {
    const query = new URLSearchParams(route.query);
    for (const [name, value] of Object.entries({ place: region, ...change })) query.set(name, value);
    go(`/figures?${query.toString()}`);
  };
  return (
    <Shell>
      <div className="village">
        {data === undefined ? (
          <Loading rows={6} />
        ) : chosen === undefined ? (
          <div className="empty">{say.figuresNothing}</div>
        ) : (
          <VillageTable
            key={chosen.id}
            at={{ region, month: route.query.get('month') ?? undefined, to }}
            table={chosen.id}
            regions={data.regions}
            picker={
              <label className="row place-picker">
                <span className="visually-hidden">{say.figuresOf}</span>
                <select value={chosen.id} onChange={(event) => to({ table: event.target.value })}>
                  {tables.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
            }
          />
        )}
      </div>
    </Shell>
  );
}
