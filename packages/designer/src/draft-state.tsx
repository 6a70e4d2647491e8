import { CircleAlert, Redo2, Undo2 } from 'lucide-react';
import { sameJson } from '@fiveones/definition';
import { useDesigner, useWorld } from './context.tsx';
import { phoneWords } from './words-phone.ts';
import { words } from './words.ts';

const plainLabel = (label: string): string =>
  label.startsWith('~move') ? words.deed.move : label.replace(/^~/, '');

/** Back and forth in what was done, each saying what that is. */
export const UndoButtons = () => {
  const { store } = useWorld();
  const last = useDesigner((state) => state.past.at(-1)?.label);
  const next = useDesigner((state) => state.future.at(-1)?.label);
  return (
    <span className="d-undo">
      <button
        type="button"
        className="d-icon-button"
        disabled={last === undefined}
        aria-label={words.bar.undo}
        title={last === undefined ? words.bar.undo : words.bar.undoOf(plainLabel(last))}
        onClick={() => store.getState().undo()}
      >
        <Undo2 size={17} />
      </button>
      <button
        type="button"
        className="d-icon-button"
        disabled={next === undefined}
        aria-label={words.bar.redo}
        title={next === undefined ? words.bar.redo : words.bar.redoOf(plainLabel(next))}
        onClick={() => store.getState().redo()}
      >
        <Redo2 size={17} />
      </button>
    </span>
  );
};

/** Whether the draft differs from what is in force; moving a box does not count. */
export const StateChip = () => {
  const changed = useDesigner((state) => {
    const base = state.base?.files;
    if (base === undefined) return true;
    const law = (files: typeof base): readonly string[] =>
      Object.keys(files).filter((file) => !file.endsWith('.layout.json'));
    return (
      law(state.files).length !== law(base).length ||
      law(state.files).some(
        (file) =>
          state.files[file] !== base[file] && !sameJson(state.files[file] ?? null, base[file] ?? null),
      )
    );
  });
  const waits = useDesigner((state) => state.publishing.submission?.status === 'waiting');
  if (waits) return <span className="d-state d-state-review">{words.bar.inReview}</span>;
  return (
    <span className={changed ? 'd-state d-state-draft' : 'd-state d-state-published'}>
      {changed ? words.bar.draftChanged : words.bar.published}
    </span>
  );
};

/** Beside the name of a sheet a phone has room for a few words. */
const failedWords = (why: string, phone: boolean): string => {
  if (phone && why === words.save.offline) return phoneWords.offline;
  return why === '' ? words.save.failed : `${words.save.failed}：${why}`;
};

/** Whether everything is kept, and since when. */
export const Saved = () => {
  const { phone } = useWorld();
  const save = useDesigner((state) => state.save);
  if (save.state === 'saved') return <span className="d-saved">{words.save.saved(save.at)}</span>;
  return (
    <span className="d-saved" data-state={save.state} title={save.why} role="status">
      {save.state === 'failed' ? <CircleAlert size={13} aria-hidden /> : null}
      {save.state === 'waiting' ? words.save.waiting : failedWords(save.why, phone)}
    </span>
  );
};
