import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@fiveones/definition';
import { chart, folded, given, worldOf } from './chart.example.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { effectWords } from './operations/effects.ts';
import { preview } from './operations/preview.ts';
import { tell } from './play/story.ts';
import type { InstanceState } from './state.ts';

const at = '2026-03-02T09:00:00+08:00';
const start: Command = { do: 'start', id: 'i1', number: '1', region: '990101001001', at, by: 'clerk-4' };
const signed = { opinion: { into: 'opinions', level: '审' } };
const of = (who: string, more: JsonObject = {}): JsonObject => ({
  kind: 'userTask',
  assignee: `"${who}"`,
  ...more,
});
const openAt = (state: InstanceState, node: string) =>
  Object.values(state.tasks).find((task) => task.node === node);

type Line = ReturnType<typeof chart>;
/** What is open at the end, after steps were done in order, each by whom it fell to. */
function after(pkg: Line, nodes: readonly string[], result: 'agree' | 'disagree' = 'agree') {
  let { state, events } = given(pkg, [start]);
  for (const node of nodes) {
    const task = openAt(state, node);
    if (!task) throw new Error(`${node} is not open`);
    const done = decide(finish(task.id, task.assignment.person ?? 'clerk-1', result), state, worldOf(pkg));
    if ('refusal' in done) throw new Error(`${node}: ${done.refusal.code}`);
    ({ state } = done);
    events = [...events, ...done.events];
  }
  expect(folded(events)).toEqual(state);
  return { state, events, open: Object.values(state.tasks).map(({ node }) => node) };
}
const finish = (task: string, by: string, result: 'agree' | 'disagree' = 'agree'): Command => ({
  do: 'complete',
  task,
  by,
  at,
  opinion: { result, reason: '还有两项收入没有核对清楚' },
});

/** Three opinions: of one person, of another, of the first again. */
const three = (samePerson: string, more: Readonly<Record<string, JsonObject>> = {}, b = 'clerk-2'): Line =>
  chart(
    ['begin > a > b > c > end'],
    { a: of('clerk-1', signed), b: of(b, signed), c: of('clerk-1', signed), ...more },
    { samePerson },
  );

describe('Same person twice: auto-pass', () => {
  it('happens when the step right before was theirs, or any before it, or never, as the process or the step says', () => {
    expect(after(three('off', {}, 'clerk-1'), ['a']).open).toEqual(['b']);
    expect(after(three('adjacent', {}, 'clerk-1'), ['a']).state.status).toBe('completed');
    expect(after(three('adjacent'), ['a', 'b']).open).toEqual(['c']);
    expect(after(three('any'), ['a', 'b']).state.status).toBe('completed');
    const own = { c: of('clerk-1', { ...signed, samePerson: 'off' }) };
    expect(after(three('any', own), ['a', 'b']).open).toEqual(['c']);
    const only = { c: of('clerk-1', { ...signed, samePerson: 'any' }) };
    expect(after(three('off', only), ['a', 'b']).state.status).toBe('completed');
  });

  it('is recorded as such: whose step it was, like which one, and in the opinions', () => {
    const pkg = three('any');
    const { state, events } = after(pkg, ['a', 'b']);
    const [passed] = events.filter((event) => event.type === 'taskDone' && event.body.like !== undefined);
    expect(passed?.body).toMatchObject({ node: 'c', by: 'clerk-1', like: 'a' });
    expect(state.done['c']).toMatchObject({ by: 'clerk-1', times: 1 });
    expect(state.data['opinions']).toMatchObject([
      { person: 'clerk-1' },
      { person: 'clerk-2' },
      { person: 'clerk-1', result: 'agree', reason: '与“a”同一人，自动通过' },
    ]);
    expect(passed && tell(passed, worldOf(pkg))).toMatchObject({ title: '“c”自动通过' });
    expect(events.filter(({ type }) => type === 'taskOpened')).toHaveLength(2);
  });

  it('is told before it is done', () => {
    const pkg = three('any');
    const { state } = after(pkg, ['a']);
    const task = openAt(state, 'b');
    const told = preview(finish(task?.id ?? '', 'clerk-2'), state, worldOf(pkg));
    const passed = 'effects' in told && told.effects.filter(({ code }) => code === 'task-passed');
    expect(passed).toMatchObject([{ params: { node: 'c', like: 'a', who: '馆员甲' } }]);
    expect(effectWords['task-passed'].zh).toContain('自动通过');
  });

  it.each<[string, JsonObject]>([
    ['four eyes', { notSameAs: ['b'] }],
    ['a form to fill in or sign', { forms: [{ form: 'F' }] }],
    ['a choice of the way', { decision: 'form.result' }],
    ['a choice of the next person', { chooseNext: true }],
    ['the law', { lock: 'statutory' }],
    ['the applicant', { performer: 'applicant' }],
    ['several, each for themselves', { multi: { each: '["clerk-1"]', as: 'x' } }],
    [
      'a vote',
      { multi: { each: '["clerk-1"]', as: 'x' }, vote: { into: 'vote', pass: 'approve > 0' }, opinion: null },
    ],
  ])('does not happen where %s demands a fresh act', (_what, more) => {
    const { opinion, ...rest } = { ...signed, ...more } as JsonObject;
    const c = of('clerk-1', opinion === null ? rest : { ...rest, opinion: opinion ?? null });
    expect(after(three('any', { c }), ['a', 'b']).open).toEqual(['c']);
  });

  it('does not happen when somebody else could do it, and does when nobody else could', () => {
    const byPost = { c: { kind: 'userTask', responsibility: 'R-001', ...signed } };
    const pkg = three('any', byPost);
    expect(after(pkg, ['a', 'b']).open).toEqual(['c']);
    const world = worldOf(pkg);
    const alone = world.organisation.people.filter(({ id }) => id === 'clerk-1' || id.startsWith('boss'));
    const { state } = after(pkg, ['a']);
    const done = decide(finish(openAt(state, 'b')?.id ?? '', 'clerk-2'), state, {
      ...world,
      organisation: {
        ...world.organisation,
        people: [...alone, { id: 'clerk-2', name: '乙', holdings: [] }],
      },
    });
    expect('state' in done && done.state.status).toBe('completed');
  });

  it('goes by an agreement, never by a step that was only filled in, by a refusal, or past one', () => {
    const filled = { a: of('clerk-1') };
    expect(after(three('any', filled), ['a', 'b']).open).toEqual(['c']);
    expect(after(three('any'), ['a', 'b'], 'disagree').open).toEqual(['c']);
    const plain = { a: of('clerk-1'), c: of('clerk-1') };
    expect(after(three('any', plain), ['a', 'b']).state.status).toBe('completed');
    const { state } = after(three('any'), ['a']);
    const against = decide(
      finish(openAt(state, 'b')?.id ?? '', 'clerk-2', 'disagree'),
      state,
      worldOf(three('any')),
    );
    expect('state' in against && openAt(against.state, 'c')).toBeDefined();
  });

  it('does not happen after the case was given back, nor at a step that is reached again', () => {
    const pkg = chart(
      ['begin > a > b > c > d > end'],
      { a: of('clerk-1', signed), b: of('clerk-2'), c: of('clerk-3'), d: of('clerk-1', signed) },
      { samePerson: 'any' },
    );
    const { state } = after(pkg, ['a', 'b']);
    const back = decide(
      {
        do: 'sendBack',
        task: openAt(state, 'c')?.id ?? '',
        to: 'b',
        reason: '请再核对一次',
        by: 'clerk-3',
        at,
      },
      state,
      worldOf(pkg),
    );
    if ('refusal' in back) throw new Error(back.refusal.code);
    let now = back.state;
    for (const [node, by] of [
      ['b', 'clerk-2'],
      ['c', 'clerk-3'],
    ] as const) {
      const next = decide(finish(openAt(now, node)?.id ?? '', by), now, worldOf(pkg));
      if ('refusal' in next) throw new Error(next.refusal.code);
      now = next.state;
    }
    expect(openAt(now, 'd')).toBeDefined();
    const round = chart(
      ['begin > a > b > x', 'x >[form.again = true] a', 'x >[else] end'],
      { a: of('clerk-1', signed), b: of('clerk-2'), x: { kind: 'exclusiveGateway' } },
      { samePerson: 'any' },
    );
    const first = after(round, ['a']);
    const again = decide(
      {
        ...finish(openAt(first.state, 'b')?.id ?? '', 'clerk-2'),
        data: { form: { again: true } },
      } as Command,
      first.state,
      worldOf(round),
    );
    expect('state' in again && openAt(again.state, 'a')).toBeDefined();
  });

  it('does not go by another road: what an event on an edge begins is looked at by itself', () => {
    const pkg = chart(
      ['begin > a > b > end', 'late > c > end2'],
      {
        a: of('clerk-1', signed),
        b: of('clerk-2'),
        late: {
          kind: 'boundaryEvent',
          attachedTo: 'b',
          interrupting: false,
          trigger: { timer: { value: 1, unit: 'day' } },
        },
        c: of('clerk-1', signed),
      },
      { samePerson: 'any' },
    );
    const { state } = after(pkg, ['a']);
    const [timer] = Object.values(state.timers);
    const late = decide({ do: 'fire', timer: timer?.id ?? '', at: timer?.at ?? at }, state, worldOf(pkg));
    expect('state' in late && openAt(late.state, 'c')).toBeDefined();
  });
});
