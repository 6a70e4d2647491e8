import type { JsonObject } from '@fiveones/definition';
import type { Command, Incident, InstanceState, World } from '@fiveones/interpreter';
import { instancesIn, limitedWords, repairs, seesCase, type Actor } from './access.ts';
import { incidentMessage } from './case-view.ts';
import type { Casework } from './casework.ts';
import { checkRepair } from './check-forms.ts';
import { inWords, no, ok, refused, type Outcome } from './refused.ts';
import { instanceTable } from './tables.ts';
import { contextOf, formView, headerOf } from './task-view.ts';
import type { CaseHeader, FormContext, FormView } from './views.ts';

/** A case at which the engine could not go on. */
export interface IncidentItem {
  readonly instance: string;
  readonly incident: string;
  readonly header: CaseHeader;
  readonly nodeName: string;
  readonly message: string;
  readonly at: string;
  /** It may be left undone: by these ways, when there are several. */
  readonly ways: readonly { readonly flow: string; readonly name: string }[];
}

/** What is needed to put data right: every form that has been filled in. */
export interface RepairView {
  readonly item: IncidentItem;
  readonly forms: readonly FormView[];
  readonly context: FormContext;
}

interface OneIncident {
  readonly instance: string;
  readonly incident: string;
}

/** More than anybody looks through; the oldest come first. */
const most = 200;

/** 异常: cases at which the engine could not go on, looked after by the county. */
export class IncidentCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  async list(actor: Actor): Promise<Outcome<readonly IncidentItem[]>> {
    if (!actor.holdings.some(({ region }) => repairs(actor, region))) return no(refused('not-allowed'));
    const rows = await this.casework.store.rows(instanceTable, {
      where: { and: [instancesIn(actor), { eq: ['status', 'running'] }, { gt: ['incidents', 0] }] },
      order: [['updatedAt', 'asc']],
      columns: ['instance'],
      limit: most,
    });
    const items = await Promise.all(rows.map(({ instance }) => this.itemsOf(actor, instance)));
    return ok(items.flat());
  }

  /** Tries again, each for itself; answers which did not go on, and why. */
  async retry(
    actor: Actor,
    given: readonly OneIncident[],
  ): Promise<Outcome<readonly { readonly instance: string; readonly message: string }[]>> {
    for (const { instance } of given) {
      const found = await this.found(actor, instance);
      if (!found.ok) return found;
    }
    const failed: { instance: string; message: string }[] = [];
    for (const { instance, incident } of given) {
      const done = await this.send(actor, instance, {
        do: 'retry',
        incident,
        at: this.casework.now(),
        by: actor.id,
      });
      if (!done.ok) failed.push({ instance, message: done.refused.message });
      else if (Object.keys(done.value.incidents).length > 0)
        failed.push({ instance, message: messagesOf(done.value) });
    }
    await this.casework.settled();
    return ok(failed);
  }

  /** Everything that was filled in, to be put right. */
  async repairing(actor: Actor, { instance, incident }: OneIncident): Promise<Outcome<RepairView>> {
    const found = await this.found(actor, instance);
    if (!found.ok) return found;
    const { state, world } = found.value;
    const item = (await this.itemsOf(actor, instance)).find((one) => one.incident === incident);
    if (!item) return no(inWords({ code: 'no-such-incident', params: {} }));
    const forms = Object.values(world.chart.package.forms).flatMap((form) =>
      state.data[form.key] === undefined
        ? []
        : (formView(world, { form: form.id, mode: 'edit' }, state.data) ?? []),
    );
    const context = contextOf(state, world, actor, this.casework.now());
    return ok({ item, forms, context: { ...context, data: state.data, role: everyRole(world) } });
  }

  /** Puts one form right and takes up again. */
  async repair(
    actor: Actor,
    given: OneIncident & { readonly data: JsonObject; readonly reason: string },
  ): Promise<Outcome<{ instance: string }>> {
    const found = await this.found(actor, given.instance);
    if (!found.ok) return found;
    const { state, world } = found.value;
    const { data, problems } = checkRepair({
      state,
      world,
      data: given.data,
      role: everyRole(world),
      now: this.casework.now(),
    });
    if (problems.length > 0) return no(refused('form-has-problems', { count: problems.length }, problems));
    const { incident, reason } = given;
    return this.done(actor, given.instance, { do: 'repair', incident, data, reason, ...this.now(actor) });
  }

  /** Leaves the step undone. */
  passOver(
    actor: Actor,
    given: OneIncident & { readonly reason: string; readonly flow?: string | undefined },
  ): Promise<Outcome<{ instance: string }>> {
    const { incident, reason, flow } = given;
    return this.done(actor, given.instance, { do: 'passOver', incident, reason, flow, ...this.now(actor) });
  }

  private now(actor: Actor): { readonly at: string; readonly by: string } {
    return { at: this.casework.now(), by: actor.id };
  }

  private async done(
    actor: Actor,
    instance: string,
    command: Command,
  ): Promise<Outcome<{ instance: string }>> {
    const sent = await this.send(actor, instance, command);
    await this.casework.settled();
    return sent.ok ? ok({ instance }) : sent;
  }

  private async send(actor: Actor, instance: string, command: Command): Promise<Outcome<InstanceState>> {
    const found = await this.found(actor, instance);
    if (!found.ok) return found;
    const done = await this.casework.instances.command(instance, command);
    return done.ok ? ok(done.state) : no(inWords(done.refusal));
  }

  private async found(
    actor: Actor,
    instance: string,
  ): Promise<Outcome<{ readonly state: InstanceState; readonly world: World }>> {
    const found = await this.casework.instanceFor(actor, instance);
    if (!found.ok) return found;
    return repairs(actor, found.value.state.region) ? found : no(refused('not-allowed'));
  }

  private async itemsOf(actor: Actor, instance: string): Promise<readonly IncidentItem[]> {
    const read = await this.casework.instances.read(instance);
    if (!read) return [];
    const world = this.casework.library.worldOf(read.state);
    const items = Object.values(read.state.incidents).map((incident) => itemOf(read.state, world, incident));
    if (seesCase(actor, read.state, world)) return items;
    return items.map((item) => ({ ...item, header: { ...item.header, subject: limitedWords } }));
  }
}

function itemOf(state: InstanceState, world: World, incident: Incident): IncidentItem {
  const node = world.chart.nodes.get(incident.node);
  const mayPass = node?.lock !== 'statutory' && state.tokens[incident.token]?.run === undefined;
  return {
    instance: state.id,
    incident: incident.id,
    header: headerOf(state, world),
    nodeName: node?.name ?? incident.node,
    message: incidentMessage(incident.code, incident.params),
    at: incident.at,
    ways: mayPass
      ? (world.chart.outgoing.get(incident.node) ?? []).map(({ id, name, to }) => ({
          flow: id,
          name: name ?? world.chart.nodes.get(to)?.name ?? to,
        }))
      : [],
  };
}

/** Whoever repairs fills in what anybody could have; the record says who and why. */
const everyRole = (world: World): string =>
  [...new Set(['A', ...world.chart.package.template.posts.flatMap(({ role }) => [...(role ?? '')])])].join(
    '',
  );

const messagesOf = (state: InstanceState): string =>
  Object.values(state.incidents)
    .map(({ code, params }) => incidentMessage(code, params))
    .join(' ');
