import type { Me } from '@fiveones/casework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState } from 'react';
import { api, sessionChanged, speaksFor } from './api.ts';

const MeContext = createContext<Me | null>(null);
export const MeProvider = MeContext.Provider;

/** Who is signed in. Only inside pages that need somebody. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('nobody is signed in');
  return me;
}

/** Reads the session. */
export const useSession = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: async () => {
      const me = await api.session.me.query();
      speaksFor(me?.id);
      return me;
    },
    staleTime: Infinity,
  });

const toldHere = 'fiveones.session';
/** Tells the other windows of this browser that somebody has signed in or out here. */
export const tellWindows = (): void => localStorage.setItem(toldHere, String(Date.now()));

/**
 * Begins anew when another window has signed somebody else in, or out: nobody goes on in a name that is not theirs.
 * What was typed lies on this machine under who has typed it. Answers who was here before, and how to stop saying so.
 */
export function useOneSession(me: Me | null | undefined): readonly [string | undefined, () => void] {
  const client = useQueryClient();
  const [before, setBefore] = useState<string>();
  useEffect(() => {
    if (!me) return;
    const anew = () => {
      setBefore(me.name);
      void client.resetQueries();
    };
    // The answer to any question says who is signed in now.
    const ask = ({ key }: StorageEvent) => void (key === toldHere && api.session.me.query());
    addEventListener(sessionChanged, anew);
    addEventListener('storage', ask);
    return () => {
      removeEventListener(sessionChanged, anew);
      removeEventListener('storage', ask);
    };
  }, [me, client]);
  return [before, () => setBefore(undefined)];
}

/** The demonstration's clock: what time it is here. */
export const useClock = () =>
  useQuery({ queryKey: ['clock'], queryFn: () => api.demo.clock.query(), refetchInterval: 60_000 });

/** Forgets everything that was read, after another person signed in or the clock was moved. */
export function useForget(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}
