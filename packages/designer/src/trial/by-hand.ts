import { addWorkdays } from '@fiveones/calendar';
import type { Action, FormUse, Json, JsonObject, Package } from '@fiveones/definition';
import {
  checkForm,
  contextAt,
  firstValues,
  objectOf,
  type CompiledForm,
  type FormContext,
  type Problem,
  type StepForm,
} from '@fiveones/forms';
import {
  awaitedMessages,
  ballotAsked,
  givenData,
  type BallotAsked,
  type InstanceState,
  type Task,
  type World,
} from '@fiveones/interpreter';
import { compiledForm } from './kept.ts';
import { openTasks, scriptedAt, standingOf, type Trial } from './trial.ts';

/** Something that a person can do by hand in a trial: an open task, or a message to register. */
export interface Hand {
  readonly key: string;
  readonly name: string;
  /** The task that is done; absent: a message is registered. */
  readonly task?: Task;
  readonly message?: string;
  /** Which run, where each of several has one, and whose. */
  readonly item?: number;
  readonly whose?: string | undefined;
  readonly forms: readonly StepForm[];
  /** Forms of the draft that cannot be read now. */
  readonly unreadable: readonly string[];
  /** What it asks beside the forms. */
  readonly asks: 'opinion' | 'vote' | 'nothing';
  /** Where it asks for a vote: what the ballot offers. */
  readonly ballot?: BallotAsked | undefined;
  readonly context: FormContext;
  /** What the example fills in there. */
  readonly example: JsonObject | undefined;
}

/** What somebody answered. */
export interface Answers {
  readonly values: JsonObject;
  /** Who does it; empty: the first who may. */
  readonly as: string;
  readonly result: 'agree' | 'disagree' | 'return';
  readonly reason: string;
  readonly choice: 'approve' | 'reject' | 'abstain' | 'absent';
  /** In an election: the candidates chosen; none is an abstention. */
  readonly chosen: readonly string[];
}

/** Everything that can be done by hand now, in the case that is tried and in those it called. */
export const handsAt = (pkg: Package, trial: Trial): readonly Hand[] => {
  const { played, world, state: main } = standingOf(pkg, trial);
  if (world === undefined) return [];
  const at = { pkg, trial, now: played.now };
  const running = Object.values(played.states).filter(({ status }) => status === 'running');
  const tasks = running.flatMap((state) =>
    openTasks(state).map((task) => handOf({ ...at, world, state }, task)),
  );
  const messages =
    main?.status === 'running'
      ? awaitedMessages(main, world).flatMap((id) => handOfMessage({ ...at, world, state: main }, id))
      : [];
  return [...tasks, ...messages];
};

type Vote = Extract<Action, { readonly do: 'vote' }>;

interface At {
  readonly pkg: Package;
  readonly trial: Trial;
  readonly now: string;
  readonly world: World;
  readonly state: InstanceState;
}

function handOf(at: At, task: Task): Hand {
  const { pkg, trial, state } = at;
  const node = pkg.processes[state.pins.process]?.nodes.find(({ id }) => id === task.node);
  const step = node?.kind === 'userTask' ? node : undefined;
  const token = state.tokens[task.id];
  const run = token?.run;
  const member = run === undefined ? undefined : state.tokens[token?.scope ?? '']?.body?.items[run];
  const scripted = scriptedAt(trial, task.node, run);
  return {
    key: `${state.id} ${task.id}`,
    name: node?.name ?? task.node,
    task,
    ...(run === undefined ? {} : { item: run, whose: nameOf(member) }),
    asks: step?.opinion ? 'opinion' : step?.vote ? 'vote' : 'nothing',
    ballot: ballotAsked(state, at.world, task),
    example: scripted?.data && givenData(pkg, trial.scenario, scripted.data),
    ...formsOf(at, step?.forms ?? [], { member, role: roleAt(pkg, task.assignment) }),
  };
}

/** How one of several is called, where its value says so. */
function nameOf(member: Json | undefined): string | undefined {
  const name = typeof member === 'string' ? member : objectOf(member ?? null)['name'];
  return typeof name === 'string' && /[\u4e00-\u9fff]/.test(name) ? name : undefined;
}

function handOfMessage(at: At, id: string): readonly Hand[] {
  const message = at.world.chart.process.messages.find((one) => one.id === id);
  if (message?.form === undefined) return [];
  const key = at.pkg.forms[message.form]?.key ?? '';
  // A message is told afresh: what an earlier one said is no part of it.
  const { [key]: _, ...data } = at.state.data;
  const fresh = { ...at, state: { ...at.state, data } };
  const use = { form: message.form, mode: 'edit' } as const;
  return [
    {
      key: `message ${id}`,
      name: message.name,
      message: id,
      asks: 'nothing',
      example: undefined,
      ...formsOf(fresh, [use], {
        role: roleAt(at.pkg, { post: at.world.chart.rows.get(message.responsibility ?? '')?.post }),
      }),
    },
  ];
}

/** The letters of whoever does a task, by the post that it falls to; the household's own step is filled in for it. */
function roleAt(
  pkg: Package,
  { post, onBehalf = false }: { readonly post?: string | undefined; readonly onBehalf?: boolean },
): string | undefined {
  const own = pkg.template.posts.find(({ id }) => id === post)?.role ?? '';
  return [...new Set(`${onBehalf ? 'A' : ''}${own}`)].join('') || undefined;
}

/** The forms as whoever does it finds them. */
function formsOf(
  { pkg, state, world, now }: At,
  uses: readonly FormUse[],
  { member, role }: { readonly member?: Json | undefined; readonly role: string | undefined },
): Pick<Hand, 'forms' | 'unreadable' | 'context'> {
  const workdays = (date: string, days: number): string => addWorkdays(world.calendar, date, days);
  const read = uses.map((use) => ({ use, compiled: compiledForm(pkg, use.form, workdays) }));
  return {
    forms: read.flatMap(({ use, compiled }) =>
      compiled
        ? [
            {
              compiled,
              view: {
                mode: use.mode === 'read' ? 'read' : 'edit',
                fields: use.fields ?? {},
                value: objectOf(state.data[compiled.key] ?? null),
              },
            } satisfies StepForm,
          ]
        : [],
    ),
    unreadable: read.flatMap(({ use, compiled }) =>
      compiled ? [] : [pkg.forms[use.form]?.name ?? use.form],
    ),
    context: {
      data: state.data,
      param: world.parameters,
      ...(member === undefined ? {} : { member }),
      role,
      instance: { id: state.id, number: state.number, region: state.region, startedAt: state.startedAt },
      today: now.slice(0, 10),
      now,
    },
  };
}

/** The values a step begins with; with the example's laid over them when they are asked for. */
export const valuesAt = ({ forms, context }: Hand, example: JsonObject = {}): JsonObject =>
  firstValues({ context }, forms, example);

export const contextOfForm = (hand: Hand, form: StepForm, values: JsonObject): FormContext =>
  contextAt(form, hand.context, values);

/** What is wrong with what was filled in, by the key of the form. */
export const problemsOf = (hand: Hand, values: JsonObject): ReadonlyMap<string, readonly Problem[]> =>
  new Map(
    hand.forms.flatMap((form): (readonly [string, readonly Problem[]])[] => {
      if (form.view.mode === 'read') return [];
      const { compiled } = form;
      const found = checkForm(
        compiled,
        objectOf(values[compiled.key] ?? null),
        contextOfForm(hand, form, values),
      );
      return found.length === 0 ? [] : [[compiled.key, found]];
    }),
  );

const ballotOf = ({ ballot }: Hand, { choice, chosen }: Answers): Pick<Vote, 'choice' | 'for'> => {
  if (ballot?.candidates === undefined) return { choice };
  return chosen.length === 0 ? { choice: 'abstain' } : { for: [...chosen] };
};

/** The answers as an action of a script. */
export const actionOf = (hand: Hand, answers: Answers): Action => {
  const filled = new Set(
    hand.forms
      .filter(({ view }) => view.mode === 'edit')
      .map(({ compiled }: { readonly compiled: CompiledForm }) => compiled.key),
  );
  const data = Object.fromEntries(Object.entries(answers.values).filter(([key]) => filled.has(key)));
  const given = filled.size === 0 ? {} : { data };
  const who = {
    ...(answers.as === '' ? {} : { as: answers.as }),
    ...(hand.item === undefined ? {} : { item: hand.item }),
  };
  if (hand.task === undefined) return { do: 'message', message: hand.message ?? '', ...given };
  const { node } = hand.task;
  const { result, reason } = answers;
  const why = reason.trim() === '' ? {} : { reason: reason.trim() };
  const made = {
    opinion: () => ({ do: 'decide' as const, node, result, ...why, ...given, ...who }),
    vote: () => ({ do: 'vote' as const, node, ...ballotOf(hand, answers), ...who }),
    nothing: () => ({ do: 'fill' as const, node, ...given, ...who }),
  } satisfies Record<Hand['asks'], () => Action>;
  return made[hand.asks]();
};
