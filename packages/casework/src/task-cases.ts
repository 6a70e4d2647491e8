import type { Casework } from './casework.ts';
import { seatName, type JsonObject } from '@fiveones/definition';
import {
  type GivenBallot,
  indexOf,
  type InstanceEvent,
  type InstanceState,
  type Task,
  type World,
} from '@fiveones/interpreter';
import { maysDo, roleLetters, seesInstance, serves, type Actor } from './access.ts';
import { checkForms } from './check-forms.ts';
import { unconfirmedAt, type Confirmed } from './confirming.ts';
import { openable } from './document-views.ts';
import type { Instances } from './instances.ts';
import { countyOf, splitTask } from './projection.ts';
import { inWords, no, ok, refused, type Outcome } from './refused.ts';
import { draftTable } from './tables.ts';
import { taskView } from './task-view.ts';
import type { Refused, TaskView } from './views.ts';
import { draftDataIn, draftOpinionIn } from './json-cells.ts';

/**
 * Which window keeps a draft, the how-manieth time (`window#time`), and which draft it has seen last; told by nobody
 * but a window.
 */
export interface Writing {
  readonly writer?: string | undefined;
  readonly after?: string | undefined;
}

const windowOf = (writer: string): string => writer.split('#')[0] ?? '';

/** What a person typed at a task. */
export interface TaskInput extends Writing {
  readonly data: JsonObject;
  readonly opinion?:
    { readonly result: 'agree' | 'disagree' | 'return'; readonly reason?: string | undefined } | undefined;
  /** What of the values taken over from earlier steps the person has confirmed. */
  readonly confirmed?: Confirmed | undefined;
  /** At a vote: what the member chooses. */
  readonly ballot?: GivenBallot | undefined;
  /** Whom the performer chooses for the next steps, by node. */
  readonly next?: Readonly<Record<string, string>> | undefined;
}

/** What happened after a submit, for the confirmation page. */
export interface Submitted {
  readonly instance: string;
  readonly next: readonly string[];
  readonly documents: readonly { readonly id: string; readonly name: string }[];
  readonly ended: boolean;
}

/** What is done with one piece of work: open, take, type, submit, give back, pass over. */
export class TaskCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** A task with its instance, when the actor serves one of its queues and sees the instance. */
  async taskFor(
    actor: Actor,
    task: string,
  ): Promise<Outcome<{ state: InstanceState; version: number; world: World; task: Task }>> {
    const { instance, token } = splitTask(task);
    const found = await this.casework.instanceFor(actor, instance);
    if (!found.ok) return found;
    const open = found.value.state.tasks[token];
    if (!open) return no(inWords({ code: 'task-gone', params: {} }));
    if (!serves(actor, open.assignment)) return no(inWords({ code: 'task-not-yours', params: {} }));
    return ok({ ...found.value, task: open });
  }

  async task(actor: Actor, task: string): Promise<Outcome<TaskView>> {
    const found = await this.taskFor(actor, task);
    if (!found.ok) return found;
    const [events, draft] = await Promise.all([
      this.casework.instances.events(found.value.state.id),
      this.casework.store.get(draftTable, {
        county: countyOf(found.value.state.region),
        task,
        person: actor.id,
      }),
    ]);
    const kept = draft
      ? {
          data: draftDataIn(draft.data),
          savedAt: draft.savedAt ?? '',
          ...(draft.writer ? { writer: draft.writer } : {}),
          ...(draft.opinion ? { opinion: draftOpinionIn(draft.opinion) } : {}),
        }
      : undefined;
    return ok(
      taskView({ ...found.value, actor, now: this.casework.now(), events, ...(kept ? { draft: kept } : {}) }),
    );
  }

  /** Notes that whoever may do a task has opened it: from then on it cannot be taken back. */
  open(actor: Actor, task: string): Promise<Outcome<{ task: string }>> {
    return this.onTask(actor, task, (token, at) => ({ do: 'open', task: token, at, by: actor.id }));
  }

  claim(actor: Actor, task: string): Promise<Outcome<{ task: string }>> {
    return this.onTask(actor, task, (token, at) => ({ do: 'claim', task: token, at, by: actor.id }));
  }

  release(actor: Actor, task: string): Promise<Outcome<{ task: string }>> {
    return this.onTask(actor, task, (token, at) => ({ do: 'release', task: token, at, by: actor.id }));
  }

  sendBack(
    actor: Actor,
    given: {
      readonly task: string;
      readonly to: string;
      readonly reason: string;
      readonly key?: string | undefined;
    },
  ): Promise<Outcome<{ task: string }>> {
    return this.onTask(
      actor,
      given.task,
      (token, at) => ({ do: 'sendBack', task: token, to: given.to, reason: given.reason, at, by: actor.id }),
      given.key,
    );
  }

  skip(
    actor: Actor,
    given: { readonly task: string; readonly reason: string; readonly key?: string | undefined },
  ): Promise<Outcome<{ task: string }>> {
    return this.onTask(
      actor,
      given.task,
      (token, at) => ({ do: 'skip', task: token, reason: given.reason, at, by: actor.id }),
      given.key,
    );
  }

  private async onTask(
    actor: Actor,
    task: string,
    command: (token: string, at: string) => Parameters<Instances['command']>[1],
    key?: string,
  ): Promise<Outcome<{ task: string }>> {
    const found = await this.taskFor(actor, task);
    if (!found.ok) return found;
    const done = await this.casework.instances.command(
      found.value.state.id,
      command(found.value.task.id, this.casework.now()),
      { key },
    );
    await this.casework.settled();
    return done.ok ? ok({ task }) : no(inWords(done.refusal));
  }

  /** Keeps what has been typed; it need not be valid. `mine`: the person may still hand it in, nobody else has taken it. */
  async saveTaskDraft(
    actor: Actor,
    given: Writing & {
      readonly task: string;
      readonly data: JsonObject;
      readonly opinion?: JsonObject | undefined;
      readonly filled?: number | undefined;
      readonly total?: number | undefined;
    },
  ): Promise<Outcome<{ savedAt: string; mine: boolean }>> {
    const found = await this.taskFor(actor, given.task);
    if (!found.ok) return found;
    const savedAt = this.casework.now();
    const county = countyOf(found.value.state.region);
    const elsewhere = await this.keptElsewhere({ county, task: given.task, person: actor.id }, given);
    if (elsewhere) return no(elsewhere);
    await this.casework.store.write([
      {
        table: draftTable.name,
        put: {
          county,
          task: given.task,
          person: actor.id,
          instance: found.value.state.id,
          data: given.data,
          opinion: given.opinion ?? null,
          filled: given.filled ?? null,
          total: given.total ?? null,
          savedAt,
          writer: given.writer ?? null,
        },
      },
    ]);
    return ok({ savedAt, mine: maysDo(actor, found.value.task.assignment) });
  }

  /** Another window of the same person has kept something that this one has not seen. */
  private async keptElsewhere(
    key: { readonly county: string; readonly task: string; readonly person: string },
    { writer, after }: Writing,
  ): Promise<Refused | undefined> {
    if (writer === undefined) return undefined;
    const draft = await this.casework.store.get(draftTable, key);
    const last = draft?.writer ?? undefined;
    if (last === undefined || last === after || windowOf(last) === windowOf(writer)) return undefined;
    return refused('draft-elsewhere', { at: (draft?.savedAt ?? '').slice(11, 16), writer: last });
  }

  /** Submits a task: the same form that the browser checked is checked again, then the instance goes on. */
  async submit(
    actor: Actor,
    given: TaskInput & { readonly task: string; readonly key: string },
  ): Promise<Outcome<Submitted>> {
    const { instance, token } = splitTask(given.task);
    const found = await this.taskFor(actor, given.task);
    if (!found.ok) return (await this.repeatedSubmit(actor, instance, given.key)) ?? found;
    const { state, world, task } = found.value;
    const own = { county: countyOf(state.region), task: given.task, person: actor.id };
    const elsewhere = await this.keptElsewhere(own, given);
    if (elsewhere) return no(elsewhere);
    const returning = given.opinion?.result === 'return';
    const checked =
      returning || task.signs
        ? { data: {}, problems: [] }
        : checkForms({
            state,
            task,
            world,
            data: given.data,
            role: roleLetters(actor, world.chart.package.template.posts, task.assignment.onBehalf === true),
            now: this.casework.now(),
          });
    const problems = [
      ...checked.problems,
      ...(returning || task.signs
        ? []
        : await unconfirmedAt({
            state,
            world,
            actor,
            task,
            data: given.data,
            confirmed: given.confirmed ?? {},
            now: this.casework.now(),
            events: () => this.casework.instances.events(instance),
          })),
    ];
    if (problems.length > 0) return no(refused('form-has-problems', { count: problems.length }, problems));
    const rows = [{ table: draftTable.name, remove: own }];
    const done = await this.casework.instances.command(
      instance,
      {
        do: 'complete',
        task: token,
        by: actor.id,
        data: checked.data,
        opinion: given.opinion,
        ballot: given.ballot,
        next: given.next,
        at: this.casework.now(),
      },
      { key: `${actor.id}/${given.key}`, rows },
    );
    if (!done.ok) return no(inWords(done.refusal));
    await this.casework.settled();
    return ok(await this.submitted(actor, instance, done.events));
  }

  /** A double click or a lost answer: the task is gone because this very submit was carried out. */
  private async repeatedSubmit(
    actor: Actor,
    instance: string,
    key: string,
  ): Promise<Outcome<Submitted> | undefined> {
    const read = await this.casework.instances.read(instance);
    if (!read || !seesInstance(actor, read.state, this.casework.library.worldOf(read.state)))
      return undefined;
    const again = await this.casework.instances.command(
      instance,
      { do: 'complete', task: '', at: this.casework.now(), by: actor.id },
      { key: `${actor.id}/${key}` },
    );
    return again.ok ? ok(await this.submitted(actor, instance, [])) : undefined;
  }

  private async submitted(
    actor: Actor,
    instance: string,
    events: readonly InstanceEvent[],
  ): Promise<Submitted> {
    const read = await this.casework.instances.read(instance);
    if (!read) throw new Error(`instance ${instance} is gone`);
    const world = this.casework.library.worldOf(read.state);
    const before = new Set(
      events.flatMap((event) => (event.type === 'documentIssued' ? [event.body.id] : [])),
    );
    const { people } = indexOf(this.casework.library.organisation);
    const next = Object.values(read.state.tasks).map((task) => {
      const { person, unitName, postName } = task.assignment;
      const who = person === undefined ? seatName(unitName, postName) : (people.get(person)?.name ?? '');
      return `${world.chart.nodes.get(task.node)?.name ?? ''}：${who}${task.due ? `，${task.due.slice(0, 10)} 前` : ''}`;
    });
    return {
      instance,
      next: counted(next),
      documents: openable(actor, read.state, world)
        .filter(({ id }) => before.has(id))
        .map(({ id, name }) => ({ id, name })),
      ended: read.state.status !== 'running',
    };
  }
}

/** Each line once, with how often it came: several of one post get the same piece of work. */
function counted(lines: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1);
  return [...times].map(([line, count]) => (count > 1 ? `${line}（共 ${count} 份）` : line));
}
