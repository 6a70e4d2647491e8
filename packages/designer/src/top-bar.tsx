import { ChevronLeft, CircleAlert, GitCompare, Play, Redo2, Undo2, X } from 'lucide-react';
import { sameJson } from '@fiveones/definition';
import { textOf } from '@fiveones/chart';
import { useDesigner, useFindings, usePack, useWorld } from './context.tsx';
import { nextFinding } from './checks.tsx';
import { words } from './words.ts';

const plainLabel = (label: string): string =>
  label.startsWith('~move') ? words.deed.move : label.replace(/^~/, '');

/** The bar above everything: which package, where the draft stands, and the one thing to do with it. */
export const TopBar = ({ onLeave }: { readonly onLeave: () => void }) => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const packageId = useDesigner((state) => state.packageId);
  const publishing = useDesigner((state) => state.seen.publishing);
  const trying = useDesigner((state) => state.seen.trying);
  const region = useDesigner((state) => state.organisation.regionName);
  const errors = useFindings().filter((finding) => finding.severity === 'error').length;
  const found = useFindings();
  return (
    <header className="d-top">
      <button type="button" className="d-icon-button" aria-label={words.bar.back} onClick={onLeave}>
        <ChevronLeft size={18} />
      </button>
      <span className="d-logo" aria-hidden>
        <i />
        <i />
        <i />
      </span>
      <h1>{textOf(pack.template['name']) || packageId}</h1>
      <span className="d-version">
        {textOf(pack.template['version'])}
        {region === '' ? '' : ` · ${region}版`}
      </span>
      <StateChip />
      <Saved />
      <span className="d-spring" />
      {editable && !trying ? <UndoButtons /> : null}
      <button
        type="button"
        className="d-button d-wide-only"
        onClick={() =>
          found.length > 0 ? nextFinding(store, found) : store.getState().look({ checksOpen: true })
        }
      >
        {words.bar.checks}
        {errors > 0 ? <span className="d-count-error">{errors}</span> : null}
      </button>
      <TryButton />
      {trying ? null : (
        <button
          type="button"
          className="d-button d-wide-only"
          onClick={() => store.getState().look({ tab: 'versions', publishing: false, trying: false })}
        >
          <GitCompare size={14} aria-hidden />
          {words.bar.compare}
        </button>
      )}
      {publishing || trying ? null : <PublishButton />}
    </header>
  );
};

/** The one thing to do with the draft now: hand it in, or look at what waits. */
const PublishButton = () => {
  const { store, editable } = useWorld();
  const waits = useDesigner((state) => state.publishing.submission?.status === 'waiting');
  if (!editable && !waits) return null;
  return (
    <button
      type="button"
      className="d-button d-primary"
      onClick={() => store.getState().look({ publishing: true, trying: false })}
    >
      {waits ? words.bar.review : words.bar.publish}
    </button>
  );
};

/** Into the trial run of the draft, and out of it. */
const TryButton = () => {
  const { store } = useWorld();
  const trying = useDesigner((state) => state.seen.trying);
  return (
    <button
      type="button"
      className="d-button d-wide-only"
      onClick={() => store.getState().look({ trying: !trying, publishing: false })}
    >
      {trying ? <X size={14} aria-hidden /> : <Play size={14} aria-hidden />}
      {trying ? words.trial.leave : words.bar.tryRun}
    </button>
  );
};

const UndoButtons = () => {
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
const StateChip = () => {
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

const Saved = () => {
  const save = useDesigner((state) => state.save);
  if (save.state === 'saved') return <span className="d-saved">{words.save.saved(save.at)}</span>;
  return (
    <span className="d-saved" data-state={save.state} title={save.why} role="status">
      {save.state === 'failed' ? <CircleAlert size={13} aria-hidden /> : null}
      {save.state === 'failed'
        ? `${words.save.failed}${save.why === '' ? '' : `：${save.why}`}`
        : words.save.waiting}
    </span>
  );
};
