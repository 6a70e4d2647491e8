import {
  isObject,
  jsonAt,
  sameJson,
  type Conflict,
  type Json,
  type JsonObject,
  type Side,
} from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { ArrowRight } from 'lucide-react';
import type { Files } from '../pack.ts';
import { mergeWords } from '../words-merge.ts';

/** What one version shows around a place: the steps before and after it on the chart, or the fields beside it on the form. */
export const SidePicture = ({
  conflict,
  side,
  files,
}: {
  readonly conflict: Conflict;
  readonly side: Side | 'base';
  readonly files: Files;
}) => {
  const file = objectOf(files[conflict.file]);
  const state = stateOf(conflict, side);
  if (conflict.file.startsWith('processes/')) return <Steps chart={file} conflict={conflict} state={state} />;
  return conflict.file.startsWith('forms/') ? <Fields form={file} conflict={conflict} state={state} /> : null;
};

type State = 'same' | 'changed' | 'added' | 'removed';

const stateOf = (conflict: Conflict, side: Side | 'base'): State => {
  const value = conflict[side];
  if (side === 'base' || sameJson(value, conflict.base)) return 'same';
  if (value === undefined) return 'removed';
  return conflict.base === undefined ? 'added' : 'changed';
};

interface PictureProps {
  readonly conflict: Conflict;
  readonly state: State;
}

const Steps = ({ chart, conflict, state }: PictureProps & { readonly chart: JsonObject }) => {
  const nodes = listOf(chart['nodes']).map(objectOf);
  const flows = listOf(chart['flows']).map(objectOf);
  const nameOf = (id: Json | undefined): string =>
    textOf(nodes.find((node) => node['id'] === id)?.['name']) || textOf(id);
  const [list, step] = conflict.path;
  const id = typeof step === 'object' ? step.id : undefined;
  const flow = list === 'flows' ? flows.find((one) => one['id'] === id) : undefined;
  const centre = list === 'nodes' ? id : undefined;
  if (centre === undefined && flow === undefined) return null;
  const before = flow
    ? [nameOf(flow['from'])]
    : flows.filter((one) => one['to'] === centre).map((one) => nameOf(one['from']));
  const after = flow
    ? [nameOf(flow['to'])]
    : flows.filter((one) => one['from'] === centre).map((one) => nameOf(one['to']));
  const way = textOf(flow?.['name']);
  return (
    <div className="d-side-steps">
      <Few names={before} />
      {centre === undefined ? (
        <span className="d-side-way" data-state={state}>
          {way}
          <ArrowRight size={14} aria-hidden />
        </span>
      ) : (
        <>
          <ArrowRight size={14} aria-hidden />
          <b data-state={state}>
            {nodes.some((node) => node['id'] === centre) ? nameOf(centre) : mergeWords.gone}
            <Mark state={state} />
          </b>
          <ArrowRight size={14} aria-hidden />
        </>
      )}
      <Few names={after} />
    </div>
  );
};

/** The first of some steps, and how many more there are. */
const Few = ({ names: [first, ...more] }: { readonly names: readonly string[] }) => (
  <span className="d-side-near">
    {first ?? '—'}
    {more.length > 0 ? <small>+{more.length}</small> : null}
  </span>
);

const Fields = ({ form, conflict, state }: PictureProps & { readonly form: JsonObject }) => {
  const place = conflict.path.lastIndexOf('properties');
  const name = conflict.path[place + 1];
  if (place < 0 || typeof name !== 'string') return null;
  const fields = jsonAt(form, conflict.path.slice(0, place + 1));
  const all = isObject(fields) ? Object.entries(fields) : [];
  const at = all.findIndex(([key]) => key === name);
  const near = at < 0 ? [] : all.slice(Math.max(0, at - 1), at + 2);
  return (
    <ul className="d-side-fields">
      {at < 0 ? (
        <li data-state={state}>
          {mergeWords.gone}
          <Mark state={state} />
        </li>
      ) : null}
      {near.map(([key, field]) => (
        <li key={key} data-state={key === name ? state : 'same'}>
          {textOf(objectOf(field)['title']) || key}
          {key === name ? <Mark state={state} /> : null}
        </li>
      ))}
    </ul>
  );
};

const Mark = ({ state }: { readonly state: State }) =>
  state === 'same' ? null : <small>{mergeWords.here[state]}</small>;
