import { useSyncExternalStore } from 'react';

/** Where in the application the person is. */
export interface Route {
  readonly path: string;
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
}

/** The parts of an address's question by these names, those that are not empty. */
export const askedOf = <N extends string>(
  { query }: Route,
  names: readonly N[],
): Readonly<Partial<Record<N, string>>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = query.get(name) ?? '';
      return value === '' ? [] : [[name, value]];
    }),
    // Built from the names alone.
  ) as Partial<Record<N, string>>;

/** Goes to the same page with another question; leaves no step back, so that what is typed leaves none either. */
export function ask(path: string, asked: Readonly<Record<string, string | undefined>>): void {
  const kept = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []));
  go(`${path}?${new URLSearchParams(kept).toString()}`, true);
}

const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};
addEventListener('popstate', tell);

/** Goes to an address; `replace` leaves no step back. */
export function go(to: string, replace = false): void {
  if (to === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  scrollTo(0, 0);
  tell();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The present address; draws again when it changes. */
export function useRoute(): Route {
  const path = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  const url = new URL(path, location.origin);
  return {
    path: url.pathname,
    parts: url.pathname.split('/').filter(Boolean).map(decodeURIComponent),
    query: url.searchParams,
  };
}

/** Attributes of a link inside the application: an ordinary address, without loading the page anew. */
export const linkTo = (to: string) => ({
  href: to,
  onClick: (event: {
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    readonly shiftKey: boolean;
    readonly button: number;
    preventDefault(): void;
  }) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  },
});
