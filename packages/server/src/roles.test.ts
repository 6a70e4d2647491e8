import { beforeAll, expect, it } from 'vitest';
import type { Casework } from '@fiveones/casework';
import { daybook } from '@fiveones/testkit';
import { ofACase, ofAPlace, ofDesign } from './procedures.example.ts';
import {
  admin,
  applied,
  caller,
  code,
  firstProcess,
  opened,
  otherTown,
  otherVillage,
  served,
  village,
} from './stage.example.ts';

let casework: Casework;
/** One person of each post of the demonstration, in the village, the town, the county and the city of the case. */
let people: ReadonlyMap<string, string>;
let instance = '';

beforeAll(async () => {
  casework = await opened([firstProcess, daybook]);
  instance = await applied(casework, 'key-0001');
  const everybody = await caller(casework, undefined).session.people();
  people = new Map(everybody.toReversed().map(({ id }) => [id.split('-')[0] ?? '', id]));
});

const designers = ['countyAdmin'];
const readers = ['countyAdmin', 'countyLeader'];
const county = [
  'checkOfficer',
  'countyAdmin',
  'countyConfirmer',
  'countyCouncil',
  'countyHandler',
  'countyLeader',
  'countyReviewer',
  'payOfficer',
];
const everyPost = [
  ...county,
  'citySupervisor',
  'townClerk',
  'townInvestigator',
  'townLeader',
  'townReviewer',
  'villageCommittee',
  'villageHelper',
];

/** Who is let into what belongs to a post. What belongs to a case is told by the case, in `access.test.ts`. */
const letIn: readonly (readonly [posts: readonly string[], procedures: string])[] = [
  [designers, 'design.save design.create design.importFiles design.submit design.withdraw'],
  [designers, 'design.mergeChoose'],
  [designers, 'parameter.answer parameter.putOff calendar.preview calendar.revise migration.ask'],
  [designers, 'handbook.write handbook.recheck handover.view handover.preview handover.carryOut'],
  [readers, 'design.packages design.load design.versions design.version design.replay design.figure'],
  [readers, 'design.templates design.sketch'],
  [readers, 'design.entries design.runScenarios design.confirm design.giveBack village.gates look.list'],
  [readers, 'design.mergeChoices parameter.sheet parameter.progress handbook.paragraphs handbook.basis'],
  [readers, 'migration.preview migration.confirm migration.decline migration.overview'],
  [county, 'duty.sampled duty.sample duty.draw duty.draws duty.drawn duty.reportKeyWork'],
  [county, 'incident.list incident.retry incident.repairing incident.repair incident.passOver'],
  [[...county, 'villageHelper'], 'village.importPreview village.importConfirm'],
  [['villageHelper'], 'village.give village.write village.reverse village.prove'],
  [['villageCommittee', 'villageHelper'], 'village.sign'],
  [
    everyPost,
    'village.table village.rows village.corrections village.imports village.ledger village.demands',
  ],
  // The package has neither forms to begin with nor messages to many cases.
  [[], 'work.startForm work.keepStart work.begin'],
  [[], 'batch.offers batch.about batch.preview batch.send batch.list batch.one batch.retry'],
];
/** A month is closed once those who may have signed it. */
const keptOut = new Set(['not-allowed', 'month-not-your-turn', 'month-closed']);

it('every post is let into what belongs to it, and into nothing else', async () => {
  const about = ofACase(() => ({ instance, task: '', document: '', person: '' }));
  const incidents = Object.entries(about).filter(([name]) => name.startsWith('incident.'));
  const calls = [...Object.entries(ofDesign), ...Object.entries(ofAPlace), ...incidents];
  const found: Record<string, readonly string[]> = {};
  for (const [name, call] of calls) {
    const codes = new Map<string, string>();
    for (const [post, person] of people) codes.set(post, await code(call(caller(casework, person))));
    found[name] = [...codes].flatMap(([post, why]) => (keptOut.has(why) ? [] : [post])).sort();
  }
  expect(found).toEqual(
    Object.fromEntries(
      letIn.flatMap(([posts, names]) => names.split(' ').map((name) => [name, posts.toSorted()])),
    ),
  );
});

const at = `region=${village}`;
/** What each address answers: a county office, who designs, the town and the village of the case, those next door. */
const asked = ['countyHandler', 'countyAdmin', 'townClerk', 'villageHelper'] as const;
const nextDoor = [otherTown, otherVillage] as const;
const addresses: Readonly<Record<string, readonly [address: string, ...statuses: readonly number[]]>> = {
  'GET /files/:id': ['/files/nothing', 404, 404, 404, 404, 404, 404],
  'POST /files': ['/files?task=x', 400, 400, 400, 400, 400, 400],
  'GET /tables/:id': [`/tables/monthly?${at}`, 200, 200, 200, 200, 404, 404],
  'GET /tables/:id/form': [`/tables/monthly/form?${at}&month=2026-11`, 200, 200, 403, 200, 404, 404],
  'POST /tables/:id/figures': [`/tables/monthly/figures?${at}&month=2026-11`, 400, 400, 400, 400, 400, 400],
  'GET /exports/yearbook': [`/exports/yearbook?${at}&year=2026&format=docx`, 200, 200, 200, 200, 404, 404],
  'GET /exports/duties': ['/exports/duties', 200, 200, 200, 200, 200, 200],
  'GET /exports/cases': ['/exports/cases?state=running', 200, 200, 200, 200, 200, 200],
  'GET /exports/looks': ['/exports/looks', 403, 200, 403, 403, 403, 403],
  'GET /exports/sample': [
    '/exports/sample?processes=apply-card&strata=&from=2026-01-01&until=2026-12-31&seed=1&percent=10&floor=1',
    200,
    200,
    403,
    403,
    403,
    403,
  ],
  'GET /exports/handbook': ['/exports/handbook?format=html', 200, 200, 200, 200, 200, 200],
};
/** Open to everybody: what nobody need sign in for. */
const open = ['GET /robots.txt', 'GET /healthz', 'GET /openapi.json'];

it('every address answers who may ask, and nobody who is not signed in', async () => {
  const { request, routes } = served(casework);
  const told = routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
  expect([...new Set(told)].sort()).toEqual([...Object.keys(addresses), ...open].sort());
  const everybody = [...asked.map((post) => people.get(post)), ...nextDoor];
  for (const [name, [address, ...statuses]] of Object.entries(addresses)) {
    const method = name.split(' ')[0] ?? '';
    const found = [];
    for (const person of everybody) found.push((await request(person, address, { method })).status);
    expect([name, ...found]).toEqual([name, ...statuses]);
    const stranger = await request(undefined, address, { method, headers: { 'x-fiveones': '1' } });
    expect([name, stranger.status]).toEqual([name, name === 'GET /files/:id' ? 404 : 401]);
  }
});

it('an address that asks for what there is not is refused', async () => {
  const { request } = served(casework);
  for (const address of [
    `/tables/monthly?${at}&month=2026`,
    '/tables/monthly?region=x',
    `/tables/monthly/form?${at}&month=13`,
    '/exports/looks?from=yesterday',
    '/exports/cases?state=gone',
    '/exports/handbook?format=exe',
    `/exports/yearbook?${at}&year=0&format=pdf`,
  ])
    expect([address, (await request(admin, address)).status]).toEqual([address, 400]);
});
