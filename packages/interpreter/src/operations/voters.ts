import { opensTask, type Json, type JsonObject, type TaskNode } from '@fiveones/definition';
import { exclusionOf } from '../assign.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Person } from '../organisation.ts';
import type { Run } from '../run.ts';
import { evaluate, isFailure } from '../scope.ts';
import type { Task, Token } from '../state.ts';
import { placesOf, voteAt, type VoteAt } from '../vote.ts';
import { enter, nextRun, nodeOf } from '../walk.ts';
import { needsReason, type Operation } from './operation.ts';
import { choicesOf, nameOf, readersOf } from './people.ts';
import { takeAway } from './tell.ts';

/** A vote that is going on, by name of its members. */
interface Going {
  readonly body: Token;
  readonly node: TaskNode;
  readonly at: VoteAt;
  readonly assignee: string;
}

/** 增加表决人 */
export const addVoter: Operation<'addVoter'> = {
  name: { zh: '增加表决人', en: 'Add a voter' },
  effect: {
    zh: '把漏掉的人补进正在进行的表决，他也有一票；应到人数随着变。',
    en: 'Somebody who was left out gets a ballot; the number of eligible voters changes with it.',
  },
  who: 'office',
  asks: ['one', 'reason'],
  table: {
    parallel: '只影响这一次表决。',
    multi: '同时投的马上派给他，依次投的排在最后；已经投的票不变，应到人数按新名单算，已经开始数票的不能加。',
    timers: '他那一票的时限从加进来时计，别人的不变。',
    subProcess: '不影响。',
    call: '不适用。',
  },
  offer(run) {
    const choices = votesGoing(run).flatMap((going) =>
      choicesOf(run, newcomers(run, going)).map((choice) => ({
        ...choice,
        id: `${going.body.id} ${choice.id}`,
        note: `${choice.note ?? ''}（${going.node.name}）`,
      })),
    );
    return choices.length > 0 ? { choices } : undefined;
  },
  decide(run, { voter, reason, by }) {
    const wrong = needsReason(reason);
    if (wrong) return wrong;
    const [id = '', ...rest] = voter.split(' ');
    const going = votesGoing(run).find(({ body }) => body.id === id);
    const person = going && newcomers(run, going).find((one) => one.id === rest.join(' '));
    if (by === undefined || !going || !person)
      return refuse('person-not-permitted', { person: nameOf(run, rest.join(' ')) });
    return putOn(run, going, person, { by, reason });
  },
};

/** 减少表决人 */
export const removeVoter: Operation<'removeVoter'> = {
  name: { zh: '减少表决人', en: 'Remove a voter' },
  effect: {
    zh: '不该投或投不了的人从正在进行的表决里去掉，他还没投的票收回；应到人数随着变。',
    en: 'Somebody who has not voted is struck off the list; the number of eligible voters changes with it.',
  },
  who: 'office',
  asks: ['one', 'reason'],
  table: {
    parallel: '只影响这一次表决。',
    multi: '只能去掉还没投的人，最后一个人不能去掉；已经投的票不变，应到人数按新名单算，够结束的就结束。',
    timers: '他那一票的时限和提醒取消。',
    subProcess: '不影响。',
    call: '不适用。',
  },
  offer(run) {
    const choices = votesGoing(run).flatMap((going) =>
      removable(run, going).map(({ id, assignment }) => ({
        id,
        name: nameOf(run, assignment.person),
        note: going.node.name,
      })),
    );
    return choices.length > 0 ? { choices } : undefined;
  },
  decide(run, { task: id, reason, by }) {
    const wrong = needsReason(reason);
    if (wrong) return wrong;
    const going = votesGoing(run).find((one) => removable(run, one).some((task) => task.id === id));
    const task = run.state.tasks[id];
    if (by === undefined || !going || !task) return refuse('no-such-voter');
    strikeOff(run, going, task, { by, reason });
    return undefined;
  },
};

/** Why the list of a vote changes, and by whom. */
interface Cause {
  readonly by: string;
  readonly reason: string;
}

/** Puts another in the place of somebody who has not voted; a refusal leaves all as it was. */
export function replaceVoter(run: Run, task: Task, person: Person, cause: Cause): Refusal | undefined {
  const going = votesGoing(run).find(({ body }) => run.token(task.id).scope === body.id);
  if (!going || !newcomers(run, going, [person]).includes(person))
    return refuse('person-not-permitted', { person: person.name });
  const refused = putOn(run, going, person, cause);
  if (!refused) strikeOff(run, { ...going, body: run.token(going.body.id) }, task, cause);
  return refused;
}

function putOn(
  run: Run,
  { body, node, at, assignee }: Going,
  person: Person,
  { by, reason }: Cause,
): Refusal | undefined {
  const item = itemLike(run, { body, node, at, assignee }, person);
  if (item === undefined) return refuse('voter-unlike', { person: person.name });
  run.emit('voterAdded', { token: body.id, node: node.id, item, person: person.id, by, reason });
  if (at.multi.mode !== 'sequential')
    enter(run, node, { scope: body.id, run: body.body?.items.length ?? 0, aside: body.aside });
  return undefined;
}

function strikeOff(run: Run, { body, node, at }: Going, task: Task, { by, reason }: Cause): void {
  const token = run.token(task.id);
  run.emit('voterRemoved', {
    token: body.id,
    node: node.id,
    run: token.run ?? 0,
    person: task.assignment.person ?? '',
    by,
    reason,
  });
  takeAway(run, [token], 'struck-off', reason);
  nextRun(run, node, at.multi, run.token(body.id));
}

/** Votes in which everybody on the list votes in person and that are not being counted. */
const votesGoing = (run: Run): readonly Going[] =>
  Object.values(run.state.tokens).flatMap((body): readonly Going[] => {
    const node = nodeOf(run, body);
    const at = body.body && !body.counting && opensTask(node) ? voteAt(node) : undefined;
    return at && opensTask(node) && node.assignee !== undefined
      ? [{ body, node, at, assignee: node.assignee }]
      : [];
  });

/** Ballots that are out and may be taken back; one voter at least stays. */
const removable = (run: Run, { body }: Going): readonly Task[] =>
  placesOf(body).length < 2
    ? []
    : Object.values(run.state.tasks).filter(({ id }) => run.state.tokens[id]?.scope === body.id);

/** People who see the case, are not on the list, and need not stand aside. */
function newcomers(run: Run, going: Going, among: readonly Person[] = readersOf(run)): readonly Person[] {
  const { body, node } = going;
  const here = new Set(placesOf(body).map((place) => memberAt(run, going, body.body?.items[place] ?? null)));
  return among.filter((person) => !here.has(person.id) && exclusionOf(run, node, body, person) === undefined);
}

function memberAt(run: Run, { body, at, assignee }: Going, item: Json): Json {
  const found = evaluate(assignee, run.scope(body, { [at.multi.as]: item }), run.world);
  return isFailure(found) ? null : found.value;
}

/** A member of the list, written as the first is: who they are in the same places, nothing in the others. */
function itemLike(run: Run, going: Going, person: Person): Json | undefined {
  const { body, at } = going;
  const [first = null] = body.body?.items ?? [];
  const old = memberAt(run, going, first);
  const item = likeOf(first, old, nameOf(run, String(old)), person);
  const weight =
    at.vote.weight === undefined
      ? { value: 1 }
      : evaluate(at.vote.weight, run.scope(body, { [at.multi.as]: item }), run.world);
  const counts = !isFailure(weight) && typeof weight.value === 'number';
  return memberAt(run, going, item) === person.id && counts ? item : undefined;
}

function likeOf(first: Json, id: Json, name: string, person: Person): Json {
  if (typeof first !== 'object' || first === null || Array.isArray(first)) return person.id;
  return Object.fromEntries(
    Object.entries(first as JsonObject).map(([key, value]) => [
      key,
      value === id ? person.id : value === name ? person.name : null,
    ]),
  );
}
