import {
  addFile,
  addNode,
  applyEdit,
  connect as connectNodes,
  disconnect,
  fileOf,
  insertOnFlow as insertNode,
  insertValue as putInto,
  invertEdit,
  moveNodes,
  moveValue as moveAmong,
  problemWords,
  removeFile,
  removeNode,
  replaceFile,
  setConnectors,
  setFlowField,
  setNodeField,
  setValue as putValue,
  type Built,
  type Edit,
  type Json,
  type JsonObject,
  type PathStep,
} from '@fiveones/definition';
import { listOf, objectOf, placingOf, textOf, type Placing } from '@fiveones/chart';
import type { Files } from './pack.ts';

export type { Edit, PathStep };

/** What a person means to do: worked out against the draft as it is, or refused in words. */
export type Intent = (
  files: Files,
) => { readonly ok: true; readonly edits: readonly Edit[] } | { readonly ok: false; readonly words: string };

/** A draft after edits, with the edits that take them back. */
export type Applied =
  | { readonly ok: true; readonly files: Files; readonly inverse: readonly Edit[] }
  | { readonly ok: false; readonly words: string };

/** Applies edits in order; all of them or none. */
export const applyEdits = (files: Files, edits: readonly Edit[]): Applied => {
  let next = files;
  for (const edit of edits) {
    const applied = applyEdit(next, edit);
    if (!applied.ok) return { ok: false, words: problemWords(applied.problem, 'zh') };
    next = applied.after;
  }
  return { ok: true, files: next, inverse: edits.map(invertEdit).reverse() };
};

const nothing: { readonly ok: true; readonly edits: readonly Edit[] } = { ok: true, edits: [] };

/** An edit that the definition knows how to make, as an intention. */
export const built =
  (make: (files: Files) => Built): Intent =>
  (files) => {
    const made = make(files);
    if (!made.ok) return { ok: false, words: problemWords(made.problem, 'zh') };
    return made.edit.changes.length === 0 ? nothing : { ok: true, edits: [made.edit] };
  };

/** Several intentions as one: each works on what the ones before it have left. */
export const together =
  (...intents: readonly Intent[]): Intent =>
  (files) => {
    let at = files;
    const all: Edit[] = [];
    for (const intent of intents) {
      const made = intent(at);
      if (!made.ok) return made;
      const done = applyEdits(at, made.edits);
      if (!done.ok) return done;
      at = done.files;
      all.push(...made.edits);
    }
    return { ok: true, edits: all };
  };

/** Sets the value at a path of a file; `undefined` takes it away. Objects and lists on the way are made. */
export const setValue = (file: string, path: readonly PathStep[], value: Json | undefined): Intent =>
  built((files) => putValue(files, { file, path, value }));

/** Puts a value into a list before the element at `index`; without one at the end. */
export const insertValue = (file: string, path: readonly PathStep[], value: Json, index?: number): Intent =>
  built((files) => putInto(files, { file, path, value, ...(index === undefined ? {} : { index }) }));

/** Moves a member of a list, or a key of an object, to another place among its neighbours. */
export const moveValue = (file: string, path: readonly PathStep[], index: number): Intent =>
  built((files) => moveAmong(files, { file, path, index }));

/** Makes or replaces a whole file; `undefined` takes it away. */
export const setFile = (file: string, value: Json | undefined): Intent =>
  built((files) =>
    value === undefined
      ? removeFile(files, { file })
      : files[file] === undefined
        ? addFile(files, { file, value })
        : replaceFile(files, { file, value }),
  );

const dataFile = 'data.json';

/** Names a place in the data that no form asks for; an empty name takes it away. */
export const nameData =
  (id: string, name: string): Intent =>
  (files) => {
    const items = listOf(objectOf(files[dataFile])['items']).map(objectOf);
    const known = items.some((item) => item['id'] === id);
    if (name === '') return known ? setValue(dataFile, ['items', { id }], undefined)(files) : nothing;
    if (known) return setValue(dataFile, ['items', { id }, 'name'], name)(files);
    return files[dataFile] === undefined
      ? setFile(dataFile, { items: [{ id, name }] })(files)
      : insertValue(dataFile, ['items'], { id, name })(files);
  };

/** An id nobody has yet: the stem with the smallest free number. */
export const freshId = (taken: readonly string[], stem: string): string => {
  for (let number = 1; ; number++) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.includes(id)) return id;
  }
};

/** Adds a step that stands alone. */
export const addStep = (process: string, node: JsonObject): Intent =>
  built((files) => addNode(files, { process, node }));

/** Joins two steps; refused in words when they may not be joined. */
export const connect = (process: string, from: string, to: string): Intent =>
  built((files) => connectNodes(files, { process, from, to }));

/** Puts a new step into a way: what led to the old target now leads to the step, and on from there. */
export const insertOnFlow = (process: string, flow: string, node: JsonObject): Intent =>
  built((files) => insertNode(files, { process, flow, node }));

/** Takes steps away, with what sits on or in them. Where a step had one way out, those before it are led on. */
export const removeSteps = (process: string, ids: readonly string[]): Intent =>
  together(
    ...ids.flatMap((node) => [
      leadOn(process, node),
      built((files) => removeNode(files, { process, node, heal: true })),
    ]),
  );

/** When several ways lead into a step with one way out, all of them go on to where it led. */
const leadOn =
  (process: string, node: string): Intent =>
  (files) => {
    const flows = listOf(objectOf(files[fileOf('process', process)])['flows']).map(objectOf);
    const outs = flows.filter((flow) => flow['from'] === node);
    const ins = flows.filter((flow) => flow['to'] === node);
    const target = outs[0]?.['to'];
    if (outs.length !== 1 || ins.length < 2 || typeof target !== 'string') return nothing;
    const free = ins.filter(
      (flow) =>
        flow['from'] !== target &&
        !flows.some((other) => other['from'] === flow['from'] && other['to'] === target),
    );
    return together(...free.map((flow) => setFlow(process, textOf(flow['id']), ['to'], target)))(files);
  };

/** Takes a way away. */
export const removeFlow = (process: string, flow: string): Intent =>
  built((files) => disconnect(files, { process, flow }));

/** Sets a property of a step; `undefined` takes it away. */
export const setStep = (
  process: string,
  node: string,
  path: readonly PathStep[],
  value: Json | undefined,
): Intent => built((files) => setNodeField(files, { process, node, path, value }));

/** Sets a property of a way. */
export const setFlow = (
  process: string,
  flow: string,
  path: readonly PathStep[],
  value: Json | undefined,
): Intent => built((files) => setFlowField(files, { process, flow, path, value }));

/** Moves steps: keeps the given places, whole pixels, in the chart's layout file. */
export const place = (
  process: string,
  positions: Readonly<Record<string, { readonly x: number; readonly y: number }>>,
): Intent => {
  const rounded = Object.fromEntries(
    Object.entries(positions).map(([id, at]) => [id, { x: Math.round(at.x), y: Math.round(at.y) }]),
  );
  return built((files) => moveNodes(files, { process, positions: rounded }));
};

/** Forgets all places: the chart lays itself out again. */
export const tidy =
  (process: string): Intent =>
  (files) =>
    files[fileOf('layout', process)] === undefined
      ? nothing
      : setFile(fileOf('layout', process), undefined)(files);

/** Draws just these ways as connectors. */
export const drawAsConnectors = (process: string, ways: Iterable<string>): Intent => {
  const connectors = [...ways].sort();
  return (files) => {
    const known = listOf(objectOf(files[fileOf('process', process)])['flows']).map(objectOf);
    const there = connectors.filter((id) => known.some((flow) => flow['id'] === id));
    return built((now) => setConnectors(now, { process, connectors: there }))(files);
  };
};

/** How people have drawn a chart: where its steps stand, and which ways are connectors. */
export const placing = (files: Files, process: string): Placing =>
  placingOf(files[fileOf('layout', process)]);
