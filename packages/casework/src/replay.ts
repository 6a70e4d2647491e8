import type { JsonObject } from '@fiveones/definition';
import {
  decide,
  type Command,
  type InstanceEvent,
  type InstanceState,
  type Task,
  type World,
} from '@fiveones/interpreter';
import { checkRecorded } from './check-forms.ts';
import type { Deed, Recorded } from './replay-deeds.ts';

/** How a case ended: where, and how many yuan a month came of it. */
export interface Ending {
  readonly end: string;
  readonly endName: string;
  readonly outcome: string;
  /** Yuan a month; 0 when nothing is paid. */
  readonly amount: number;
}

/** What would have come of a case, or why that cannot be told, in words. */
export type Replayed = Ending | { readonly untold: string };

/** No case has more turns than this; a chart that goes round stops here. */
const mostTurns = 600;

/**
 * Lives a case through again under other definitions, with what people and systems put in then. Pure; nothing is
 * written. Timers fire in their order, what the new chart asks and nobody has said then ends it untold.
 */
export function replay(recorded: Recorded, world: World, region: string): Replayed {
  const stage = new Stage(recorded, world);
  const { at, message, signal, node, data } = recorded.beginning;
  stage.command({
    do: 'start',
    id: 'replay',
    number: '',
    region,
    at,
    data,
    ...(message !== undefined ? { message } : signal !== undefined ? { signal } : { node }),
  });
  for (let turn = 0; turn < mostTurns; turn++) {
    if (stage.untold !== undefined) return { untold: stage.untold };
    if (stage.state && stage.state.status !== 'running') return endingOf(stage.state, world);
    stage.turn();
  }
  return { untold: '走了很多步还没有办完' };
}

/** How a finished case ended. */
export function endingOf(state: InstanceState, world: World): Ending {
  const end = state.end ?? '';
  return {
    end,
    endName: world.chart.nodes.get(end)?.name ?? end,
    outcome: state.outcome ?? '',
    amount: amountOf(state.data),
  };
}

/** What is paid a month, as the payment plan of a case says. */
function amountOf(data: JsonObject): number {
  const payment = data['payment'];
  if (typeof payment !== 'object' || payment === null || Array.isArray(payment)) return 0;
  const { monthlyAmount, amount } = payment as JsonObject;
  return typeof monthlyAmount === 'number' ? monthlyAmount : typeof amount === 'number' ? amount : 0;
}

class Stage {
  state: InstanceState | undefined;
  untold: string | undefined;
  private now: string;
  private left: readonly Deed[];
  private readonly called: Map<string, readonly InstanceState[]>;
  private readonly world: World;

  constructor(recorded: Recorded, world: World) {
    this.world = world;
    this.now = recorded.beginning.at;
    this.left = recorded.deeds;
    this.called = new Map(recorded.called);
  }

  /** The earliest of what can happen now: a deed that fits, or a timer. */
  turn(): void {
    const { state } = this;
    if (!state) return;
    const incident = Object.values(state.incidents)[0];
    if (incident) return this.stop(`在“${this.nameOf(incident.node)}”会出异常`);
    const deed = this.left.find((one) => this.fits(one, state));
    const [timer] = Object.values(state.timers).sort((a, b) => (a.at < b.at ? -1 : 1));
    if (timer && (!deed || timer.at < deed.at)) {
      this.pass(timer.at);
      return this.command({ do: 'fire', timer: timer.id, at: this.now });
    }
    if (!deed) return this.stop(this.whyStuck(state));
    this.left = this.left.filter((one) => one !== deed);
    this.pass(deed.at);
    this.act(deed, state);
  }

  command(command: Command): void {
    const decision = decide(command, this.state, this.world);
    if ('refusal' in decision) return this.stop(this.refusalWords(command, decision.refusal.code));
    this.state = decision.state;
    for (const event of decision.events) this.follow(event);
  }

  private refusalWords(command: Command, code: string): string {
    if (command.do === 'start') return '不能再这样开始';
    const task = command.do === 'complete' ? this.state?.tasks[command.task] : undefined;
    return task === undefined
      ? `不能再这样办（${code}）`
      : `“${this.nameOf(task.node)}”多要一项以往没有的内容`;
  }

  private stop(why: string): void {
    this.untold ??= why;
  }

  private pass(to: string): void {
    if (to > this.now) this.now = to;
  }

  private nameOf(node: string): string {
    return this.world.chart.nodes.get(node)?.name ?? node;
  }

  private fits(deed: Deed, state: InstanceState): boolean {
    if (deed.kind === 'task') return this.taskFor(deed, state) !== undefined;
    if (deed.kind === 'skip') return Object.values(state.tasks).some(({ node }) => node === deed.node);
    if (deed.kind === 'answer') return this.asking(deed.node, state) !== undefined;
    // Whether anybody waits for it is known only when it is tried.
    return !('refusal' in decide(this.told(deed), state, this.world));
  }

  private taskFor(deed: Extract<Deed, { kind: 'task' }>, state: InstanceState): Task | undefined {
    return Object.values(state.tasks).find(
      ({ id, node }) => node === deed.node && state.tokens[id]?.run === deed.run,
    );
  }

  private asking(node: string, state: InstanceState): string | undefined {
    return Object.values(state.tokens).find((token) => token.node === node && token.asked !== undefined)?.id;
  }

  private told(deed: Extract<Deed, { kind: 'message' | 'signal' }>): Command {
    const at = deed.at > this.now ? deed.at : this.now;
    const { payload } = deed;
    return deed.kind === 'message'
      ? { do: 'message', message: deed.message, payload, at }
      : { do: 'signal', signal: deed.signal, payload, at };
  }

  private act(deed: Deed, state: InstanceState): void {
    if (deed.kind === 'message' || deed.kind === 'signal') return this.command(this.told(deed));
    if (deed.kind === 'answer') {
      const token = this.asking(deed.node, state) ?? '';
      const result = deed.result as JsonObject; // what a connector answered
      return this.command({ do: 'answer', token, result, at: this.now });
    }
    if (deed.kind === 'skip') {
      const task = Object.values(state.tasks).find(({ node }) => node === deed.node)?.id ?? '';
      return this.command({ do: 'skip', task, reason: deed.reason, at: this.now });
    }
    return this.complete(deed, state);
  }

  /** Fills in what was filled in then; the forms of the new version work out what they work out. */
  private complete(deed: Extract<Deed, { kind: 'task' }>, state: InstanceState): void {
    const task = this.taskFor(deed, state);
    if (!task) return;
    const keys = this.formKeys(task);
    // What else was written then, such as the opinion, is written again by the interpreter.
    const filled = Object.fromEntries(
      deed.set.filter(({ into }) => keys.includes(into)).map(({ into, value }) => [into, value]),
    );
    const checked =
      keys.length > 0
        ? checkRecorded({ state, task, world: this.world, data: filled, now: this.now, by: deed.by })
        : { data: {}, problems: [] };
    const [problem] = checked.problems;
    if (problem) {
      const form = this.world.chart.package.forms[problem.form]?.name ?? problem.form;
      return this.stop(`“${form}”不收以往填的内容：${problem.message}`);
    }
    const { result, reason } = deed.opinion ?? {};
    const { by: _, ...ballot } = deed.ballot ?? {};
    this.command({
      do: 'complete',
      task: task.id,
      data: checked.data,
      at: this.now,
      ...(result === 'agree' || result === 'disagree'
        ? { opinion: { result, ...(typeof reason === 'string' ? { reason } : {}) } }
        : {}),
      ...(deed.ballot === undefined ? {} : { ballot }),
    });
  }

  /** Where in the data the forms stand that are filled in at a task. */
  private formKeys({ node }: Task): readonly string[] {
    const found = this.world.chart.nodes.get(node);
    const uses = found?.kind === 'userTask' ? (found.forms ?? []) : [];
    return uses.flatMap(({ form, mode }) =>
      mode === 'read' ? [] : (this.world.chart.package.forms[form]?.key ?? []),
    );
  }

  /** Instances that are called end as they ended then; those that were not called then are not known. */
  private follow(event: InstanceEvent): void {
    if (event.type !== 'childStarted' || !event.body.wait) return;
    const { node, token, child } = event.body;
    const [ended, ...more] = this.called.get(node) ?? [];
    if (!ended) return this.stop(`“${this.nameOf(node)}”转入的流程以往没有办过`);
    this.called.set(node, more);
    this.command({
      do: 'childEnd',
      token,
      child,
      data: ended.data,
      outcome: ended.outcome,
      error: ended.error,
      at: this.now,
    });
  }

  private whyStuck(state: InstanceState): string {
    const [task] = Object.values(state.tasks);
    if (task) return `会走到“${this.nameOf(task.node)}”，以往没有办过这一步`;
    const [token] = Object.values(state.tokens).filter(({ node }) => this.world.chart.nodes.has(node));
    return `会停在“${this.nameOf(token?.node ?? '')}”，等以往没有来过的消息`;
  }
}
