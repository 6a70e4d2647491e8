import { addResponsibility, fileOf, type Json, type JsonObject } from '@fiveones/definition';
import { built, freshId, insertValue, setFile, setValue, type Intent } from './changes.ts';
import { listOf, objectOf, textOf, type Chart } from '@fiveones/chart';
import { dutyRow, freshDutyId, proposedDuty, wantsDuty } from './duties.ts';
import type { Pack } from './pack.ts';
import { formOf, presetForms } from './preset-forms.ts';
import type { Preset } from './presets.ts';
import { words } from './words.ts';

/** A step of the palette as this package would have it: nodes with numbers, duties and form, and what they need in other files. */
interface Wired {
  readonly nodes: readonly JsonObject[];
  readonly needs: readonly Intent[];
}

/**
 * Joins new nodes to the package: numbers come from its parameters, work goes to a row of the responsibility list
 * made for it, the first task fills the preset's form, a message that is waited for is one of the chart's.
 * Nodes keep their order; `tier` is that of the lane.
 */
export const wire = (
  pack: Pack,
  preset: Preset,
  at: { readonly chart: Chart; readonly tier: string; readonly nodes: readonly JsonObject[] },
): Wired => {
  const taken: string[] = [];
  const message = messageFor(at.chart, at.nodes);
  const form = formFor(pack, preset, at);
  const needs: Intent[] = [...(message?.intents ?? []), ...(form?.intents ?? [])];
  const nodes = at.nodes.map((plain) => {
    const filled = filledIn(withParameters(pack, preset, plain), message?.id ?? '', form?.key ?? '');
    const node: JsonObject =
      form !== undefined && plain['id'] === form.node
        ? { ...filled, forms: [{ form: form.id, mode: 'edit' }], ...decided(preset, form.key) }
        : filled;
    if (!wantsDuty(node)) return node;
    const id = freshDutyId(pack, taken);
    taken.push(id);
    const byApplicant = node['performer'] === 'applicant';
    const duty = proposedDuty(pack, {
      name: textOf(node['name']),
      tier: at.tier,
      like: [preset.id, ...(preset.like ?? [])],
    });
    const row = dutyRow(pack, duty, {
      id,
      step: `${at.chart.id}/${textOf(node['id'])}`,
      kind: byApplicant ? 'S' : 'R',
    });
    needs.push(built((files) => addResponsibility(files, { row })));
    return byApplicant ? node : { ...node, responsibility: id };
  });
  return { nodes, needs };
};

/** The chart's first message for nodes that wait for one, or a new one. */
const messageFor = (
  chart: Chart,
  nodes: readonly JsonObject[],
): { readonly id: string; readonly intents: readonly Intent[] } | undefined => {
  if (nodes.every((node) => objectOf(node['trigger'])['message'] !== '')) return undefined;
  const messages = listOf(chart.json['messages']).map(objectOf);
  const id = freshId(
    messages.map((one) => textOf(one['id'])),
    'message',
  );
  const file = fileOf('process', chart.id);
  const message = { id, name: words.process.newMessage };
  return {
    id,
    intents: [
      messages.length === 0
        ? setValue(file, ['messages'], [message])
        : insertValue(file, ['messages'], message),
    ],
  };
};

/** The form that comes along, for the first task. The applicant's form is filled by the applicant and by who helps. */
const formFor = (
  pack: Pack,
  preset: Preset,
  at: { readonly tier: string; readonly nodes: readonly JsonObject[] },
):
  | { readonly node: Json; readonly id: string; readonly key: string; readonly intents: readonly Intent[] }
  | undefined => {
  const form = presetForms[preset.form ?? preset.id];
  const node = at.nodes.find(({ kind }) => kind === 'userTask');
  if (form === undefined || node?.['id'] === undefined) return undefined;
  const duty = proposedDuty(pack, { name: '', tier: at.tier, like: [preset.id, ...(preset.like ?? [])] });
  const letter = textOf(pack.posts.find((post) => post['id'] === duty.post)?.['role']) || 'T';
  const role = node['performer'] === 'applicant' ? [...new Set(`A${letter}`)].join('') : letter;
  const { id, key, file, value } = formOf(pack, { form, stem: preset.id, role });
  return { node: node['id'], id, key, intents: [setFile(file, value)] };
};

/** Where the form of a step asks for a decision, that decides. */
const decided = (preset: Preset, key: string): JsonObject =>
  preset.id === 'confirm' ? { decision: `${key}.decision` } : {};

/** A node with the names that were not known when the palette was written. */
const filledIn = (node: JsonObject, message: string, key: string): JsonObject => {
  const trigger = objectOf(node['trigger']);
  const named = trigger['message'] === '' ? { ...node, trigger: { ...trigger, message } } : node;
  return JSON.parse(JSON.stringify(named).replaceAll('{form}', key)) as JsonObject;
};

const has = (pack: Pack, id: string | undefined): id is string =>
  id !== undefined && pack.parameters.some((one) => one['id'] === id);

/** The first node with a limit or a wait takes the preset's parameter; tasks inside a sub-process keep their numbers. */
const withParameters = (pack: Pack, preset: Preset, node: JsonObject): JsonObject => {
  const value = has(pack, preset.limitBy) ? `=param.${preset.limitBy}` : undefined;
  const timer = objectOf(objectOf(node['trigger'])['timer']);
  const own = preset.inside === undefined;
  return {
    ...node,
    ...(value !== undefined && own && node['limit'] !== undefined
      ? { limit: { ...objectOf(node['limit']), value } }
      : {}),
    ...(value !== undefined && !own && timer['value'] !== undefined
      ? { trigger: { ...objectOf(node['trigger']), timer: { ...timer, value } } }
      : {}),
    ...(has(pack, preset.teamBy) && node['team'] !== undefined
      ? { team: { ...objectOf(node['team']), min: `=param.${preset.teamBy}` } }
      : {}),
  };
};
