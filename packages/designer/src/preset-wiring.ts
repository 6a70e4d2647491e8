import { addResponsibility, type JsonObject } from '@fiveones/definition';
import { built, type Intent } from './changes.ts';
import { objectOf, textOf } from './chart.ts';
import { dutyRow, freshDutyId, proposedDuty, wantsDuty } from './duties.ts';
import type { Pack } from './pack.ts';
import type { Preset } from './presets.ts';

/** A step of the palette as this package would have it: nodes with their numbers and duties, and the rows they need. */
export interface Wired {
  readonly nodes: readonly JsonObject[];
  readonly rows: readonly Intent[];
}

/**
 * Joins new nodes to the package: numbers come from its parameters, work goes to a row of the
 * responsibility list made for it. Nodes keep their order; `tier` is that of the lane.
 */
export const wire = (
  pack: Pack,
  preset: Preset,
  at: { readonly process: string; readonly tier: string; readonly nodes: readonly JsonObject[] },
): Wired => {
  const taken: string[] = [];
  const rows: Intent[] = [];
  const nodes = at.nodes.map((plain) => {
    const node = withParameters(pack, preset, plain);
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
      step: `${at.process}/${textOf(node['id'])}`,
      kind: byApplicant ? 'S' : 'R',
    });
    rows.push(built((files) => addResponsibility(files, { row })));
    return byApplicant ? node : { ...node, responsibility: id };
  });
  return { nodes, rows };
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
