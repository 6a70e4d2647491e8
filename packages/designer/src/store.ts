import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  BaseVersion,
  Deed,
  DesignerBackend,
  LoadedDraft,
  OrganisationInfo,
  PublishingInfo,
} from './backend.ts';
import { editWords } from '@fiveones/definition';
import { applyEdits, type Edit, type Intent } from './changes.ts';
import type { FindingView } from './findings.ts';
import type { Files } from './pack.ts';
import { words } from './words.ts';

/** Where the draft stands with the place that keeps it. */
export interface SaveState {
  readonly state: 'saved' | 'waiting' | 'failed';
  /** `10:42`, the last time everything was kept. */
  readonly at: string;
  readonly why: string;
}

/** The tabs of a package. */
export const tabNames = [
  'chart',
  'forms',
  'rules',
  'parameters',
  'responsibilities',
  'documents',
  'books',
  'scenarios',
  'versions',
] as const;
export type TabName = (typeof tabNames)[number];
/** The pictures of a chart. */
export const viewNames = ['column', 'graph', 'table', 'source'] as const;
export type ViewName = (typeof viewNames)[number];
/** The tabs of the inspector. */
export const inspectorTabs = ['who', 'what', 'long', 'next'] as const;
export type InspectorTab = (typeof inspectorTabs)[number];

/** What lies over the screen of a phone: the panel of what is selected, the checks, what can be added as a step or a field. */
export type OverName = 'panel' | 'checks' | 'add' | 'fields';

/** What a person sees and has selected; never saved with the draft. */
export interface Seen {
  readonly tab: TabName;
  readonly view: ViewName;
  readonly chart: string | undefined;
  readonly selected: readonly string[];
  readonly way: string | undefined;
  readonly inspector: InspectorTab;
  /** A field to focus as soon as it is on the screen, with a counter so that the same field can be asked for again. */
  readonly focus:
    { readonly field: string; readonly way?: string | undefined; readonly count: number } | undefined;
  readonly centre: { readonly id: string; readonly count: number } | undefined;
  readonly checksOpen: boolean;
  readonly finding: number;
  readonly renaming: string | undefined;
  readonly entry: Readonly<Record<string, string>>;
  readonly publishing: boolean;
  readonly trying: boolean;
  /** The upstream's newer version is being merged into the draft. */
  readonly merging: boolean;
  readonly notice: string;
  /** What lies over the screen of a phone, the topmost last; at a desk it stands beside the work and this says nothing. */
  readonly over: readonly OverName[];
}

/** What the checks last said. */
interface Checked {
  /** The draft that was checked; `undefined` before the first check has ended. */
  readonly files: Files | undefined;
  readonly found: readonly FindingView[];
  /** The checks broke off; they run again when the draft is changed. */
  readonly failed: boolean;
}

/** Everything the designer holds while it is open. */
export interface DesignerState {
  readonly packageId: string;
  readonly files: Files;
  readonly base: BaseVersion | undefined;
  readonly revision: number;
  readonly organisation: OrganisationInfo;
  /** Where the draft was made from, as it was when the draft was read. */
  readonly upstream: LoadedDraft['upstream'];
  readonly publishing: PublishingInfo;
  readonly past: readonly Deed[];
  readonly future: readonly Deed[];
  /** Edits made and not yet kept by the backend. */
  readonly pending: readonly Edit[];
  readonly save: SaveState;
  readonly seen: Seen;
  readonly checked: Checked;
  /** While this says why, nothing can be changed. */
  readonly readOnly: string | undefined;
  /** Does something: its edits become one step of the undo stack. Returns whether it could be done; if not, `notice` says why. */
  readonly change: (label: string, intent: Intent) => boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly look: (seen: Partial<Seen>) => void;
}

export type DesignerStore = StoreApi<DesignerState>;

const mostDeeds = 300;
const firstSeen: Seen = {
  tab: 'chart',
  view: 'graph',
  chart: undefined,
  selected: [],
  way: undefined,
  inspector: 'who',
  focus: undefined,
  centre: undefined,
  checksOpen: true,
  finding: -1,
  renaming: undefined,
  entry: {},
  publishing: false,
  trying: false,
  merging: false,
  notice: '',
  over: [],
};

/** Going somewhere else leaves what lay over the screen, and the page of a merge. */
const leaving = (seen: Partial<Seen>): Partial<Seen> => {
  if (seen.merging === true) return { over: [], publishing: false, trying: false };
  const goes =
    seen.tab !== undefined || seen.chart !== undefined || seen.publishing === true || seen.trying === true;
  return goes ? { over: [], merging: false } : {};
};

/** Loads a draft and opens it. Edits that had not been kept when the page was last closed are made again. */
export const openDesigner = async (
  backend: DesignerBackend,
  packageId: string,
  keeper: Keeper = browserKeeper,
): Promise<DesignerStore> => {
  const loaded = await backend.load(packageId);
  const left = keeper.read(packageId);
  const again = left.length === 0 ? undefined : applyEdits(loaded.draft, left);
  const files = again?.ok === true ? again.files : loaded.draft;
  const store = createStore<DesignerState>((set, get) => ({
    packageId,
    files,
    base: loaded.base,
    revision: loaded.revision,
    organisation: loaded.organisation,
    upstream: loaded.upstream,
    publishing: publishingOf(loaded),
    past: loaded.history?.past ?? [],
    future: loaded.history?.future ?? [],
    pending: again?.ok === true ? left : [],
    save: { state: again?.ok === true ? 'waiting' : 'saved', at: '', why: '' },
    seen: {
      ...firstSeen,
      publishing: waitsFor(loaded, loaded.person.id),
      notice: again?.ok === false ? words.save.lostEdits(again.words) : '',
    },
    checked: { files: undefined, found: [], failed: false },
    readOnly: undefined,
    change: (label, intent) => {
      const { readOnly } = get();
      if (readOnly !== undefined) {
        set({ seen: { ...get().seen, notice: readOnly } });
        return false;
      }
      const made = intent(get().files);
      const done = made.ok ? applyEdits(get().files, made.edits) : made;
      if (!done.ok) {
        set({ seen: { ...get().seen, notice: done.words } });
        return false;
      }
      if (!made.ok || made.edits.length === 0) return true;
      const deed = { label, edits: made.edits, inverse: done.inverse };
      set({
        ...kept(get(), done.files, made.edits),
        past: joined(get().past, deed),
        future: [],
        seen: { ...get().seen, notice: '' },
      });
      return true;
    },
    undo: () => step(set, get, 'past', 'future'),
    redo: () => step(set, get, 'future', 'past'),
    look: (seen) => set({ seen: { ...get().seen, ...leaving(seen), ...seen } }),
  }));
  return store;
};

/** Reads the draft again after it was handed in, came back or was published by somebody. */
export const reopen = async (store: DesignerStore, backend: DesignerBackend): Promise<void> => {
  const loaded = await backend.load(store.getState().packageId);
  store.setState({
    files: loaded.draft,
    base: loaded.base,
    revision: loaded.revision,
    upstream: loaded.upstream,
    publishing: publishingOf(loaded),
    past: loaded.history?.past ?? [],
    future: loaded.history?.future ?? [],
  });
};

/**
 * Takes up what somebody else, or another window, has changed meanwhile, and makes one's own unsaved edits again on top.
 * Those that no longer fit are told one by one; everything else is kept.
 */
const takeUp = async (store: DesignerStore, backend: DesignerBackend): Promise<void> => {
  const loaded = await backend.load(store.getState().packageId);
  const fitting: Edit[] = [];
  const lost: Edit[] = [];
  let files = loaded.draft;
  for (const edit of store.getState().pending) {
    const done = applyEdits(files, [edit]);
    if (done.ok) files = done.files;
    (done.ok ? fitting : lost).push(edit);
  }
  const state = store.getState();
  const told = lost.length === 0 ? words.save.takenUp : words.save.notTakenUp(lost.map(lostWords).join('；'));
  store.setState({
    files,
    base: loaded.base,
    revision: loaded.revision,
    publishing: publishingOf(loaded),
    pending: fitting,
    save: { ...state.save, state: fitting.length === 0 ? 'saved' : 'waiting', why: '' },
    seen: { ...state.seen, notice: told },
  });
};

/** An edit that could not be made, with what was written, so that it can be written again. */
const lostWords = (edit: Edit): string => {
  const written = edit.changes.flatMap(({ after }) =>
    typeof after === 'string' || typeof after === 'number' ? [String(after)] : [],
  );
  return `${editWords(edit, 'zh')}${written.length === 0 ? '' : `（${written.join('，')}）`}`;
};

/** Whether a submission waits for this person: they came to look at it. */
const waitsFor = ({ submission }: PublishingInfo, person: string): boolean =>
  submission?.status === 'waiting' && submission.reviewer.id === person;

const publishingOf = ({
  today,
  openInstances,
  person,
  reviewers,
  submission,
}: LoadedDraft): PublishingInfo => ({
  today,
  openInstances,
  person,
  reviewers,
  ...(submission === undefined ? {} : { submission }),
});

/** Why the draft cannot be changed by who has it open; `undefined` when it can. */
export const lockedBy = ({ person, submission }: PublishingInfo): string | undefined =>
  submission?.status === 'waiting'
    ? words.publish.lockedFor(submission.reviewer.name)
    : person.draws
      ? undefined
      : words.publish.readerOnly;

const kept = (
  state: DesignerState,
  files: Files,
  edits: readonly Edit[],
): Pick<DesignerState, 'files' | 'pending' | 'save'> => ({
  files,
  pending: [...state.pending, ...edits],
  save: { ...state.save, state: 'waiting' },
});

/** Typing in one field is one step of the stack: the same label within a deed that begins with `~` joins the last one. */
const joined = (past: readonly Deed[], deed: Deed): readonly Deed[] => {
  const last = past.at(-1);
  const join = last !== undefined && deed.label.startsWith('~') && last.label === deed.label;
  const next = join
    ? [
        ...past.slice(0, -1),
        {
          label: deed.label,
          edits: [...last.edits, ...deed.edits],
          inverse: [...deed.inverse, ...last.inverse],
        },
      ]
    : [...past, deed];
  return next.slice(-mostDeeds);
};

const step = (
  set: (part: Partial<DesignerState>) => void,
  get: () => DesignerState,
  from: 'past' | 'future',
  to: 'past' | 'future',
): void => {
  const state = get();
  const deed = state[from].at(-1);
  if (deed === undefined) return;
  const edits = from === 'past' ? deed.inverse : deed.edits;
  const done = applyEdits(state.files, edits);
  if (!done.ok) {
    set({ seen: { ...state.seen, notice: done.words } });
    return;
  }
  set({
    ...kept(state, done.files, edits),
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], deed],
    seen: { ...state.seen, notice: '' },
  });
};

/** Where edits lie until the backend has acknowledged them. */
export interface Keeper {
  readonly read: (packageId: string) => readonly Edit[];
  readonly write: (packageId: string, edits: readonly Edit[]) => void;
}

const keyOf = (packageId: string): string => `fiveones.designer.${packageId}`;

/** Keeps pending edits in this browser. A browser that forbids storing only loses the safety net, not the edits on the screen. */
const browserKeeper: Keeper = {
  read: (packageId) => {
    try {
      const found: unknown = JSON.parse(localStorage.getItem(keyOf(packageId)) ?? '[]');
      return Array.isArray(found) ? (found as readonly Edit[]) : [];
    } catch {
      return [];
    }
  },
  write: (packageId, edits) => {
    try {
      if (edits.length === 0) localStorage.removeItem(keyOf(packageId));
      else localStorage.setItem(keyOf(packageId), JSON.stringify(edits));
    } catch {
      return;
    }
  },
};

const clockTime = (): string =>
  new Intl.DateTimeFormat('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Shanghai',
  }).format(new Date());

/** Sends edits to the backend soon after they are made, one request at a time, again after a failure. Returns how to stop. */
export const keepSaved = (
  store: DesignerStore,
  backend: DesignerBackend,
  keeper: Keeper = browserKeeper,
): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let stopped = false;
  const later = (delay: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void send(), delay);
  };
  const send = async (): Promise<void> => {
    const { pending, packageId, revision, past, future } = store.getState();
    if (busy || pending.length === 0) return;
    busy = true;
    try {
      const answer = await backend.save(packageId, { revision, edits: pending, history: { past, future } });
      const state = store.getState();
      if ('refused' in answer && answer.stale === true) {
        await takeUp(store, backend);
        later(0);
      } else if ('refused' in answer)
        store.setState({ save: { ...state.save, state: 'failed', why: answer.refused } });
      else {
        const rest = state.pending.slice(pending.length);
        store.setState({
          revision: answer.revision,
          pending: rest,
          save: { state: rest.length === 0 ? 'saved' : 'waiting', at: clockTime(), why: '' },
        });
        if (rest.length > 0) later(300);
      }
    } catch {
      store.setState({ save: { ...store.getState().save, state: 'failed', why: words.save.offline } });
      later(3000);
    } finally {
      busy = false;
    }
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (state.pending === before.pending) return;
    keeper.write(state.packageId, state.pending);
    if (state.pending.length > before.pending.length) later(400);
  });
  if (store.getState().pending.length > 0) later(0);
  return () => {
    stopped = true;
    unsubscribe();
    clearTimeout(timer);
  };
};
