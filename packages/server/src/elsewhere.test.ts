import type { Casework } from '@fiveones/casework';
import { demoPosts, dutyRow } from '@fiveones/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { caller, code, helper, opened, village } from './stage.example.ts';

const text = (json: unknown): string => JSON.stringify(json);
const form = (id: string, key: string, fields: Record<string, unknown>) => ({
  id,
  key,
  name: key,
  rights: { edit: 'VT', view: 'VT' },
  schema: { type: 'object', properties: fields },
  sections: [{ id: 's', title: '表', rows: [Object.keys(fields)], question: '？' }],
});
const short = { type: 'string', title: '写什么', maxLength: 50 };
/** Applied for where a household lives; the office where it is registered, in another town or county, is asked. */
const files = {
  'template.json': text({
    id: 'proof',
    name: '证明',
    version: '1.0.0',
    publisher: '测试',
    format: 1,
    posts: [demoPosts.villageHelper, demoPosts.townClerk],
  }),
  'responsibilities.json': text({
    rows: [
      dutyRow('R-001', 'proof/apply'),
      dutyRow('R-002', 'proof/prove', demoPosts.townClerk),
      dutyRow('R-003', 'proof/decide', demoPosts.townClerk),
    ],
  }),
  'forms/A.json': text(
    form('A', 'application', { name: short, registered: { ...short, 'x-kind': 'region' } }),
  ),
  'forms/S.json': text(form('S', 'secret', { debts: short })),
  'forms/P.json': text(form('P', 'proof', { result: short })),
  'processes/proof.json': text({
    id: 'proof',
    name: '证明',
    subject: { name: 'application.name' },
    lanes: [
      { id: 'village', name: '村', tier: 'village' },
      { id: 'town', name: '镇', tier: 'town' },
    ],
    nodes: [
      { id: 'begin', kind: 'startEvent', name: '开始', lane: 'village' },
      {
        id: 'apply',
        kind: 'userTask',
        name: '申请',
        lane: 'village',
        responsibility: 'R-001',
        forms: [{ form: 'A' }, { form: 'S' }],
      },
      {
        id: 'prove',
        kind: 'userTask',
        name: '户籍地出证明',
        lane: 'town',
        responsibility: 'R-002',
        region: 'application.registered',
        forms: [{ form: 'A', mode: 'read' }, { form: 'P' }],
      },
      { id: 'decide', kind: 'userTask', name: '决定', lane: 'town', responsibility: 'R-003' },
      { id: 'end', kind: 'endEvent', name: '办结', lane: 'town' },
    ],
    flows: [
      { id: 'f1', from: 'begin', to: 'apply' },
      { id: 'f2', from: 'apply', to: 'prove' },
      { id: 'f3', from: 'prove', to: 'decide' },
      { id: 'f4', from: 'decide', to: 'end' },
    ],
  }),
};
/** A county next door, kept by the same program. */
const nextDoor = {
  regions: [
    { code: '980102', name: '邻县', tier: 'county' as const },
    { code: '980102001', name: '东镇', tier: 'town' as const },
    { code: '980102002', name: '西镇', tier: 'town' as const },
  ],
  units: ['980102001', '980102002'].map((region) => ({
    id: `office-${region}`,
    name: `${region}镇政府`,
    kind: 'townCivilAffairs',
    region,
  })),
  people: ['980102001', '980102002'].map((region) => ({
    id: `clerk-${region}`,
    name: `经办${region}`,
    holdings: [{ post: 'townClerk', unit: `office-${region}` }],
  })),
};
const asked = { town: 'townClerk-town-2-1', county: 'clerk-980102001' } as const;
const colleague = 'townClerk-town-2-2';
const neighbours = ['townClerk-town-3-1', 'villageHelper-village-2-1-1', 'clerk-980102002'];
const home = 'townClerk-town-1-1';

let casework: Casework;
const as = (person: string) => caller(casework, person);
/** A case that stands at the office where the household is registered; its file belongs to the form that stays home. */
async function standing(registered: string, key: string) {
  const begun = await as(helper).work.start({ packageId: 'proof', process: 'proof', region: village });
  const actor = casework.actor(helper);
  if (!actor) throw new Error('the demonstration has this person');
  const file = await casework.files.putFile(actor, {
    task: begun.task ?? '',
    name: '欠条.png',
    bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]),
  });
  await as(helper).task.submit({
    task: begun.task ?? '',
    key,
    data: { application: { name: '周大爷', registered }, secret: { debts: '三万' } },
  });
  const { instance } = begun;
  const [open] = Object.keys((await casework.instances.read(instance))?.state.tasks ?? {});
  return { instance, task: `${instance}/${open ?? ''}`, file: file.ok ? file.value.id : '' };
}

beforeAll(async () => {
  casework = await opened([files]);
  await casework.keepOrganisation(nextDoor);
});

describe.each([
  ['another town of the county', '980101002', asked.town],
  ['another county', '980102001', asked.county],
])('a step that is done in %s', (_where, registered, clerk) => {
  it('comes to that office, shows what it asks for and nothing else, and goes back home', async () => {
    const { instance, task, file } = await standing(registered, `key-${registered}`);
    expect((await as(clerk).work.inbox()).open.map((item) => item.task)).toContain(task);
    const view = await as(clerk).task.get({ task });
    expect(view.forms.map((shown) => shown.form.id)).toEqual(['A', 'P']);
    const whole = await as(clerk).instance.get({ instance });
    for (const seen of [view, whole]) expect(JSON.stringify(seen)).not.toContain('三万');
    expect(whole.history.map(({ node }) => node)).toEqual(['prove']);
    const actor = casework.actor(clerk);
    expect(actor && (await casework.files.file(actor, file))).toMatchObject({ ok: false });
    expect(await as(clerk).work.search({ text: '周大爷' })).toEqual([]);

    expect(await code(as(home).task.submit({ task, key: 'not-home', data: {} }))).toBe('task-not-yours');
    for (const person of neighbours) {
      expect((await as(person).work.inbox()).open.map((item) => item.task)).not.toContain(task);
      expect(await code(as(person).task.get({ task }))).toBe('not-found');
      expect(await code(as(person).instance.get({ instance }))).toBe('not-found');
      expect(await code(as(person).task.submit({ task, key: 'neighbour', data: {} }))).toBe('not-found');
    }

    await as(clerk).task.submit({ task, key: `done-${registered}`, data: { proof: { result: '属实' } } });
    for (const person of neighbours)
      expect(await code(as(person).instance.get({ instance }))).toBe('not-found');
    const { open, forms } = await as(home).instance.get({ instance });
    expect(open.map(({ node }) => node)).toEqual(['decide']);
    expect(JSON.stringify(forms)).toContain('属实');
  });
});

describe('whoever did a step for another region', () => {
  /** A case whose step in the other town is done, and what its own office wrote afterwards. */
  async function done() {
    const { instance, task, file } = await standing('980101002', 'key-past');
    await as(asked.town).task.submit({ task, key: 'past-done', data: { proof: { result: '属实' } } });
    const [next] = Object.keys((await casework.instances.read(instance))?.state.tasks ?? {});
    await as(home).task.submit({ task: `${instance}/${next ?? ''}`, key: 'past-home', data: {} });
    return { instance, task, file };
  }
  let past: Awaited<ReturnType<typeof done>>;
  beforeAll(async () => {
    past = await done();
  });

  it('opens the case from what they did: that step as it was then, to read only', async () => {
    const listed = (await as(asked.town).work.inbox()).done.map(({ instance }) => instance);
    expect(listed).toContain(past.instance);
    const view = await as(asked.town).instance.get({ instance: past.instance });
    expect(view.past).toMatchObject({ nodeName: '户籍地出证明' });
    expect(view.forms.map(({ form: { id } }) => id)).toEqual(['A', 'P']);
    expect(view.history.map(({ node }) => node)).toEqual(['prove', 'prove']);
    const said = JSON.stringify(view);
    expect(said).toContain('属实');
    for (const hidden of ['三万', 'decide', '决定', 'completed']) expect(said).not.toContain(hidden);
    const { state } = await as(asked.town).instance.chart({ instance: past.instance });
    expect(state).toMatchObject({ done: { prove: {} }, now: [] });
    expect(Object.keys(state.done)).toEqual(['prove']);
  });

  it('changes nothing there, and reads no file of other forms', async () => {
    const { instance, task, file } = past;
    const clerk = as(asked.town);
    expect(await code(clerk.operation.offers({ instance }))).toBe('not-found');
    const operation = { do: 'comment' as const, text: '请问办得怎样', to: [] };
    expect(await code(clerk.operation.carryOut({ instance, operation, key: 'past-comment' }))).toBe(
      'not-found',
    );
    expect(await code(clerk.task.submit({ task, key: 'past-again', data: {} }))).toMatch(
      /not-found|task-gone/,
    );
    expect(await code(clerk.instance.document({ instance, document: 'd1' }))).toBe('not-found');
    expect(await clerk.work.search({ text: '周大爷' })).toEqual([]);
    const actor = casework.actor(asked.town);
    expect(actor && (await casework.files.file(actor, file))).toMatchObject({ ok: false });
  });

  it('is alone in that: neither colleagues nor neighbours see it, nor they themselves at another office', async () => {
    const { instance } = past;
    for (const person of [colleague, ...neighbours]) {
      expect(await code(as(person).instance.get({ instance }))).toBe('not-found');
      expect(await code(as(person).instance.chart({ instance }))).toBe('not-found');
    }
    const actor = casework.actor(asked.town);
    const moved = actor && {
      ...actor,
      holdings: actor.holdings.map((one) => ({ ...one, unit: 'elsewhere' })),
    };
    expect(moved && (await casework.case(moved, instance))).toMatchObject({ ok: false });
  });
});

it('can be handed on inside that office only', async () => {
  const { instance, task } = await standing('980101002', 'key-transfer');
  const token = task.slice(task.lastIndexOf('/') + 1);
  const give = (to: string, key: string) =>
    code(
      as(asked.town).operation.carryOut({
        instance,
        operation: { do: 'transfer', task: token, to, reason: '请您办' },
        key,
      }),
    );
  expect(await give(home, 'give-home')).toBe('person-not-permitted');
  expect(await give(colleague, 'give-near')).toBe('done');
  expect((await as(colleague).work.inbox()).open.map((item) => item.task)).toContain(task);
});

it('that names no place, or one that nobody answers for, stops with what to do', async () => {
  for (const [registered, incident] of [
    ['', 'expression-failed'],
    ['980103', 'nobody-in-post'],
  ] as const) {
    const { instance } = await standing(registered, `key-none-${registered}`);
    const incidents = Object.values((await casework.instances.read(instance))?.state.incidents ?? {});
    expect(incidents.map(({ code: name }) => name)).toEqual([incident]);
  }
});
