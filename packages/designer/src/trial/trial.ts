import { addDays } from '@fiveones/calendar';
import type { Action, JsonObject, Package, Scenario } from '@fiveones/definition';
import {
  awaitedMessages,
  deedsOf,
  effectsOf,
  effectWords,
  playDraft,
  refusalWords,
  waysBackOf,
  type InstanceEvent,
  type InstanceState,
  type Played,
  type RefusalCode,
  type Task,
  type World,
} from '@fiveones/interpreter';
import { findingWords, lint } from '@fiveones/lint';
import { words } from '../words.ts';
import { keptByForms } from './kept.ts';

/**
 * A trial run: an example household, what has been done, and what its script still says. A value:
 * stepping back is taking the one before. Nothing is written anywhere.
 */
export interface Trial {
  readonly scenario: Scenario;
  readonly done: readonly Action[];
  readonly rest: readonly Action[];
}

/** A trial where it stands: the case, its world, everything that has happened. */
export interface Standing {
  readonly played: Played;
  readonly state: InstanceState | undefined;
  readonly world: World | undefined;
  /** The events of the case that is tried, without those of processes it called. */
  readonly events: readonly InstanceEvent[];
}

/** A household before anything has been done. Checks in between are for tests, not for a trial. */
export const begin = (scenario: Scenario): Trial => ({
  scenario,
  done: [],
  rest: deedsOf(scenario),
});

const standings = new WeakMap<Trial, { readonly pkg: Package; readonly standing: Standing }>();

/** Where a trial stands; the same trial of the same package is played once. */
export const standingOf = (pkg: Package, trial: Trial): Standing => {
  const known = standings.get(trial);
  if (known?.pkg === pkg) return known.standing;
  const scenario = { ...trial.scenario, script: [...trial.done], then: {} };
  const played = playDraft(pkg, scenario, errorOf, { checkForms: keptByForms });
  const { main } = played;
  const standing: Standing = {
    played,
    state: main === undefined ? undefined : played.states[main],
    world: played.world,
    events: played.timeline.filter(({ instance }) => instance === main).map(({ event }) => event),
  };
  standings.set(trial, { pkg, standing });
  return standing;
};

const errors = new WeakMap<Package, string>();

/** The first error of a draft, looked for once for each state of it. */
const errorOf = (pkg: Package): string | undefined => {
  const known = errors.get(pkg);
  if (known !== undefined) return known;
  const error = lint(pkg).find(({ severity }) => severity === 'error');
  if (error === undefined) return undefined;
  const sentence = findingWords(error, 'zh');
  errors.set(pkg, sentence);
  return sentence;
};

const after = (trial: Trial, action: Action, rest = trial.rest): Trial => ({
  ...trial,
  done: [...trial.done, action],
  rest,
});

const works = (pkg: Package, trial: Trial): boolean => standingOf(pkg, trial).played.failures.length === 0;

/** The error of the draft at which a trial breaks off. */
const errorAt = (pkg: Package, trial: Trial): string | undefined => {
  const failure = standingOf(pkg, trial).played.failures.find(({ code }) => code === 'definition-has-errors');
  return failure && failureText(failure);
};

/** What keeps a trial from going on, where it is an error of the draft: in words. */
export const brokenOff = (pkg: Package, trial: Trial): string | undefined => {
  const here = errorAt(pkg, trial);
  if (here !== undefined) return here;
  const [scripted] = trial.rest;
  if (scripted !== undefined) return errorAt(pkg, after(trial, scripted));
  // The runs of one step break off at the same error.
  const steps = new Map(opensAt(pkg, trial).map((open) => [open.task.node, open]));
  for (const open of steps.values()) {
    const error = errorAt(pkg, after(trial, doneAs(pkg, trial, open)));
    if (error !== undefined) return error;
  }
  return undefined;
};

/**
 * The trial one step on: what the script says next, else what is open is done as the script did it
 * elsewhere, else time goes on to the next timer. `undefined` when there is nothing left to do.
 */
export const next = (pkg: Package, trial: Trial): Trial | undefined => {
  const [scripted, ...rest] = trial.rest;
  if (scripted !== undefined) {
    const on = after(trial, scripted, rest);
    if (works(pkg, on)) return on;
    if (errorAt(pkg, on) !== undefined) return undefined;
  }
  const made = nextAction(pkg, trial);
  return made === undefined ? undefined : after(trial, made);
};

interface Open {
  readonly state: InstanceState;
  readonly task: Task;
}

const opensAt = (pkg: Package, trial: Trial): readonly Open[] =>
  Object.values(standingOf(pkg, trial).played.states)
    .filter(({ status }) => status === 'running')
    .flatMap((state) => openTasks(state).map((task) => ({ state, task })));

const nextAction = (pkg: Package, trial: Trial): Action | undefined => {
  const { played } = standingOf(pkg, trial);
  const ahead = opensAt(pkg, trial).map((open) => after(trial, doneAs(pkg, trial, open)));
  for (const on of ahead) if (works(pkg, on)) return on.done.at(-1);
  // Time does not go on past a step that cannot be done because the draft has errors.
  if (ahead.some((on) => errorAt(pkg, on) !== undefined)) return undefined;
  const running = Object.values(played.states).filter(({ status }) => status === 'running');
  const [timer] = running.flatMap(({ timers }) => Object.values(timers).map(({ at }) => at)).sort();
  return timer === undefined ? undefined : { do: 'advance', to: timer };
};

/** The open tasks of a case, the one that waits longest first. */
export const openTasks = (state: InstanceState): readonly Task[] =>
  Object.values(state.tasks).sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));

/** What the script says at a step, of the run that is meant where it is one of several. */
export const scriptedAt = (trial: Trial, node: string, run: number | undefined) => {
  const own = trial.scenario.script.flatMap((action) =>
    (action.do === 'fill' || action.do === 'decide') && action.node === node ? [action] : [],
  );
  return own.findLast((action) => 'item' in action && action.item === run) ?? own.at(-1);
};

/** A task done as the script does that step, else agreed to or left as it is. One of several runs is done as that run. */
const doneAs = (pkg: Package, trial: Trial, { state, task }: Open): Action => {
  const run = state.tokens[task.id]?.run;
  const item = run === undefined ? {} : { item: run };
  const like = scriptedAt(trial, task.node, run);
  if (like !== undefined) {
    // By when it was to be done in the example says nothing about another day.
    const { at: _at, due: _due, as, ...timeless } = like;
    const who = task.assignment.person === undefined && as !== undefined ? { as } : {};
    return { ...timeless, ...who, ...item };
  }
  const node = pkg.processes[state.pins.process]?.nodes.find(({ id }) => id === task.node);
  return node !== undefined && 'opinion' in node && node.opinion !== undefined
    ? { do: 'decide', node: task.node, result: 'agree', ...item }
    : { do: 'fill', node: task.node, ...item };
};

const mostAtOnce = 60;

/** The trial on to the next step at which a person decides; at least one step. */
export const nextDecision = (pkg: Package, trial: Trial): Trial | undefined => {
  let at = next(pkg, trial);
  for (let steps = 0; at !== undefined && steps < mostAtOnce; steps++) {
    if (at.rest[0]?.do === 'decide') return at;
    const on = next(pkg, at);
    if (on === undefined) return at;
    at = on;
  }
  return at;
};

/** The trial with a step done by hand; what the script would have done there is not done once more. Refused: in words. */
export const withDeed = (
  pkg: Package,
  trial: Trial,
  action: Action,
): { readonly trial: Trial } | { readonly refused: string } => {
  const node = 'node' in action ? action.node : undefined;
  const scripted = trial.rest.findIndex((one) => 'node' in one && one.node === node);
  const rest = node === undefined || scripted < 0 ? trial.rest : trial.rest.toSpliced(scripted, 1);
  const on = after(trial, action, rest);
  const [failure] = standingOf(pkg, on).played.failures;
  return failure === undefined ? { trial: on } : { refused: failureText(failure) };
};

/** The trial with the virtual clock moved on to a day. */
export const advanceTo = (trial: Trial, day: string): Trial => after(trial, { do: 'advance', to: day });

/** Something that could go another way, and what would come of it. */
export interface Trouble {
  readonly key: string;
  readonly kind: 'back' | 'late' | 'message';
  readonly name: string;
  readonly action: Action;
}

/** What could go another way now: given back, late, a message that comes in. */
export const troublesOf = (pkg: Package, trial: Trial): readonly Trouble[] => {
  const { state, world, played } = standingOf(pkg, trial);
  if (state === undefined || world === undefined || state.status !== 'running') return [];
  const nodeName = (id: string): string => world.chart.nodes.get(id)?.name ?? id;
  const back = openTasks(state).flatMap((task): Trouble[] => {
    const [nearest] = waysBackOf(state, world, task.id);
    if (nearest === undefined) return [];
    const reason = words.trial.reason;
    return [
      {
        key: `back ${task.id}`,
        kind: 'back',
        name: words.trial.back(nodeName(task.node), nearest.name),
        action: { do: 'sendBack', node: task.node, to: nearest.id, reason },
      },
    ];
  });
  const dues = [
    ...openTasks(state).flatMap(({ due, node }) =>
      due === undefined || due < played.now ? [] : [{ due, name: nodeName(node) }],
    ),
    ...Object.values(state.clocks).flatMap(({ due, id, stoppedAt }) =>
      due === undefined || due < played.now || stoppedAt !== undefined
        ? []
        : [{ due, name: clockName(world, id) }],
    ),
  ];
  const late = dues.map(({ due, name }): Trouble => ({
    key: `late ${name}`,
    kind: 'late',
    name: words.trial.late(name),
    action: { do: 'advance', to: addDays(due.slice(0, 10), 1) },
  }));
  const messages = awaitedMessages(state, world).map((message): Trouble => ({
    key: `message ${message}`,
    kind: 'message',
    name: words.trial.message(world.chart.process.messages.find(({ id }) => id === message)?.name ?? message),
    action: scriptedMessage(pkg, message) ?? { do: 'message', message },
  }));
  return once([...back, ...messages, ...late]);
};

/** Several runs of one step can go wrong in the same way; it is offered once. */
const once = (troubles: readonly Trouble[]): readonly Trouble[] => [
  ...new Map(troubles.map((trouble) => [trouble.name, trouble])).values(),
];

const clockName = (world: World, id: string): string =>
  world.chart.process.clocks.find((clock) => clock.id === id)?.name ?? id;

/** A message as some example of the package sends it, with what was written in it. */
const scriptedMessage = (pkg: Package, message: string): Action | undefined => {
  for (const scenario of Object.values(pkg.scenarios)) {
    const found = scenario.script.find((action) => action.do === 'message' && action.message === message);
    if (found !== undefined) {
      const { at: _, ...timeless } = found;
      return timeless;
    }
  }
  return undefined;
};

/** The trial after something went another way. */
export const withTrouble = (trial: Trial, { action }: Trouble): Trial => after(trial, action);

/** What a trouble would do, sentence by sentence; what refuses it, when it cannot be. */
export const consequences = (pkg: Package, trial: Trial, trouble: Trouble): readonly string[] => {
  const before = standingOf(pkg, trial);
  const then = standingOf(pkg, withTrouble(trial, trouble));
  const [failure] = then.played.failures;
  if (failure !== undefined) return [failureText(failure)];
  if (before.state === undefined || then.world === undefined) return [];
  const told = effectsOf(before.state, then.events.slice(before.events.length), then.world).map(
    ({ code, params }) => filled(effectWords[code].zh, params),
  );
  return told.length === 0 ? [words.trial.nothing] : [...new Set(told)];
};

const isRefusal = (code: string): code is RefusalCode => Object.hasOwn(refusalWords, code);
const failureText = ({ code, params }: Played['failures'][number]): string =>
  code === 'definition-has-errors'
    ? words.trial.brokenOff(String(params['message']))
    : isRefusal(code)
      ? refusalWords[code].zh.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '…'))
      : words.trial.cannot;

const filled = (sentence: string, params: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');

/** A trial as an example of the package: what was done, and where it came to. */
export const asScenario = (pkg: Package, trial: Trial, id: string, name: string): JsonObject => {
  const { state } = standingOf(pkg, trial);
  const ended = state !== undefined && state.status !== 'running';
  const open = state === undefined ? [] : openTasks(state).map(({ node }) => ({ node }));
  const { script: _, then: __, ...given } = trial.scenario;
  // A scenario of a parsed package is JSON; its type says so less strictly.
  return JSON.parse(
    JSON.stringify({
      ...given,
      id,
      name,
      script: trial.done,
      then: {
        status: state?.status,
        ...(ended ? { end: state.end } : { open }),
        documents: state?.documents.map(({ document }) => document),
        incidents: Object.keys(state?.incidents ?? {}).length,
      },
    }),
  ) as JsonObject;
};
