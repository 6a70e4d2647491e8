import { readPack, type Files, type Pack } from './pack.ts';
import type { InspectorTab, TabName } from './store.ts';

/** Something wrong or worth a second look, as the check panel shows it. */
export interface FindingView {
  readonly key: string;
  readonly code: string;
  readonly severity: 'error' | 'hint';
  readonly file: string;
  readonly node: string | undefined;
  /** The row of a list, the kind of entry or the figure it stands on. */
  readonly row?: string | undefined;
  /** The way out of the step that it is about. */
  readonly way?: string | undefined;
  /** What it stands on: a step, a form, a parameter, in the words of the package. */
  readonly place: string;
  readonly tab: TabName;
  readonly inspector: InspectorTab;
  /** The property to focus, as the inspector names it. */
  readonly field: string;
  readonly sentence: string;
}

/** A check: what is wrong with a package. */
export type Check = (files: Files) => readonly FindingView[];

/** All findings of a draft, errors first. */
export const findingsOf = (files: Files, check: Check): readonly FindingView[] =>
  [...check(files)].sort((a, b) => Number(a.severity === 'hint') - Number(b.severity === 'hint'));

const folderTabs: Readonly<Record<string, TabName>> = {
  processes: 'chart',
  forms: 'forms',
  types: 'forms',
  decisions: 'rules',
  documents: 'documents',
  lists: 'books',
  ledgers: 'books',
  tables: 'books',
  'public-notices': 'documents',
  scenarios: 'scenarios',
};
const fileTabs: Readonly<Record<string, TabName>> = {
  'parameters.json': 'parameters',
  'responsibilities.json': 'responsibilities',
  'data.json': 'chart',
};

/** The tab a file belongs to. */
export const tabOfFile = (file: string): TabName =>
  fileTabs[file] ?? folderTabs[file.split('/')[0] ?? ''] ?? 'chart';

/** The properties that each tab holds; the tab of who does it holds the rest. */
const fieldTabs: readonly (readonly [RegExp, InspectorTab])[] = [
  [/^(limit|alarms|trigger\.timer|clock|extendClock|stage)/, 'long'],
  [/^(flows|condition|default|next|returns|reject|chooseNext|without)/, 'next'],
  [
    /^(called|forms?|decision|opinion|calculate|issue|set|connector|lookup|trigger|throws|vote|process|multi|message|to|deliver|payload)\b/,
    'what',
  ],
  [
    /^(package|wait|whenMissing|input|output|outcome|terminate|attachedTo|interrupting|triggeredByEvent)\b/,
    'what',
  ],
  [/^(note|basis|lock|stepClass|preset|parent)\b/, 'what'],
];

/** The tab of the inspector that holds a property of a step. */
export const inspectorTabOf = (field: string): InspectorTab =>
  fieldTabs.find(([pattern]) => pattern.test(field))?.[1] ?? 'who';

/** What a finding stands on, in the words of the package. */
export const placeName = (files: Files, file: string, node: string | undefined): string => {
  const pack: Pack = readPack(files);
  const chart = pack.charts.find((one) => one.file === file);
  const step = chart?.chart.steps.find((one) => one.id === node);
  if (step !== undefined) return step.name;
  const named = [
    ...pack.charts,
    ...pack.forms,
    ...pack.decisions,
    ...pack.documents,
    ...pack.lists,
    ...pack.ledgers,
    ...pack.tables,
    ...pack.notices,
    ...pack.scenarios,
    ...pack.types,
  ].find((one) => one.file === file);
  return named?.name ?? plainFiles[file] ?? file;
};

const plainFiles: Readonly<Record<string, string>> = {
  'parameters.json': '参数',
  'responsibilities.json': '责任清单',
  'template.json': '模板包',
  'data.json': '数据项',
};

/** The dotted path of keys, without list positions: `nodes.apply.limit.value` → `limit.value`. */
export const fieldOfPath = (path: readonly (string | number | { readonly id: string })[]): string =>
  path
    .filter((part): part is string => typeof part === 'string')
    .filter((part) => part !== 'nodes')
    .join('.');

/** How many errors and hints stand on each step of a chart. */
export const marksOf = (
  found: readonly FindingView[],
  file: string,
): ReadonlyMap<string, { readonly errors: number; readonly hints: number }> => {
  const marks = new Map<string, { errors: number; hints: number }>();
  for (const finding of found) {
    if (finding.file !== file || finding.node === undefined) continue;
    const mark = marks.get(finding.node) ?? { errors: 0, hints: 0 };
    marks.set(
      finding.node,
      finding.severity === 'error'
        ? { ...mark, errors: mark.errors + 1 }
        : { ...mark, hints: mark.hints + 1 },
    );
  }
  return marks;
};

/** Today in China, as the definitions write dates. */
export const todayText = (now: Date = new Date()): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now);
