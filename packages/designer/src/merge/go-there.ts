import type { Conflict, PathStep } from '@fiveones/definition';
import { goTo } from '../checks.tsx';
import { fieldOfPath, inspectorTabOf, placeName, tabOfFile, type FindingView } from '../findings.ts';
import type { DesignerStore } from '../store.ts';
import { mergeWords } from '../words-merge.ts';

/** Something that stands at a place of a file. */
type Placed = Pick<Conflict, 'file' | 'path'>;

/** Goes to the place of the draft: its tab, its step in the middle of the chart, its field. */
export function goThere(store: DesignerStore, { file, path }: Placed): void {
  const node = path[0] === 'nodes' ? idOf(path[1]) : nodeOfFlow(store, { file, path });
  const tab = tabOfFile(file);
  const inside = path.slice(2);
  const field = tab === 'chart' ? fieldOfPath(inside) : (fieldName(path) ?? fieldOfPath(path));
  const view: FindingView = {
    key: '',
    code: '',
    severity: 'hint',
    file,
    node,
    row: idOf(path[1]),
    place: placeName(store.getState().files, file, node),
    tab,
    inspector: path[0] === 'flows' ? 'next' : inspectorTabOf(field),
    field,
    sentence: '',
  };
  goTo(store, view, -1);
}

/** What the way there is called. */
export const wayWords = ({ file }: Pick<Placed, 'file'>): string => {
  const tab = tabOfFile(file);
  return tab === 'chart' ? mergeWords.lookChart : tab === 'forms' ? mergeWords.lookForm : mergeWords.look;
};

const idOf = (step: PathStep | undefined): string | undefined =>
  typeof step === 'object' ? step.id : undefined;

/** The step that a way leads out of: a way by itself is not selected from outside the chart. */
function nodeOfFlow(store: DesignerStore, { file, path }: Placed): string | undefined {
  const json = store.getState().files[file];
  const flow = path[0] === 'flows' ? idOf(path[1]) : undefined;
  const flows =
    (json as { readonly flows?: readonly { readonly id: string; readonly from: string }[] }).flows ?? [];
  return flow === undefined ? undefined : flows.find(({ id }) => id === flow)?.from;
}

/** The field that a path of a form goes to. */
function fieldName(path: readonly PathStep[]): string | undefined {
  const place = path.lastIndexOf('properties');
  const name = path[place + 1];
  return place >= 0 && typeof name === 'string' ? name : undefined;
}
