import type { JsonObject } from '@fiveones/definition';
import { expect, it } from 'vitest';
import type { Actor } from './access.ts';
import { demonstrated, firstProcess, personOf } from './demonstration.example.ts';

const helper = 'villageHelper-village-1-1-1';
const clerk = 'townClerk-town-1-1';

/** The example with two neighbours between, each heard on a sheet of their own. */
function withNeighbours(): Record<string, string> {
  const files = firstProcess;
  const read = (file: string) => JSON.parse(files[file] ?? '{}') as Record<string, JsonObject[]>;
  const chart = read('processes/apply-card.json');
  const hear = {
    id: 'hear',
    kind: 'userTask',
    name: '听邻居说',
    lane: 'town',
    stage: 'review',
    responsibility: 'R-003',
    forms: [{ form: 'said', mode: 'edit' }],
    multi: {
      each: '["甲", "乙"]',
      as: 'neighbour',
      mode: 'parallel',
      collect: { into: 'heard', value: '{view: said.view, reason: said.reason}' },
    },
  };
  const flows = (chart['flows'] ?? []).flatMap((flow): JsonObject[] =>
    flow['id'] === 'f2'
      ? [
          { ...flow, to: 'hear' },
          { id: 'f9', from: 'hear', to: 'review' },
        ]
      : [flow],
  );
  const rows = read('responsibilities.json')['rows'] ?? [];
  const application = JSON.parse(files['forms/application.json'] ?? '{}') as JsonObject;
  const text = (title: string) => ({ type: 'string', title });
  return {
    ...files,
    'processes/apply-card.json': JSON.stringify({
      ...chart,
      nodes: [...(chart['nodes'] ?? []), hear],
      flows,
    }),
    'responsibilities.json': JSON.stringify({
      rows: [...rows, { ...rows[1], id: 'R-003', step: 'apply-card/hear' }],
    }),
    'forms/said.json': JSON.stringify({
      ...application,
      id: 'said',
      key: 'said',
      name: '邻居的话',
      rights: { edit: 'T', view: 'VT' },
      sections: [{ id: 'said', title: '邻居的话', rows: [['view'], ['reason']] }],
      schema: {
        type: 'object',
        required: ['view'],
        properties: { view: text('看法'), reason: text('理由') },
      },
    }),
  };
}

it('of several who do the same step each finds an empty sheet, and nothing of another clings to theirs', async () => {
  const casework = await demonstrated([withNeighbours()]);
  const actor = (person: string): Actor => personOf(casework, person);
  let key = 0;
  const submit = async (person: string, task: string, data: JsonObject) => {
    const done = await casework.tasks.submit(actor(person), { task, key: `key-${++key}-of-test`, data });
    expect(done).toMatchObject({ ok: true });
  };
  const started = await casework.start(actor(helper), {
    packageId: 'first-process',
    process: 'apply-card',
    region: '980101001001',
  });
  if (!started.ok) throw new Error(started.refused.message);
  const { instance, task } = started.value;
  await submit(helper, task ?? '', {
    application: { name: '周大爷', birthDate: '1950-05-06', deliver: 'self' },
  });
  const open = async () =>
    (await casework.inbox(actor(clerk))).open.filter((item) => item.instance === instance)[0]?.task ?? '';

  await submit(clerk, await open(), { said: { view: '不该发', reason: '他有房子' } });
  const second = await casework.tasks.task(actor(clerk), await open());
  expect(second).toMatchObject({ value: { forms: [{ value: {} }] } });
  expect(second.ok && [second.value.forms[0]?.value, second.value.context.data['said']]).toEqual([
    {},
    undefined,
  ]);
  await submit(clerk, await open(), { said: { view: '该发' } });
  const read = await casework.instances.read(instance);
  expect(read?.state.data['heard']).toEqual([
    { view: '不该发', reason: '他有房子' },
    { view: '该发', reason: null },
  ]);
});
