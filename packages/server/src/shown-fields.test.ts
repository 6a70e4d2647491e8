import { beforeAll, expect, it } from 'vitest';
import type { Casework } from '@fiveones/casework';
import type { PackageFiles } from '@fiveones/definition';
import { daybook } from '@fiveones/testkit';
import { caller, clerk, firstProcess, helper, leader, opened, village } from './stage.example.ts';

let casework: Casework;
let instance: string;

/** A package whose file has been changed. */
function changed(files: PackageFiles, name: string, change: (json: never) => void): PackageFiles {
  const json = JSON.parse(String(files[name])) as never;
  change(json);
  return { ...files, [name]: JSON.stringify(json) };
}

type Properties = Record<string, object>;
const withPhone = changed(
  firstProcess,
  'forms/application.json',
  (form: { schema: { properties: Properties }; sections: { rows: string[][] }[] }) => {
    form.schema.properties['phone'] = { type: 'string', title: '电话', 'x-sensitivity': 'M3' };
    form.schema.properties['secret'] = { type: 'string', title: '内情', 'x-rights': { view: 'V' } };
    form.sections[0]?.rows.push(['phone', 'secret']);
  },
);
const shows = [
  { label: '怎么领', field: 'application.deliver' },
  { label: '电话', field: 'application.phone' },
  { label: '内情', field: 'application.secret' },
];
const showing = changed(
  daybook,
  'tables/monthly.json',
  ({ indicators }: { indicators: { id: string; shows?: object }[] }) => {
    for (const indicator of indicators) if (indicator.id === 'card.begun') indicator.shows = shows;
  },
);

beforeAll(async () => {
  casework = await opened([withPhone, showing]);
  const as = caller(casework, helper);
  const begun = await as.work.start({ packageId: 'first-process', process: 'apply-card', region: village });
  instance = begun.instance;
  const application = {
    name: '周大爷',
    birthDate: '1950-05-06',
    deliver: 'self',
    phone: '13800001234',
    secret: '独居',
  };
  await as.task.submit({ task: begun.task ?? '', key: 'shown-0001', data: { application } });
});

it.each([
  ['the village that filled it in', helper, ['自己来取', '13800001234', '独居']],
  ['the town that reads it', clerk, ['自己来取', '138****1234', '']],
  ['a leader whose role the form does not name', leader, ['', '', '']],
])('fields of a case behind a figure are seen as in the case itself: %s', async (_, person, values) => {
  const asked = { region: village, table: 'monthly', month: '2026-11' };
  const rows = await caller(casework, person).village.rows({ ...asked, indicator: 'card.begun' });
  const row = rows.find((one) => one.instance === instance);
  expect(row?.shown).toEqual(shows.map(({ label }, at) => ({ label, value: values[at] })));
  const reviewed = await caller(casework, person).village.rows({ ...asked, indicator: 'card.reviewed' });
  expect(reviewed.every(({ shown }) => shown.length === 0)).toBe(true);
});
