import { parsePackage, type Json, type JsonObject, type Package, type Scenario } from '@fiveones/definition';
import { decide, type Decision } from './decide.ts';
import type { Command } from './command.ts';
import type { InstanceEvent } from './event.ts';
import { evolve } from './evolve.ts';
import { play } from './play/play.ts';
import type { Played } from './play/played.ts';
import { sampleOrganisation } from './play/sampleOrganisation.ts';
import type { InstanceState } from './state.ts';
import { compileProcess, type World } from './world.ts';
import { nationalCalendar } from '@fiveones/calendar';

/** What a node is made of beside its id; `kind` defaults to `userTask`. */
export type NodeSketch = JsonObject;

/**
 * A package of one chart from lines such as `begin > apply > check`, `check >[ok] done`, `check >[else] no`.
 * Nodes that are not described are: `begin` a start, names beginning with `end` ends, all others tasks of the clerk.
 */
export function chart(
  lines: readonly string[],
  sketches: Readonly<Record<string, NodeSketch>> = {},
  more: JsonObject = {},
  other?: JsonObject,
): Package {
  const flows: JsonObject[] = [];
  const ids: string[] = [];
  const note = (id: string) => (ids.includes(id) ? id : ids[ids.push(id) - 1]);
  for (const line of lines) {
    const parts = line.split(/\s*>\s*/);
    for (let i = 0; i + 1 < parts.length; i++) {
      const [, condition, to = ''] = /^(?:\[(.+)\]\s*)?([\w-]+)$/.exec(parts[i + 1] ?? '') ?? [];
      const from = (parts[i] ?? '').replace(/^\[.+\]\s*/, '');
      flows.push({
        id: `f${flows.length + 1}`,
        from: note(from) ?? from,
        to: note(to) ?? to,
        ...(condition === undefined ? {} : condition === 'else' ? { default: true } : { condition }),
      });
    }
  }
  const nodes = [...new Set([...ids, ...Object.keys(sketches)])].map((id) => ({
    id,
    name: id,
    lane: 'town',
    ...defaultsOf(id, sketches[id]),
    ...sketches[id],
  }));
  const process = { id: 'card', name: '借书证', lanes, nodes, flows, ...more };
  const parsed = parsePackage({
    ...base,
    'processes/card.json': JSON.stringify(process),
    ...(other
      ? { 'processes/other.json': JSON.stringify({ id: 'other', name: '另一个', lanes, ...other }) }
      : {}),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.package;
}

const lanes = [{ id: 'town', name: '镇', tier: 'town' }];

function defaultsOf(id: string, sketch: NodeSketch | undefined): JsonObject {
  const kind = sketch?.['kind'];
  if (kind !== undefined)
    return kind === 'userTask' || kind === 'manualTask' ? { responsibility: 'R-001' } : {};
  if (id === 'begin') return { kind: 'startEvent' };
  return id.startsWith('end') ? { kind: 'endEvent' } : { kind: 'userTask', responsibility: 'R-001' };
}

const row = (id: string, post: string, tier: string, kind: string, step: string): JsonObject => ({
  id,
  matter: '办证',
  step,
  tier,
  unit: 'library',
  unitName: '图书馆',
  post,
  postName: post,
  kind,
  duty: '办理借书证',
  limit: '随流程',
  basis: ['馆规'],
});
const base = {
  'template.json': JSON.stringify({
    id: 'library',
    name: '借书证',
    version: '1.0.0',
    publisher: '图书馆',
    format: 1,
    posts: [
      { id: 'clerk', name: '馆员', tier: 'town', unit: 'library' },
      { id: 'boss', name: '馆长', tier: 'county', unit: 'library' },
    ],
  }),
  'responsibilities.json': JSON.stringify({
    rows: [
      row('R-001', 'clerk', 'town', 'R', 'card/*'),
      row('R-002', 'boss', 'county', 'R', 'card/*'),
      row('R-003', 'clerk', 'town', 'S', 'card/apply'),
    ],
  }),
  'parameters.json': JSON.stringify({
    parameters: [
      { id: 'days', name: '天数', type: 'integer', values: [{ region: '*', from: '2020-01-01', value: 3 }] },
    ],
  }),
};

/** Plays actions on a chart; the `then` is checked by `play` itself. */
export function played(
  pkg: Package,
  script: readonly JsonObject[],
  then: JsonObject = {},
  extra: Partial<Scenario> = {},
): Played {
  const scenario = {
    id: 's',
    name: '样例',
    process: 'card',
    at: '2026-03-02T09:00:00+08:00',
    script: [{ do: 'start' }, ...script],
    then,
    ...extra,
  } as unknown as Scenario; // written by the test, as a parsed scenario
  return play(pkg, scenario);
}

/** What went differently; empty when all is as the script says. */
export const failuresOf = (
  pkg: Package,
  script: readonly JsonObject[],
  then: JsonObject = {},
  extra: Partial<Scenario> = {},
): readonly Json[] =>
  played(pkg, script, then, extra).failures.map(({ action, code, params }): Json => ({
    action,
    code,
    params,
  }));

/** The world of a chart in the sample organisation. */
export function worldOf(pkg: Package): World {
  const compiled = compileProcess(pkg, 'card');
  if (!compiled) throw new Error('no chart');
  return {
    chart: compiled,
    version: { package: 'library', version: '1.0.0', hash: '' },
    parameters: { days: 3 },
    parametersEdition: 'test',
    calendar: nationalCalendar,
    organisation: sampleOrganisation(pkg),
  };
}

/** given past events, when a command, then what is decided. */
export function given(
  pkg: Package,
  commands: readonly Command[],
  world: World = worldOf(pkg),
): {
  readonly state: InstanceState;
  readonly events: readonly InstanceEvent[];
  readonly when: (command: Command) => Decision;
} {
  let state: InstanceState | undefined;
  const events: InstanceEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, state, world);
    if ('refusal' in decision) throw new Error(decision.refusal.code);
    state = decision.state;
    events.push(...decision.events);
  }
  if (!state) throw new Error('nothing was given');
  const at = state;
  return { state: at, events, when: (command) => decide(command, at, world) };
}

/** The state that folding gives. */
export const folded = (events: readonly InstanceEvent[]): InstanceState | undefined =>
  events.reduce<InstanceState | undefined>((state, event) => evolve(state, event), undefined);
