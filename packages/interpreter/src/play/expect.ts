import type { Json, JsonObject, Scenario } from '@fiveones/definition';
import { readPath } from '../data.ts';
import type { InstanceEvent } from '../event.ts';
import type { InstanceState } from '../state.ts';
import type { PlayFailureCode } from './failure-words.ts';

/** Something that came out differently from what a scenario expects. */
export interface Difference {
  readonly code: PlayFailureCode;
  readonly params: JsonObject;
}

type Expected = Scenario['then'];
type Check = (
  state: InstanceState,
  events: readonly InstanceEvent[],
  expected: Expected,
) => readonly Difference[];

/** Compares an instance with an expectation; every part that is given is checked. */
export const differences: Check = (state, events, expected) =>
  checks.flatMap((check) => check(state, events, expected));

const differ = (
  code: PlayFailureCode,
  expected: unknown,
  got: unknown,
  extra: JsonObject = {},
): Difference => ({
  code,
  params: { ...extra, expected: (expected ?? null) as Json, got: (got ?? null) as Json },
});
const unless = (same: boolean, difference: Difference): readonly Difference[] => (same ? [] : [difference]);

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
};

const passedNodes = (events: readonly InstanceEvent[]): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'entered' && event.body.run === undefined ? [event.body.node] : [],
  );

const status: Check = (state, _events, { status: wanted }) =>
  wanted === undefined ? [] : unless(state.status === wanted, differ('status', wanted, state.status));
const end: Check = (state, _events, { end: wanted }) =>
  wanted === undefined ? [] : unless(state.end === wanted, differ('end', wanted, state.end));

const open: Check = (state, _events, { open: wanted }) => {
  if (wanted === undefined) return [];
  const tasks = Object.values(state.tasks);
  const nodes = tasks.map(({ node }) => node).sort();
  const names = wanted.map(({ node }) => node).sort();
  if (!equal(nodes, names)) return [differ('open', names, nodes)];
  return wanted.flatMap((want) => {
    const candidates = tasks.filter((task) => task.node === want.node);
    const fits = candidates.some(
      ({ assignment, due }) =>
        (want.post === undefined || assignment.post === want.post) &&
        (want.tier === undefined || assignment.tier === want.tier) &&
        (want.due === undefined || (due ?? '').startsWith(want.due)),
    );
    return unless(
      fits,
      differ(
        'open-task',
        want,
        candidates.map(({ assignment, due }) => ({
          post: assignment.post ?? null,
          tier: assignment.tier ?? null,
          due: due ?? null,
        })),
        { node: want.node },
      ),
    );
  });
};

const passed: Check = (_state, events, { passed: wanted }) => {
  if (wanted === undefined) return [];
  const nodes = passedNodes(events);
  let at = 0;
  for (const node of nodes) if (node === wanted[at]) at++;
  return unless(at === wanted.length, differ('passed', wanted[at], nodes));
};

const notPassed: Check = (_state, events, { notPassed: wanted }) => {
  const nodes = new Set(passedNodes(events));
  return (wanted ?? []).filter((node) => nodes.has(node)).map((node) => differ('not-passed', node, node));
};

const documents: Check = (state, _events, { documents: wanted }) =>
  wanted === undefined
    ? []
    : unless(
        equal(
          state.documents.map(({ document }) => document),
          wanted,
        ),
        differ(
          'documents',
          wanted,
          state.documents.map(({ document }) => document),
        ),
      );

const data: Check = (state, _events, { data: wanted }) =>
  Object.entries(wanted ?? {}).flatMap(([path, value]) =>
    unless(
      equal(readPath(state.data, path) ?? null, value ?? null),
      differ('data', value, readPath(state.data, path), { path }),
    ),
  );

const printed: Check = (state, _events, { printed: wanted }) =>
  Object.entries(wanted ?? {}).flatMap(([path, value]) => {
    const [id, field] = headAndRest(path);
    const got = readPath(state.documents.findLast(({ document }) => document === id)?.fields ?? {}, field);
    return unless(equal(got ?? null, value ?? null), differ('printed', value, got, { path }));
  });

const handed: Check = (_state, events, { handed: wanted }) =>
  Object.entries(wanted ?? {}).flatMap(([path, value]) => {
    const [node, field] = headAndRest(path);
    const got = readPath(handedOver(events, node), field);
    return unless(equal(got ?? null, value ?? null), differ('handed', value, got, { path }));
  });

/** The step or document before the first dot, and the path in what it gave. */
function headAndRest(path: string): readonly [string, string] {
  const dot = path.indexOf('.');
  return dot < 0 ? [path, ''] : [path.slice(0, dot), path.slice(dot + 1)];
}

function handedOver(events: readonly InstanceEvent[], node: string): JsonObject {
  const given = events.flatMap((event) => {
    if (!('node' in event.body) || event.body.node !== node) return [];
    if (event.type === 'messageSent') return [event.body.payload];
    return event.type === 'connectorAsked' || event.type === 'childStarted' || event.type === 'callSkipped'
      ? [event.body.input ?? {}]
      : [];
  });
  return given.at(-1) ?? {};
}

const clocks: Check = (state, _events, { clocks: wanted }) =>
  Object.entries(wanted ?? {}).flatMap(([id, want]) => {
    const clock = state.clocks[id];
    if (!clock) return [differ('clock', want, null, { clock: id })];
    const is = clock.stoppedAt
      ? 'stopped'
      : clock.overdueAt
        ? 'overdue'
        : clock.due === undefined
          ? 'paused'
          : 'running';
    return [
      ...(want.due === undefined
        ? []
        : unless(
            (clock.due ?? '').startsWith(want.due),
            differ('clock-due', want.due, clock.due, { clock: id }),
          )),
      ...(want.warned === undefined
        ? []
        : unless(
            (clock.warnedAt ?? '').startsWith(want.warned),
            differ('clock-warned', want.warned, clock.warnedAt, { clock: id }),
          )),
      ...(want.state === undefined
        ? []
        : unless(is === want.state, differ('clock-state', want.state, is, { clock: id }))),
    ];
  });

const incidents: Check = (state, _events, { incidents: wanted }) => {
  const got = Object.values(state.incidents);
  const listed = got.map(({ node, code, params }) => ({ node, code, params }));
  return unless(got.length === (wanted ?? 0), differ('incidents', wanted ?? 0, listed));
};

const checks: readonly Check[] = [
  status,
  end,
  open,
  passed,
  notPassed,
  documents,
  data,
  printed,
  handed,
  clocks,
  incidents,
];
