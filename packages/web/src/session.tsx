import type { Me } from '@fiveones/casework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { api } from './api.ts';

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
  useQuery({ queryKey: ['me'], queryFn: () => api.session.me.query(), staleTime: Infinity });

/** The demonstration's clock: what time it is here. */
export const useClock = () =>
  useQuery({ queryKey: ['clock'], queryFn: () => api.demo.clock.query(), refetchInterval: 60_000 });

/** Forgets everything that was read, after another person signed in or the clock was moved. */
export function useForget(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}
