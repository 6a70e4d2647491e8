import { CircleCheck } from 'lucide-react';
import { useDesigner, useWorld } from '../context.tsx';
import { mergeWords } from '../words-merge.ts';

/** What to do next when the merge is in the draft; the checks stand below. */
export const MergeDone = ({ version }: { readonly version: string }) => {
  const { store } = useWorld();
  const { look, undo } = store.getState();
  const last = useDesigner((state) => state.past.at(-1)?.label === mergeWords.deed(version));
  return (
    <div className="d-merge-done" role="status">
      <h2>
        <CircleCheck size={20} aria-hidden />
        {mergeWords.done(version)}
      </h2>
      <p>{mergeWords.doneHint}</p>
      <div className="d-opening-ways">
        <button type="button" className="d-button d-primary" onClick={() => look({ publishing: true })}>
          {mergeWords.publish}
        </button>
        <button type="button" className="d-button" onClick={() => look({ tab: 'scenarios' })}>
          {mergeWords.scenarios}
        </button>
        <button type="button" className="d-button" onClick={() => look({ tab: 'versions' })}>
          {mergeWords.changes}
        </button>
        {last ? (
          <button type="button" className="d-button" onClick={undo}>
            {mergeWords.undo}
          </button>
        ) : null}
      </div>
    </div>
  );
};
