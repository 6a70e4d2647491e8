import { useEffect, useState } from 'react';
import type { ScenarioResult } from '../backend.ts';
import { useDesigner, useWorld } from '../context.tsx';

/** How far the examples of the draft have been run. */
export interface ScenarioRun {
  readonly state: 'idle' | 'running' | 'stopped' | 'done' | 'failed';
  readonly results: readonly ScenarioResult[];
  /** How many there are; 0 until the first have come. */
  readonly total: number;
}

const fresh: ScenarioRun = { state: 'running', results: [], total: 0 };

/** Runs the examples page by page: at once where `begun`, else from `go` on; `stop` keeps what has come. */
export const useScenarioRun = (
  begun: boolean,
): ScenarioRun & { readonly go: () => void; readonly stop: () => void } => {
  const { backend } = useWorld();
  const packageId = useDesigner((state) => state.packageId);
  const [run, setRun] = useState({ on: begun, count: 0 });
  const [done, setDone] = useState<ScenarioRun>(begun ? fresh : { ...fresh, state: 'idle' });
  useEffect(() => {
    let gone = false;
    const look = async (from: number, hash?: string): Promise<void> => {
      const page = await backend.runScenarios(packageId, from);
      if (gone) return;
      // The draft was changed meanwhile: what came before is of another.
      if (hash !== undefined && page.hash !== hash) return look(0);
      setDone(({ results }) => ({
        state: page.next === undefined ? 'done' : 'running',
        results: from === 0 ? page.results : [...results, ...page.results],
        total: page.total,
      }));
      if (page.next !== undefined) await look(page.next, page.hash);
    };
    if (run.on) look(0).catch(() => gone || setDone((before) => ({ ...before, state: 'failed' })));
    return () => {
      gone = true;
    };
  }, [backend, packageId, run]);
  return {
    ...done,
    go: () => {
      setDone(fresh);
      setRun(({ count }) => ({ on: true, count: count + 1 }));
    },
    stop: () => {
      setRun((before) => ({ ...before, on: false }));
      setDone((before) => ({ ...before, state: 'stopped' }));
    },
  };
};
