import type { TaskView } from '@fiveones/casework';
import { useRef } from 'react';
import { api, failureOf, type Failure } from '../api.ts';
import { useAutosave, type Autosave } from './autosave.ts';
import { NotKept, type SaveState, type Typed } from './draft-keeper.ts';

/** Stands for this window among those of the same person. */
const thisWindow = crypto.randomUUID();

/** Who came for one step only does not find the case any more when it is done. */
const gone: ReadonlySet<string> = new Set(['task-gone', 'task-not-yours', 'not-found']);

/** What a refusal says of another window. */
export function notKept({ code, message, refused }: Failure): SaveState | undefined {
  if (gone.has(code)) return { kind: 'gone' };
  if (code !== 'draft-elsewhere') return undefined;
  return { kind: 'elsewhere', writer: String(refused?.params['writer']), message };
}

/** The draft of a task, as this window keeps it. */
export interface TaskDraft extends Omit<Autosave, 'keep'> {
  readonly keep: (typed: Omit<Typed, 'after'>) => void;
  /** Keeps this window's instead of what another has kept. */
  readonly goOver: (typed: Omit<Typed, 'after'>) => void;
  /** What a submit says of this window. */
  readonly writing: () => { readonly writer: string; readonly after: string | undefined };
}

/** The draft of a task. Each save says which window it comes from and which draft that has `seen`, so that none goes over another. */
export function useTaskDraft(
  person: string,
  { task, mine }: TaskView,
  {
    seen,
    filled,
    total,
    onTaken,
  }: {
    readonly seen: string | undefined;
    readonly filled: number;
    readonly total: number;
    /** Somebody else has taken it since it was opened. */
    readonly onTaken: () => void;
  },
): TaskDraft {
  const after = useRef(seen);
  const times = useRef(0);
  const save = async ({ data, opinion }: Typed) => {
    const writer = `${thisWindow}#${++times.current}`;
    const signed = opinion ? { opinion: { ...opinion } } : {};
    try {
      const kept = await api.task.saveDraft.mutate({
        task,
        data,
        ...signed,
        filled,
        total,
        writer,
        after: after.current,
      });
      after.current = writer;
      if (mine && !kept.mine) onTaken();
      return kept;
    } catch (error) {
      const state = notKept(failureOf(error));
      throw state ? new NotKept(state) : error;
    }
  };
  const autosave = useAutosave(person, task, save);
  const keep = (typed: Omit<Typed, 'after'>) => autosave.keep({ ...typed, after: after.current });
  return {
    ...autosave,
    keep,
    goOver: (typed) => {
      if (autosave.state.kind === 'elsewhere') after.current = autosave.state.writer;
      keep(typed);
      autosave.resume();
    },
    writing: () => ({ writer: thisWindow, after: after.current }),
  };
}
