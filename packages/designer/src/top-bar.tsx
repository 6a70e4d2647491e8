import { ChevronLeft, Ellipsis, GitCompare, GitMerge, Play, X } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { textOf } from '@fiveones/chart';
import { useDesigner, useFindings, usePack, useWorld } from './context.tsx';
import { nextFinding } from './checks.tsx';
import { Saved, StateChip, UndoButtons } from './draft-state.tsx';
import { useNewer } from './merge/use-merge.ts';
import { layOver } from './phone.ts';
import { mergeWords } from './words-merge.ts';
import { words } from './words.ts';
import { phoneWords } from './words-phone.ts';

/** The bar above everything: which package, where the draft stands, and the one thing to do with it. */
export const TopBar = ({ onLeave }: { readonly onLeave: () => void }) => {
  const { store, editable, phone } = useWorld();
  const pack = usePack();
  const packageId = useDesigner((state) => state.packageId);
  const publishing = useDesigner((state) => state.seen.publishing);
  const trying = useDesigner((state) => state.seen.trying);
  const merging = useDesigner((state) => state.seen.merging);
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
      <div className="d-named">
        <h1>{textOf(pack.template['name']) || packageId}</h1>
        <span className="d-version">
          {textOf(pack.template['version'])}
          {region === '' ? '' : ` · ${region}版`}
        </span>
        <StateChip />
        {phone ? null : <Saved />}
      </div>
      <span className="d-spring" />
      {editable && !trying && !phone ? <UndoButtons /> : null}
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
      <UpdateButton />
      <TryButton />
      {phone && !publishing ? <MoreMenu /> : null}
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
      {publishing || trying || merging ? null : <PublishButton />}
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

/** To the merge with the upstream's newer version, while there is one that the draft does not have. */
const UpdateButton = () => {
  const { store, phone } = useWorld();
  const newer = useNewer();
  const merging = useDesigner((state) => state.seen.merging);
  if (newer === undefined || merging || phone) return null;
  return (
    <button
      type="button"
      className="d-button d-update"
      title={mergeWords.news(newer)}
      onClick={() => store.getState().look({ merging: true })}
    >
      <GitMerge size={14} aria-hidden />
      {mergeWords.open}
      <span className="d-count-news">{newer}</span>
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

/** On a phone what the bar has no room for. */
const MoreMenu = () => {
  const { store } = useWorld();
  const newer = useNewer();
  const trying = useDesigner((state) => state.seen.trying);
  const { look } = store.getState();
  const deeds = {
    trying: () => look({ trying: !trying, publishing: false }),
    compare: () => look({ tab: 'versions', publishing: false, trying: false }),
    merge: () => look({ merging: true }),
    process: () => {
      look({ tab: 'chart', trying: false, selected: [], way: undefined });
      layOver(store, 'panel');
    },
  };
  const names: Readonly<Record<keyof typeof deeds, string>> = {
    trying: trying ? words.trial.leave : words.bar.tryRun,
    compare: words.bar.compare,
    merge: newer === undefined ? '' : `${mergeWords.open}（${newer}）`,
    process: phoneWords.process,
  };
  const shown = (['merge', 'process', 'trying', 'compare'] as const).filter(
    (name) => (name === 'trying' || !trying) && names[name] !== '',
  );
  return (
    <MenuTrigger>
      <Button className="d-icon-button" aria-label={phoneWords.more}>
        <Ellipsis size={20} aria-hidden />
      </Button>
      <Popover className="d-pop" placement="bottom end">
        <Menu className="d-list" aria-label={phoneWords.more}>
          {shown.map((name) => (
            <MenuItem key={name} id={name} className="d-option" onAction={deeds[name]}>
              {names[name]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
