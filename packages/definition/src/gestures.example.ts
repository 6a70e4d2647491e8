import fc from 'fast-check';
import type { JsonObject } from './basics.ts';
import type { Edit } from './edit.ts';
import {
  addNode,
  connect,
  copyNode,
  disconnect,
  insertOnFlow,
  moveFlowEnd,
  moveNode,
  removeNode,
  renameNode,
  setConnectors,
  setNodeField,
} from './edits/chart.ts';
import { addField, moveField, removeField, setFieldRequired } from './edits/fields.ts';
import { removeFile } from './edits/files.ts';
import {
  addDecisionInput,
  addDecisionOutput,
  addRule,
  moveRule,
  removeDecisionInput,
  removeDecisionOutput,
  removeParameter,
  removeRule,
  setDecisionCell,
  setParameterField,
  setParameterValue,
} from './edits/lists.ts';
import { type Built, freshId } from './edits/sheet.ts';
import type { PackageDraft } from './files.ts';

const process = 'card';
const file = 'forms/application.json';
const decision = 'quota';
type Random = (below: number) => number;
type Gesture = (draft: PackageDraft, random: Random) => Built;

const idsOf = (draft: PackageDraft, name: string, list: string): string[] =>
  ((draft[name] as JsonObject | undefined)?.[list] as JsonObject[] | undefined)?.map(({ id }) =>
    String(id),
  ) ?? [];
const some = (list: readonly string[], random: Random): string => list[random(list.length)] ?? 'none';
const node = (draft: PackageDraft, random: Random) =>
  some(idsOf(draft, 'processes/card.json', 'nodes'), random);
const flow = (draft: PackageDraft, random: Random) =>
  some(idsOf(draft, 'processes/card.json', 'flows'), random);
const rule = (draft: PackageDraft, random: Random) =>
  some(idsOf(draft, 'decisions/quota.json', 'rules'), random);
const field = (draft: PackageDraft, random: Random) =>
  some(
    Object.keys(((draft[file] as JsonObject)['schema'] as JsonObject)['properties'] as JsonObject),
    random,
  );
const step = (draft: PackageDraft) => ({
  id: freshId(idsOf(draft, 'processes/card.json', 'nodes'), 'step'),
  kind: 'userTask',
  name: '步骤',
});

const gestures: readonly Gesture[] = [
  (draft) => addNode(draft, { process, node: step(draft), position: { x: 1, y: 1 } }),
  (draft, random) => removeNode(draft, { process, node: node(draft, random), heal: random(2) === 0 }),
  (draft, random) => moveNode(draft, { process, node: node(draft, random), x: random(9), y: random(9) }),
  (draft, random) => renameNode(draft, { process, node: node(draft, random), name: `名${random(9)}` }),
  (draft, random) =>
    setNodeField(draft, {
      process,
      node: node(draft, random),
      path: ['limit', 'value'],
      value: random(2) === 0 ? undefined : random(9),
    }),
  (draft, random) => setConnectors(draft, { process, connectors: [flow(draft, random)] }),
  (draft, random) => copyNode(draft, { process, node: node(draft, random) }),
  (draft, random) => insertOnFlow(draft, { process, flow: flow(draft, random), node: step(draft) }),
  (draft, random) => connect(draft, { process, from: node(draft, random), to: node(draft, random) }),
  (draft, random) => disconnect(draft, { process, flow: flow(draft, random) }),
  (draft, random) =>
    moveFlowEnd(draft, {
      process,
      flow: flow(draft, random),
      end: random(2) === 0 ? 'from' : 'to',
      node: node(draft, random),
    }),
  (draft, random) =>
    addField(draft, {
      file,
      field: `f${random(50)}`,
      schema: { type: 'string' },
      index: random(3),
      required: random(2) === 0,
      cell: { section: 'who', row: random(3), column: random(2) },
    }),
  (draft, random) => removeField(draft, { file, field: field(draft, random) }),
  (draft, random) =>
    moveField(draft, {
      file,
      field: field(draft, random),
      cell: { section: some(['who', 'end'], random), row: random(3) },
    }),
  (draft, random) => moveField(draft, { file, field: field(draft, random), index: random(4) }),
  (draft, random) =>
    setFieldRequired(draft, { file, field: field(draft, random), required: random(2) === 0 }),
  (draft, random) =>
    setParameterValue(draft, {
      parameter: 'checkDays',
      region: some(['*', '33', '330106'], random),
      from: '2024-01-01',
      value: random(3) === 0 ? undefined : random(9),
    }),
  (draft, random) =>
    addRule(draft, {
      decision,
      rule: { id: freshId(idsOf(draft, 'decisions/quota.json', 'rules'), 'r'), when: ['-'], then: {} },
      index: random(3),
    }),
  (draft, random) => removeRule(draft, { decision, rule: rule(draft, random) }),
  (draft, random) => moveRule(draft, { decision, rule: rule(draft, random), index: random(3) }),
  (draft, random) =>
    addDecisionInput(draft, {
      decision,
      input: { id: freshId(idsOf(draft, 'decisions/quota.json', 'inputs'), 'when'), label: '条件' },
      index: random(2),
    }),
  (draft, random) =>
    removeDecisionInput(draft, {
      decision,
      input: some(idsOf(draft, 'decisions/quota.json', 'inputs'), random),
    }),
  (draft) =>
    addDecisionOutput(draft, {
      decision,
      output: { id: freshId(idsOf(draft, 'decisions/quota.json', 'outputs'), 'then'), label: '结果' },
    }),
  (draft, random) =>
    removeDecisionOutput(draft, {
      decision,
      output: some(idsOf(draft, 'decisions/quota.json', 'outputs'), random),
    }),
  (draft, random) =>
    setDecisionCell(draft, {
      decision,
      rule: rule(draft, random),
      value: `${random(9)}`,
      ...(random(2) === 0
        ? { input: 0 }
        : { output: some(idsOf(draft, 'decisions/quota.json', 'outputs'), random) }),
    }),
  (draft, random) =>
    setParameterField(draft, { parameter: 'checkDays', path: ['ceiling'], value: random(9) }),
  (draft) => removeParameter(draft, { parameter: 'checkDays' }),
  (draft, random) => removeFile(draft, { file: some(['README.md', 'types/person.json'], random) }),
];

/** Which gestures are made one after another, each with the numbers that it draws. */
export type Play = readonly (readonly [which: number, numbers: readonly number[]])[];

/** Any gestures of the designer, up to so many. */
export const plays = (most: number): fc.Arbitrary<Play> =>
  fc.array(fc.tuple(fc.nat(gestures.length - 1), fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 })), {
    maxLength: most,
  });

/** A draft after gestures, with the edits that they were; what cannot be done at that moment is not done. */
export function played(draft: PackageDraft, play: Play): { draft: PackageDraft; edits: readonly Edit[] } {
  let now = draft;
  const edits: Edit[] = [];
  for (const [which, numbers] of play) {
    let drawn = 0;
    const random: Random = (below) => (below === 0 ? 0 : (numbers[drawn++ % numbers.length] ?? 0) % below);
    const built = gestures[which]?.(now, random);
    if (!built?.ok) continue;
    edits.push(built.edit);
    now = built.after;
  }
  return { draft: now, edits };
}
