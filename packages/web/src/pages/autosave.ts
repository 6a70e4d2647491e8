import type { JsonObject } from '@fiveones/definition';
import { useEffect, useRef, useState } from 'react';

/** What is typed and not yet on the server. */
export interface Typed {
  readonly data: JsonObject;
  readonly opinion?: { readonly result: string; readonly reason?: string } | undefined;
}

/** Where the draft stands: on the server, on the way, or only on this machine. */
export type SaveState = { readonly kind: 'none' } | { readonly kind: 'saving' } | { readonly kind: 'saved'; readonly at: string } | { readonly kind: 'local'; readonly why: string };

const pause = 800;
const retryAfter = 5_000;
const keyOf = (task: string): string => `fiveones.draft.${task}`;

/** What an earlier visit left on this machine because the server had not acknowledged it. */
export function localDraft(task: string): Typed | undefined {
  try {
    const text = localStorage.getItem(keyOf(task));
    return text === null ? undefined : (JSON.parse(text) as Typed);
  } catch {
    return undefined;
  }
}

export const forgetLocalDraft = (task: string): void => localStorage.removeItem(keyOf(task));

/**
 * Keeps what is typed: at once on this machine, after a pause on the server; the local copy goes only
 * when the server has answered for exactly this text.
 */
export function useAutosave(task: string, save: (typed: Typed) => Promise<{ readonly savedAt: string }>): { readonly state: SaveState; readonly keep: (typed: Typed) => void; readonly stop: () => void } {
  const [state, setState] = useState<SaveState>({ kind: 'none' });
  const latest = useRef<Typed>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stopped = useRef(false);
  const send = useRef<() => void>(() => undefined);
  useEffect(() => {
    send.current = () => {
      const typed = latest.current;
      if (!typed || stopped.current) return;
      setState({ kind: 'saving' });
      save(typed).then(
        ({ savedAt }) => {
          if (latest.current !== typed) return;
          forgetLocalDraft(task);
          setState({ kind: 'saved', at: savedAt });
        },
        (error: unknown) => {
          setState({ kind: 'local', why: error instanceof Error ? error.message : '' });
          timer.current = setTimeout(() => send.current(), retryAfter);
        },
      );
    };
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    state,
    keep: (typed) => {
      if (stopped.current) return;
      latest.current = typed;
      localStorage.setItem(keyOf(task), JSON.stringify(typed));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => send.current(), pause);
    },
    stop: () => {
      stopped.current = true;
      clearTimeout(timer.current);
      forgetLocalDraft(task);
    },
  };
}
