import { useEffect, useRef, useState } from 'react';
import { DraftKeeper, placeOf, type SaveState, type Typed } from './draft-keeper.ts';

export interface Autosave {
  readonly state: SaveState;
  readonly keep: (typed: Typed) => void;
  readonly hold: () => Promise<void>;
  readonly resume: () => void;
  readonly stop: () => void;
  readonly drop: () => void;
  /** Where the draft stands, learnt by another way than by keeping it. */
  readonly tell: (state: SaveState) => void;
}

/** A draft keeper for as long as a task is open. */
export function useAutosave(
  person: string,
  task: string,
  save: (typed: Typed) => Promise<{ readonly savedAt: string }>,
): Autosave {
  const [state, setState] = useState<SaveState>({ kind: 'none' });
  const keeper = useRef<DraftKeeper>(undefined);
  const send = useRef(save);
  useEffect(() => {
    send.current = save;
  });
  useEffect(() => {
    const own = new DraftKeeper({
      place: placeOf(person, task),
      storage: localStorage,
      save: (typed) => send.current(typed),
      onState: setState,
    });
    keeper.current = own;
    return () => own.flush();
  }, [person, task]);
  return {
    state,
    keep: (typed) => keeper.current?.keep(typed),
    hold: async () => keeper.current?.hold(),
    resume: () => keeper.current?.resume(),
    stop: () => keeper.current?.stop(),
    drop: () => keeper.current?.drop(),
    tell: setState,
  };
}
