import { useEffect, useMemo, useRef, useState, type ComponentType } from 'react';
import type { DesignerBackend } from './backend.ts';
import { ChartTab } from './chart/chart-tab.tsx';
import { backgroundChecker, keepChecked, whenIdle } from './checking.ts';
import { CheckPanel, nextFinding } from './checks.tsx';
import { useStore } from 'zustand';
import {
  useDesigner,
  useFindings,
  usePack,
  useWorld,
  WorldProvider,
  type DesignerWorld,
} from './context.tsx';
import { overPlace } from './over.tsx';
import { keepTyped, liesOver, onPhone, usePhone, useWayBack } from './phone.ts';
import { keepSaved, lockedBy, openDesigner, tabNames, type DesignerStore, type TabName } from './store.ts';
import { late } from './late-part.tsx';
import type { tabs as otherTabs } from './tabs/tabs.ts';
import { TopBar } from './top-bar.tsx';
import { words } from './words.ts';
import { readPack, type Pack } from './pack.ts';

/** What the designer is given: where drafts are kept, which package to open, and what to do when the person leaves. */
export interface DesignerProps {
  readonly backend: DesignerBackend;
  readonly packageId: string;
  readonly onLeave: () => void;
  /** The step to show first; absent: the first chart. Read when the package is opened. */
  readonly at?: { readonly process: string; readonly step: string } | undefined;
  /** `light` or `dark`; absent: the theme of the page. */
  readonly theme?: 'light' | 'dark';
}

/** The visual designer for one package. */
export const Designer = ({ backend, packageId, onLeave, at, theme }: DesignerProps) => {
  const [store, setStore] = useState<DesignerStore>();
  const [failed, setFailed] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const first = useRef(at);
  useEffect(() => {
    let gone = false;
    const stops: (() => void)[] = [];
    setFailed(undefined);
    openDesigner(backend, packageId).then(
      (opened) => {
        if (gone) return;
        stops.push(keepSaved(opened, backend), keepChecked(opened, backgroundChecker()));
        // What is read and changed most easily with a thumb comes first there.
        if (onPhone()) opened.getState().look({ view: 'table' });
        showFirst(opened, first.current);
        setStore(opened);
      },
      (error: unknown) => gone || setFailed(error instanceof Error ? error.message : ''),
    );
    return () => {
      gone = true;
      for (const stop of stops) stop();
    };
  }, [backend, packageId, attempt]);
  if (failed !== undefined)
    return (
      <main id="main" className="d-opening" role="alert">
        <p>{words.bar.failed}</p>
        <p className="d-faint">{failed}</p>
        <div className="d-opening-ways">
          <button type="button" className="d-button" onClick={() => setAttempt(attempt + 1)}>
            {words.bar.retry}
          </button>
          <button type="button" className="d-button" onClick={onLeave}>
            {words.bar.leave}
          </button>
        </div>
      </main>
    );
  if (store === undefined) return <div className="d-opening">{words.bar.open}</div>;
  return <Opened store={store} backend={backend} onLeave={onLeave} theme={theme} />;
};

/** Shows a step of a chart; the chart alone when the draft no longer has the step. */
const showFirst = (store: DesignerStore, at: DesignerProps['at']): void => {
  if (at === undefined) return;
  const shown = readPack(store.getState().files).charts.find(({ id }) => id === at.process);
  if (shown === undefined) return;
  const { look } = store.getState();
  look({ tab: 'chart', chart: at.process, view: 'graph' });
  if (shown.chart.steps.some(({ id }) => id === at.step))
    look({ selected: [at.step], centre: { id: at.step, count: 1 } });
};

/** The designer with its draft; whether it can be changed depends on the person and the review. */
const Opened = ({
  store,
  backend,
  onLeave,
  theme,
}: Pick<DesignerWorld, 'store' | 'backend'> & {
  readonly onLeave: () => void;
  readonly theme: 'light' | 'dark' | undefined;
}) => {
  const phone = usePhone();
  const readOnly = useStore(store, (state) => lockedBy(state.publishing));
  useEffect(() => store.setState({ readOnly }), [store, readOnly]);
  const world = useMemo(
    () => ({ store, backend, phone, editable: readOnly === undefined }),
    [store, backend, phone, readOnly],
  );
  return (
    <WorldProvider value={world}>
      <Frame onLeave={onLeave} theme={theme} />
    </WorldProvider>
  );
};

const Forms = late(() => import('./form/forms-tab.tsx').then((part) => part.FormsTab));
const TrialPage = late(() => import('./trial/trial-page.tsx').then((part) => part.TrialPage));
const fromOthers = (name: keyof typeof otherTabs) =>
  late<object>(() => import('./tabs/tabs.ts').then((part) => part.tabs[name]));
const PublishPage = fromOthers('publish');
const MergePage = fromOthers('merge');

const tabs = {
  chart: ChartTab,
  forms: Forms,
  rules: fromOthers('rules'),
  parameters: fromOthers('parameters'),
  responsibilities: fromOthers('responsibilities'),
  documents: fromOthers('documents'),
  books: fromOthers('books'),
  scenarios: fromOthers('scenarios'),
  versions: fromOthers('versions'),
} as const satisfies Record<TabName, ComponentType>;

/** Fetches what has not been opened yet, once the chart stands, so that going there takes no time. */
const fetchRest = async (): Promise<void> => {
  for (const part of [...Object.values(tabs), PublishPage, TrialPage])
    if ('fetch' in part) await part.fetch();
};

const counts = {
  chart: (pack) => pack.charts.length,
  forms: (pack) => pack.forms.length,
  rules: (pack) => pack.decisions.length,
  parameters: (pack) => pack.parameters.length,
  responsibilities: (pack) => pack.responsibilities.length,
  documents: (pack) => pack.documents.length,
  books: (pack) => pack.lists.length + pack.ledgers.length + pack.tables.length,
  scenarios: (pack) => pack.scenarios.length,
  versions: () => undefined,
} as const satisfies Record<TabName, (pack: Pack) => number | undefined>;

const Frame = ({
  onLeave,
  theme,
}: {
  readonly onLeave: () => void;
  readonly theme: 'light' | 'dark' | undefined;
}) => {
  const { store, editable, phone } = useWorld();
  const tab = useDesigner((state) => state.seen.tab);
  const publishing = useDesigner((state) => state.seen.publishing);
  const trying = useDesigner((state) => state.seen.trying);
  const merging = useDesigner((state) => state.seen.merging);
  const found = useFindings();
  const Tab = tabs[tab];
  const covered = useDesigner((state) => state.seen.over.length > 0) && phone;
  useWayBack(store, useDesigner((state) => liesOver(state.seen)) && phone);
  useEffect(() => whenIdle(() => void fetchRest()), []);
  const onKeyDown = (event: React.KeyboardEvent | KeyboardEvent): void => {
    const typing =
      (event.target as HTMLElement).closest('input, textarea, [contenteditable="true"]') !== null;
    const ctrl = event.ctrlKey || event.metaKey;
    if (event.key === 'F8') nextFinding(store, found);
    else if (ctrl && !typing && editable && event.key.toLowerCase() === 'z')
      (event.shiftKey ? store.getState().redo : store.getState().undo)();
    else if (ctrl && !typing && editable && event.key.toLowerCase() === 'y') store.getState().redo();
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    // What had the cursor may be gone, a step that was deleted or a name that was changed; the keys go on.
    const press = (event: KeyboardEvent): void => {
      if (event.target === document.body) onKeyDown(event);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  return (
    <div
      className="designer"
      data-theme={theme}
      data-phone={phone}
      onKeyDown={onKeyDown}
      onPointerDownCapture={phone ? keepTypedElsewhere : undefined}
    >
      <div className="d-beneath" inert={covered}>
        <TopBar onLeave={onLeave} />
        {phone ? null : <Notice />}
        {publishing ? (
          <PublishPage />
        ) : trying ? (
          <TrialPage />
        ) : merging ? (
          <MergePage />
        ) : (
          <>
            <TabBar />
            <div className="d-work" data-tab={tab}>
              <Tab />
            </div>
            {tab === 'chart' && !phone ? null : <CheckPanel key={tab} folded />}
          </>
        )}
      </div>
      <div id={overPlace} />
      {phone ? <Notice /> : null}
    </div>
  );
};

/** A button pressed while something is being typed: that is kept first. */
const keepTypedElsewhere = (event: React.PointerEvent): void => {
  const typing = event.currentTarget.contains(document.activeElement);
  if (typing && (event.target as HTMLElement).closest('button, [role="tab"]') !== null) keepTyped();
};

/** The last thing that could not be done, and why; the next thing done takes it away. */
const Notice = () => {
  const { store } = useWorld();
  const notice = useDesigner((state) => state.seen.notice);
  return notice === '' ? null : (
    <div className="d-notice" role="alert">
      {notice}
      <button type="button" className="d-link" onClick={() => store.getState().look({ notice: '' })}>
        {words.a11y.close}
      </button>
    </div>
  );
};

const TabBar = () => {
  const { store } = useWorld();
  const pack = usePack();
  const tab = useDesigner((state) => state.seen.tab);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tab]);
  return (
    <nav className="d-tabbar">
      <div role="tablist" ref={list}>
        {tabNames.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === tab}
            onClick={() => store.getState().look({ tab: name })}
          >
            {words.tab[name]}
            <small>{counts[name](pack)}</small>
          </button>
        ))}
      </div>
      <span id="d-tab-tools" className="d-tab-tools" />
    </nav>
  );
};
