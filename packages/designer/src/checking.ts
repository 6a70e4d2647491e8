import type { Json } from '@fiveones/definition';
import { findingsOf, type FindingView } from './findings.ts';
import type { Files } from './pack.ts';
import type { DesignerStore } from './store.ts';

/** Checks drafts, one after another. */
export interface Checker {
  /** What is wrong with a draft, errors first. Rejects when the checks themselves cannot run. */
  readonly check: (files: Files) => Promise<readonly FindingView[]>;
  readonly close: () => void;
}

/** What a draft differs in from the one checked before; `null`: that file is gone. */
export interface CheckAsked {
  readonly changed: Readonly<Record<string, Json>>;
}
/** The findings of the draft asked about. */
export interface CheckAnswered {
  readonly found: readonly FindingView[];
}

/** Checks in a thread of its own, so that a large package never holds up a hand; where there is none, here. */
export const backgroundChecker = (): Checker => {
  let worker = startWorker();
  let last: Files = {};
  return {
    check: async (files) => {
      const thread = worker;
      if (thread !== undefined)
        try {
          const found = await answered(thread, { changed: differing(last, files) });
          last = files;
          return found;
        } catch {
          thread.terminate();
          worker = undefined;
        }
      return checkHere(files);
    },
    close: () => worker?.terminate(),
  };
};

const startWorker = (): Worker | undefined => {
  try {
    return new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return undefined;
  }
};

const answered = (worker: Worker, asked: CheckAsked): Promise<readonly FindingView[]> =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<CheckAnswered>) => resolve(data.found);
    worker.onmessageerror = reject;
    worker.onerror = reject;
    worker.postMessage(asked);
  });

const checkHere = async (files: Files): Promise<readonly FindingView[]> => {
  const { lintCheck } = await import('./lint-check.ts');
  return findingsOf(files, lintCheck);
};

/** The files in which one draft differs from another; `null` for those that are gone. */
export const differing = (before: Files, after: Files): CheckAsked['changed'] => {
  const changed: Record<string, Json> = {};
  for (const file of Object.keys(before)) if (!(file in after)) changed[file] = null;
  for (const [file, json] of Object.entries(after)) if (before[file] !== json) changed[file] = json;
  return changed;
};

/** A draft with some files changed; `null` takes one away. */
export const withChanged = (before: Files, changed: CheckAsked['changed']): Files =>
  Object.fromEntries(Object.entries({ ...before, ...changed }).filter(([, json]) => json !== null));

/**
 * Keeps the findings of the store true: checks the draft as soon as the page is at rest, then whenever it has changed.
 * Of drafts that follow each other while a check runs only the newest is checked. Returns how to stop.
 */
export const keepChecked = (
  store: DesignerStore,
  checker: Checker,
  atRest: (go: () => void) => void = whenIdle,
): (() => void) => {
  let busy = false;
  let stopped = false;
  const run = async (): Promise<void> => {
    const { files, checked } = store.getState();
    if (busy || stopped || checked.files === files) return;
    busy = true;
    try {
      store.setState({ checked: { files, found: await checker.check(files), failed: false } });
    } catch (error) {
      console.error(error);
      store.setState({ checked: { ...store.getState().checked, failed: true } });
      return;
    } finally {
      busy = false;
    }
    await run();
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (state.files !== before.files && (state.checked.files !== undefined || state.checked.failed))
      void run();
  });
  atRest(() => void run());
  return () => {
    stopped = true;
    unsubscribe();
    checker.close();
  };
};

/** Does something when the page has drawn and nobody waits for it. */
export const whenIdle = (go: () => void): void => {
  if ('requestIdleCallback' in window) window.requestIdleCallback(go, { timeout: 500 });
  else setTimeout(go, 120);
};
