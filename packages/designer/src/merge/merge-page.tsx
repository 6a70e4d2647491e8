import { GitMerge, TriangleAlert, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { mergeUpstream, type Choices, type ConflictWords } from '@fiveones/definition';
import { built } from '../changes.ts';
import { CheckPanel } from '../checks.tsx';
import { useDesigner, useWorld } from '../context.tsx';
import { mergeWords } from '../words-merge.ts';
import { ConflictView } from './conflict-view.tsx';
import { MergeDone } from './merge-done.tsx';
import { MergeLists } from './merge-lists.tsx';
import { useMerge, type OpenMerge, type Waiting } from './use-merge.ts';

/** 合并更新: what the upstream's newer version changes, what waits to be decided, and the merge into the draft. */
export const MergePage = () => {
  const { store } = useWorld();
  const [attempt, setAttempt] = useState(0);
  const [done, setDone] = useState<string>();
  const merge = useMerge(attempt);
  const leave = (): void => store.getState().look({ merging: false });
  const finished = done !== undefined && merge === 'none';
  return (
    <div className="d-page d-merging">
      <div className="d-screen-bar">
        <GitMerge size={17} aria-hidden />
        <h2>{typeof merge === 'object' ? mergeWords.title(merge.from, merge.to) : mergeWords.open}</h2>
        {typeof merge === 'object' ? (
          <span className="d-faint">
            {mergeWords.counts(
              merge.report.taken.length,
              merge.report.conflicts.length,
              openIn(merge).length,
            )}
          </span>
        ) : null}
        <span className="d-spring" />
        <button type="button" className="d-button" onClick={leave}>
          <X size={14} aria-hidden />
          {typeof merge === 'object' ? mergeWords.leave : mergeWords.leaveDone}
        </button>
      </div>
      {finished ? (
        <MergeDone version={done} />
      ) : typeof merge === 'object' ? (
        <Merging merge={merge} onDone={() => setDone(merge.to)} />
      ) : (
        <Nothing why={merge} again={() => setAttempt(attempt + 1)} />
      )}
      {finished || merge === 'broken' ? <CheckPanel /> : null}
    </div>
  );
};

const Nothing = ({ why, again }: { readonly why: Waiting; readonly again: () => void }) => {
  const upstream = useDesigner((state) => state.upstream);
  const said: Readonly<Record<Waiting, string>> = {
    loading: mergeWords.loading,
    failed: mergeWords.failed,
    none: mergeWords.none,
    unknown: mergeWords.unknown(upstream?.name ?? ''),
    broken: mergeWords.broken,
  };
  return (
    <div className="d-none" role={why === 'failed' ? 'alert' : 'status'}>
      <p>{said[why]}</p>
      {why === 'failed' ? (
        <button type="button" className="d-button" onClick={again}>
          {mergeWords.retry}
        </button>
      ) : null}
    </div>
  );
};

/** What nobody has decided yet. */
const openIn = ({ report, choices }: OpenMerge): readonly ConflictWords[] =>
  report.conflicts.filter(({ conflict }) => choices[conflict.key] === undefined);

const Merging = ({ merge, onDone }: { readonly merge: OpenMerge; readonly onDone: () => void }) => {
  const { conflicts } = merge.report;
  const open = openIn(merge);
  const first = conflicts.findIndex((told) => told === open[0]);
  // What was open first stays in view when it is decided.
  const [chosen, setAt] = useState(Math.max(0, first));
  const at = Math.min(chosen, conflicts.length - 1);
  const told = conflicts[at];
  const go = (place: number): void => {
    setAt(place);
    requestAnimationFrame(() => document.getElementById('d-conflict-title')?.focus());
  };
  return (
    <div className="d-merge-columns">
      <MergeLists merge={merge} at={at} onGo={go} />
      <div className="d-merge-work">
        {told === undefined ? (
          <p className="d-none">{mergeWords.noConflicts}</p>
        ) : (
          <ConflictView merge={merge} told={told} at={at} onGo={go} />
        )}
      </div>
      <Effect
        merge={merge}
        left={open.length}
        onLeft={() => go(first)}
        onAdvise={() =>
          merge.choose(Object.fromEntries(open.map(({ conflict }) => [conflict.key, conflict.recommended])))
        }
        onDone={onDone}
      />
    </div>
  );
};

const Effect = ({
  merge,
  left,
  onLeft,
  onAdvise,
  onDone,
}: {
  readonly merge: OpenMerge;
  readonly left: number;
  readonly onLeft: () => void;
  readonly onAdvise: () => void;
  readonly onDone: () => void;
}) => {
  const { editable } = useWorld();
  const running = useDesigner((state) => state.publishing.openInstances);
  const carryOut = useCarryOut(merge, onDone);
  return (
    <aside className="d-merge-effect">
      <h2>{mergeWords.cases}</h2>
      <dl className="d-figures">
        <div>
          <dt>{mergeWords.running}</dt>
          <dd>
            <b>{running}</b>
          </dd>
        </div>
        <div>
          <dt>{mergeWords.unchanged}</dt>
          <dd>
            <b>{running}</b>
          </dd>
        </div>
      </dl>
      <p className="d-faint">{mergeWords.casesHint}</p>
      <div className="d-merge-end">
        {editable ? (
          <>
            <p className="d-faint" role="status">
              {merge.unkept ? (
                <>
                  <TriangleAlert size={13} aria-hidden /> {mergeWords.notKept}
                </>
              ) : merge.report.conflicts.length > 0 ? (
                mergeWords.keptAt
              ) : null}
            </p>
            {left > 0 ? (
              <>
                <button type="button" className="d-link" onClick={onLeft}>
                  {mergeWords.left(left)}
                </button>
                <button type="button" className="d-button d-full" onClick={onAdvise}>
                  {mergeWords.advise}
                </button>
              </>
            ) : null}
            <button
              type="button"
              className="d-button d-primary d-full"
              onClick={left > 0 ? onLeft : carryOut}
              aria-describedby="d-merge-after"
            >
              {mergeWords.merge}
            </button>
          </>
        ) : (
          <p>{mergeWords.readOnly}</p>
        )}
        <p id="d-merge-after" className="d-faint">
          {mergeWords.afterwards}
        </p>
      </div>
    </aside>
  );
};

/** Puts the merge into the draft as one step that can be undone. */
const useCarryOut = ({ versions: { base, theirs }, choices, to }: OpenMerge, onDone: () => void) => {
  const { store } = useWorld();
  return useMemo(
    () => (): void => {
      const intent = built((files) =>
        mergeUpstream(files, { base, theirs, choices: choices satisfies Choices }),
      );
      if (store.getState().change(mergeWords.deed(to), intent)) onDone();
    },
    [store, base, theirs, choices, to, onDone],
  );
};
