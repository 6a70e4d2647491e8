import { nationalCalendar } from '@fiveones/calendar';
import {
  parameterValues,
  parsePackage,
  type JsonObject,
  type Package,
  type Scenario,
} from '@fiveones/definition';
import {
  compileProcess,
  play,
  sampleOrganisation,
  type InstanceState,
  type World,
} from '@fiveones/interpreter';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkScenarioOnce } from './check-forms.ts';
import { recordedOf, type Recorded } from './replay-deeds.ts';
import { endingOf, replay, type Replayed } from './replay.ts';

const root = fileURLToPath(new URL('../../../templates/minimum-living-allowance', import.meta.url));
const texts = Object.fromEntries(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(json|md)$/.test(name))
    .map((name) => [name, readFileSync(path.join(root, name), 'utf8')]),
);

/** The template, with one of its files changed. */
const packageWith = (file?: string, change: (json: Draft) => void = () => undefined): Package => {
  const json = JSON.parse(texts[file ?? 'template.json'] ?? '') as Draft;
  change(json);
  const parsed = parsePackage({ ...texts, [file ?? 'template.json']: JSON.stringify(json) });
  if (!parsed.ok) throw new Error(parsed.problems[0]?.code);
  return parsed.package;
};

interface Draft {
  readonly parameters: { readonly id: string; readonly values: { value: number }[] }[];
  readonly schema: { readonly properties: Record<string, object>; readonly required: string[] };
  readonly nodes: { id: string; responsibility?: string | undefined; [key: string]: unknown }[];
  readonly flows: { to: string; from: string; id: string }[];
}

interface Lived {
  readonly scenario: Scenario;
  readonly state: InstanceState;
  readonly recorded: Recorded | string;
}

const pkg = packageWith();
const lived = new Map<string, Lived>();

const live = (id: string): Lived => {
  const scenario = pkg.scenarios[id];
  if (!scenario) throw new Error(`no scenario ${id}`);
  const { states, main = '', timeline } = play(pkg, scenario, { checkForms: checkScenarioOnce });
  const state = states[main];
  if (!state) throw new Error(`${id} did not begin`);
  const events = timeline.filter(({ instance }) => instance === main).map(({ event }) => event);
  return { scenario, state, recorded: recordedOf(events, new Map(Object.entries(states))) };
};

const caseOf = (id: string): Lived => {
  const known = lived.get(id) ?? live(id);
  lived.set(id, known);
  return known;
};

const worldOf = (of: Package, { scenario, state }: Lived): World => {
  const chart = compileProcess(of, state.pins.process);
  if (!chart) throw new Error('no chart');
  const { region, startedAt } = state;
  return {
    chart,
    version: { package: of.template.id, version: of.template.version, hash: '' },
    parameters: {
      ...parameterValues(of, { region, at: startedAt.slice(0, 10) }),
      ...(scenario.parameters as JsonObject | undefined),
    },
    parametersEdition: `${startedAt.slice(0, 10)}@${region}`,
    calendar: nationalCalendar,
    organisation: sampleOrganisation(of, scenario.region),
  };
};

/** What would have come of a case under the template as it would be. */
const under = (of: Package, id: string): Replayed => {
  const { recorded, state } = caseOf(id);
  return typeof recorded === 'string'
    ? { untold: recorded }
    : replay(recorded, worldOf(of, caseOf(id)), state.region);
};

describe('a finished case, lived through again', () => {
  it.each(['single-person', 'correction-timeout', 'payment-returned', 'refused-terminated'])(
    'ends under its own version as it has ended: %s',
    (id) => expect(under(pkg, id)).toEqual(endingOf(caseOf(id).state, worldOf(pkg, caseOf(id)))),
  );

  it('brings as much more as the standard is raised', () => {
    const raised = packageWith('parameters.json', ({ parameters }) => {
      for (const { id, values } of parameters)
        if (id === 'dibaoStandard') for (const value of values) value.value += 100;
    });
    expect(under(pkg, 'single-person')).toMatchObject({ end: 'end-approved', amount: 800 });
    expect(under(raised, 'single-person')).toMatchObject({ end: 'end-approved', amount: 900 });
  });

  it('cannot be told where a form asks for what nobody was asked then', () => {
    const asking = packageWith('forms/F01.json', ({ schema }) => {
      schema.properties['pets'] = { type: 'string', title: '宠物', minLength: 1 };
      schema.required.push('pets');
    });
    expect(under(asking, 'single-person')).toEqual({
      untold: expect.stringMatching(/^“.*”不收以往填的内容：.*宠物/) as string,
    });
  });

  it('cannot be told where it comes to a step that nobody has done', () => {
    const longer = packageWith('processes/dibao-main.json', ({ nodes, flows }) => {
      const like = nodes.find(({ id }) => id === 'county-confirm');
      nodes.push({
        id: 'look',
        kind: 'userTask',
        name: '再看一遍',
        lane: 'county',
        responsibility: like?.responsibility,
      });
      for (const flow of flows) if (flow.to === 'end-approved') flow.to = 'look';
      flows.push({ id: 'look-on', from: 'look', to: 'end-approved' });
    });
    expect(under(longer, 'single-person')).toEqual({
      untold: '会走到“再看一遍”，以往没有办过这一步',
    });
  });
});
