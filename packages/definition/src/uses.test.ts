import { expect, it } from 'vitest';
import type { Json } from './basics.ts';
import { jsonText } from './json.ts';
import { library } from './library.example.ts';
import { draftFiles, parsePackage } from './parse.ts';
import { usesOf, withUsed } from './uses.ts';

const text = (files: Readonly<Record<string, Json>>) =>
  Object.fromEntries(Object.entries(files).map(([file, json]) => [file, jsonText(json)]));

/** A museum that lends what the library has: its form, and with it the type that the form refers to. */
const museum = text({
  'template.json': {
    id: 'museum',
    name: '参观证',
    version: '1.0.0',
    publisher: '市博物馆',
    uses: [{ id: 'library', folder: '../library' }],
    format: 1,
  },
  'responsibilities.json': {
    rows: [
      {
        id: 'R-001',
        matter: '发证',
        step: 'pass/ask',
        tier: 'town',
        unit: 'library',
        unitName: '镇图书馆',
        post: 'librarian',
        kind: 'R',
        duty: '发证',
        limit: '随流程',
        basis: ['馆章'],
      },
    ],
  },
  'processes/pass.json': {
    id: 'pass',
    name: '办参观证',
    lanes: [{ id: 'town', name: '镇', tier: 'town' }],
    nodes: [
      {
        id: 'ask',
        kind: 'userTask',
        name: '登记',
        lane: 'town',
        forms: [{ form: 'application' }],
        issue: ['card'],
      },
    ],
    flows: [],
  },
});
const shared = draftFiles(library);

it('takes what it refers to, and what that refers to, and nothing else', () => {
  const whole = withUsed(museum, [shared]);
  expect(
    Object.keys(whole)
      .filter((file) => !Object.hasOwn(museum, file))
      .sort(),
  ).toEqual(['documents/card.json', 'forms/application.json', 'types/person.json']);
});

it('takes the posts that its responsibilities name', () => {
  const read = parsePackage(withUsed(museum, [shared]));
  expect(read.ok && read.package.template.posts.map(({ id }) => id)).toEqual(['librarian']);
});

it('takes the posts that only an alarm, the keeping of a ledger or the reading of cases names', () => {
  const chart = JSON.parse(museum['processes/pass.json'] ?? '') as { nodes: object[] };
  const alarmed = {
    ...chart,
    readers: { posts: ['reader'], withReason: ['asker'] },
    clocks: [{ id: 'total', name: '全程', alarms: [{ at: 1, tell: ['warden'] }] }],
    nodes: chart.nodes.map((node) => ({ ...node, alarms: [{ at: 1, handTo: 'director' }] })),
  };
  const post = (id: string) => ({ id, name: id, tier: 'town', unit: 'library' });
  const lender = text({
    'template.json': {
      id: 'offices',
      posts: ['warden', 'director', 'keeper', 'reader', 'asker', 'cook'].map(post),
    },
  });
  const whole = withUsed(
    {
      ...museum,
      'processes/pass.json': jsonText(alarmed),
      'ledgers/visits.json': jsonText({ id: 'visits', keepers: ['keeper'] }),
    },
    [shared, lender],
  );
  const { posts } = JSON.parse(whole['template.json'] ?? '') as { posts: { id: string }[] };
  expect(posts.map(({ id }) => id).sort()).toEqual([
    'asker',
    'director',
    'keeper',
    'librarian',
    'reader',
    'warden',
  ]);
});

it('keeps its own where both have one', () => {
  const own = jsonText({ id: 'person', name: '观众', schema: { type: 'object', properties: {} } });
  expect(withUsed({ ...museum, 'types/person.json': own }, [shared])['types/person.json']).toBe(own);
});

it('takes from the first of several packages that has it', () => {
  const other = {
    'types/person.json': jsonText({ id: 'person', name: '另一种', schema: { type: 'object' } }),
  };
  expect(withUsed(museum, [shared, other])['types/person.json']).toBe(shared['types/person.json']);
});

it('is whole once it was put together: nothing is left to take', () => {
  const whole = withUsed(museum, [shared]);
  expect(usesOf(museum)).toEqual([{ id: 'library', folder: '../library' }]);
  expect(usesOf(whole)).toEqual([]);
  expect(withUsed(whole, [])).toEqual(whole);
});
