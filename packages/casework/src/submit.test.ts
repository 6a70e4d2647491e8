import type { Form, JsonObject } from '@fiveones/definition';
import { compileForm, stampSignatures } from '@fiveones/forms';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { demonstrated, firstProcess, personOf } from './demonstration.example.ts';

const helper = 'villageHelper-village-1-1-1';
const clerk = 'townClerk-town-1-1';
const application = { name: '周大爷', birthDate: '1950-05-06', deliver: 'self' };

let casework: Casework;
let visit = '';
let serial = 0;
const key = () => `key-${String(++serial).padStart(6, '0')}`;

/** The example with a visit of the town between: it goes over the application and has it signed. */
function withVisit(): Record<string, string> {
  const files = firstProcess;
  const read = (file: string) => JSON.parse(files[file] ?? '{}') as Record<string, JsonObject[]>;
  const chart = read('processes/apply-card.json');
  const step = { id: 'visit', kind: 'userTask', name: '上门看', lane: 'town', stage: 'review' };
  const does = { responsibility: 'R-003', preset: 'survey', forms: [{ form: 'application', mode: 'edit' }] };
  const flows = (chart['flows'] ?? []).flatMap((flow): JsonObject[] =>
    flow['id'] === 'f2'
      ? [
          { ...flow, to: 'visit' },
          { id: 'f9', from: 'visit', to: 'review' },
        ]
      : [flow],
  );
  const rows = read('responsibilities.json')['rows'] ?? [];
  const row = { ...rows[1], id: 'R-003', step: 'apply-card/visit' };
  const form = read('forms/application.json') as unknown as { schema: { properties: JsonObject } };
  const properties = {
    ...form.schema.properties,
    sign: { type: 'object', title: '签字', 'x-kind': 'signature' },
  };
  const rights = { edit: 'VT', view: 'VT' };
  return {
    ...files,
    'processes/apply-card.json': JSON.stringify({
      ...chart,
      nodes: [...(chart['nodes'] ?? []), { ...step, ...does }],
      flows,
    }),
    'responsibilities.json': JSON.stringify({ rows: [...rows, row] }),
    'forms/application.json': JSON.stringify({ ...form, rights, schema: { ...form.schema, properties } }),
  };
}

const actor = (person: string): Actor => personOf(casework, person);

beforeAll(async () => {
  casework = await demonstrated([withVisit()]);
});

beforeEach(async () => {
  const started = await casework.start(actor(helper), {
    packageId: 'first-process',
    process: 'apply-card',
    region: '980101001001',
  });
  if (!started.ok) throw new Error(started.refused.message);
  const { instance, task } = started.value;
  await casework.tasks.submit(actor(helper), { task: task ?? '', key: key(), data: { application } });
  visit = (await casework.inbox(actor(clerk))).open.find((item) => item.instance === instance)?.task ?? '';
});

/** Hands the visit in; answers the places that the server is not content with, with its codes. */
async function handedIn(sent: {
  readonly data: JsonObject;
  readonly confirmed?: Record<string, string[]>;
}): Promise<readonly string[]> {
  const done = await casework.tasks.submit(actor(clerk), { task: visit, key: key(), ...sent });
  return done.ok ? [] : (done.refused.problems ?? []).map(({ code, path: at }) => `${code} ${at}`);
}

const all = { application: ['/name', '/birthDate', '/deliver'] };

it('what an earlier step said is confirmed or changed, value by value, before a visit is taken in', async () => {
  expect(await handedIn({ data: {} })).toEqual(all.application.map((at) => `field-unconfirmed ${at}`));
  expect(await handedIn({ data: { application: { ...application, name: '周大娘' } } })).toEqual([
    'field-unconfirmed /birthDate',
    'field-unconfirmed /deliver',
  ]);
  expect(
    await handedIn({
      data: { application: { ...application, name: '周大娘' } },
      confirmed: { application: ['/birthDate', '/deliver'] },
    }),
  ).toEqual([]);
});

it('a signature that is not under what is handed in is refused, and taken when it is', async () => {
  const opened = await casework.tasks.task(actor(clerk), visit);
  const view = opened.ok ? opened.value.forms[0] : undefined;
  if (!opened.ok || !view) throw new Error('the visit opens with the application');
  const form = compileForm({ ...view.form, schema: view.schema } as Form, view.schema);
  const sign = { image: { id: 'f1', name: '签字.png' }, signedAt: '2026-11-23T09:00:00+08:00' };
  const signed = stampSignatures(
    form,
    application,
    { ...application, sign },
    { ...opened.value.context, mode: 'edit', base: view.value, fieldsOverride: view.fields },
  );
  const send = (value: JsonObject) => handedIn({ data: { application: value }, confirmed: all });
  expect(await send({ ...application, sign })).toEqual(['field-signed-before /sign']);
  expect(await send({ ...signed, name: '周大娘' })).toEqual(['field-signed-before /sign']);
  expect(await send(signed)).toEqual([]);
});

it('what no form of the step names is refused in words, and nothing of it is stored', async () => {
  const forged = { application: { ...application, granted: true }, review: { result: 'agree' } };
  expect(await handedIn({ data: forged, confirmed: all })).toEqual([
    'form-not-here ',
    'field-unknown /granted',
  ]);
});
