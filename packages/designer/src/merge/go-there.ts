import { jsonAt, kindOfFile, type Conflict, type PathStep } from '@fiveones/definition';
import { goTo } from '../checks.tsx';
import { fieldOfPath, inspectorTabOf, placeName, tabOfFile, type FindingView } from '../findings.ts';
import type { Files } from '../pack.ts';
import type { DesignerStore } from '../store.ts';
import { mergeWords } from '../words-merge.ts';

/** Something that stands at a place of a file. */
type Placed = Pick<Conflict, 'file' | 'path'>;

/** Whether the draft has the thing at a place, on a tab that shows it. */
export function isHere(files: Files, { file, path }: Placed): boolean {
  const thing = path.slice(0, 2);
  return hasTab(file) && (jsonAt(files[file], path) ?? jsonAt(files[file], thing)) !== undefined;
}

const hasTab = (file: string): boolean => file !== 'template.json' && kindOfFile(file) !== undefined;

/** Goes to the place of the draft: its tab, its step in the middle of the chart, its field. */
export function goThere(store: DesignerStore, { file, path }: Placed): void {
  const { files } = store.getState();
  const step = path[0] === 'nodes' ? idOf(path[1]) : leftBy(files, { file, path });
  const node =
    step !== undefined && isHere(files, { file, path: ['nodes', { id: step }] }) ? step : undefined;
  const tab = tabOfFile(file);
  const field = tab === 'chart' ? fieldOfPath(path.slice(2)) : fieldOfPath(path);
  const view: FindingView = {
    key: '',
    code: '',
    severity: 'hint',
    file,
    node,
    row: idOf(path[1]),
    place: placeName(files, file, node),
    tab,
    inspector: path[0] === 'flows' ? 'next' : inspectorTabOf(field),
    field,
    sentence: '',
  };
  goTo(store, view, -1);
  const { seen, look } = store.getState();
  // All parameters stand in one file: the one that is meant is opened.
  if (tab === 'parameters' && view.row !== undefined)
    look({ entry: { ...seen.entry, parameters: view.row } });
}

/** What the way there is called. */
export const wayWords = ({ file }: Pick<Placed, 'file'>): string => {
  const tab = tabOfFile(file);
  return tab === 'chart' ? mergeWords.lookChart : tab === 'forms' ? mergeWords.lookForm : mergeWords.look;
};

const idOf = (step: PathStep | undefined): string | undefined =>
  typeof step === 'object' ? step.id : undefined;

/** The step that a way leads out of: a way by itself is not selected from outside the chart. */
function leftBy(files: Files, { file, path }: Placed): string | undefined {
  const from = path[0] === 'flows' ? jsonAt(files[file], [...path.slice(0, 2), 'from']) : undefined;
  return typeof from === 'string' ? from : undefined;
}
