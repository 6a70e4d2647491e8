import { GitMerge } from 'lucide-react';
import { useMemo } from 'react';
import { useDesigner, useWorld } from '../context.tsx';
import { useNewer } from '../merge/use-merge.ts';
import { mergeWords } from '../words-merge.ts';
import { words } from '../words.ts';
import { upstreamOf } from './upstream.ts';

const say = words.upstream;

/** Where the package was made from, and whether there is a newer version to merge; nothing for one that was made from none. */
export const UpstreamPart = () => {
  const { store } = useWorld();
  const files = useDesigner((state) => state.files);
  const upstream = useDesigner((state) => state.upstream);
  const from = useMemo(() => upstreamOf(files), [files]);
  const newer = useNewer();
  if (from === undefined) return null;
  return (
    <>
      <h2 className="d-second">{say.title}</h2>
      <div className="d-sheet-card d-upstream">
        <p>
          {upstream === undefined
            ? say.unread
            : `${say.from(upstream.name, from.version)}${newer === undefined ? say.same : say.news(newer)}`}
        </p>
        {newer === undefined ? null : (
          <button
            type="button"
            className="d-button d-full"
            onClick={() => store.getState().look({ merging: true })}
          >
            <GitMerge size={15} aria-hidden />
            {mergeWords.open}
          </button>
        )}
      </div>
    </>
  );
};
