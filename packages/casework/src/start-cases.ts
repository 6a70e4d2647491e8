import { rowsNamedBy, type FormUse, type JsonObject, type NodeOf } from '@fiveones/definition';
import { filesIn, takesFiles } from '@fiveones/forms';
import { regionAt, type World } from '@fiveones/interpreter';
import type { RowChange } from '@fiveones/store';
import { maysDo, queuesOfActor, roleLetters, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { checkStart, objectAt } from './check-forms.ts';
import type { Published } from './library.ts';
import { countyOf, taskId } from './projection.ts';
import { caseworkWords, inWords, no, ok, refused, type Outcome } from './refused.ts';
import { draftTable } from './tables.ts';
import { startOwner } from './start-files.ts';
import { beginning, contextOf, formOf, formView, regionName } from './task-view.ts';
import type { FormContext, FormView } from './views.ts';
import { draftDataIn } from './json-cells.ts';

/** What is begun, and where. */
export interface Beginning {
  readonly packageId: string;
  readonly process: string;
  readonly region: string;
}

/** The forms with which a case begins, as somebody sees them before there is one. */
export interface StartForm {
  readonly processName: string;
  readonly regionName: string;
  readonly forms: readonly FormView[];
  readonly context: FormContext;
  /** What they typed before and did not hand in. */
  readonly draft?: { readonly data: JsonObject; readonly savedAt: string } | undefined;
}

interface Permitted {
  readonly published: Published;
  readonly world: World;
  readonly uses: readonly FormUse[];
  readonly role: string;
}

/** Starting by hand: who may, and the forms that are filled in before the case exists. */
export class StartCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** Whoever the start names may; else whoever may do the first step: the applicant's own by those who assist with it. */
  may(actor: Actor, world: World, region: string): boolean {
    const start = personal(world);
    const own = new Set(queuesOfActor(actor));
    return rowsOf(world, start).some(
      (row) => row?.post !== undefined && own.has(`${row.post}@${regionAt(region, row.tier)}`),
    );
  }

  /** Whether a case of a process begins with forms. */
  asks(world: World): boolean {
    return usesOf(personal(world)).length > 0;
  }

  /** The forms, with what this person typed before. */
  async form(actor: Actor, given: Beginning): Promise<Outcome<StartForm>> {
    const found = this.permitted(actor, given);
    if (!found.ok) return found;
    const { world, uses } = found.value;
    const now = this.casework.now();
    const state = beginning(world, now, given.region);
    const kept = await this.casework.store.get(draftTable, keyOf(actor, given));
    return ok({
      processName: world.chart.process.name,
      regionName: regionName(given.region, world),
      forms: uses.flatMap((use) => formView(world, use, {}) ?? []),
      context: { ...contextOf(state, world, actor, now), role: found.value.role },
      draft: kept ? { data: draftDataIn(kept.data), savedAt: kept.savedAt ?? '' } : undefined,
    });
  }

  /** Keeps what has been typed, for this person alone; an empty one is forgotten. */
  async keep(
    actor: Actor,
    given: Beginning & { readonly data: JsonObject },
  ): Promise<Outcome<{ savedAt: string }>> {
    const found = this.permitted(actor, given);
    if (!found.ok) return found;
    const savedAt = this.casework.now();
    const key = keyOf(actor, given);
    const row = {
      ...key,
      instance: null,
      data: given.data,
      opinion: null,
      filled: null,
      total: null,
      savedAt,
    };
    const empty = Object.keys(given.data).length === 0;
    await this.casework.store.write([
      { table: draftTable.name, ...(empty ? { remove: key } : { put: row }) },
    ]);
    if (empty) await this.casework.startFiles.giveUp(startOwner(actor, given));
    return ok({ savedAt });
  }

  /** Checks what was filled in and begins the case with it; sent twice, it begins once. */
  async begin(
    actor: Actor,
    given: Beginning & { readonly data: JsonObject; readonly key: string },
  ): Promise<Outcome<{ instance: string; task: string | null }>> {
    const found = this.permitted(actor, given);
    if (!found.ok) return found;
    const { published, world, uses, role } = found.value;
    const closed = this.casework.gate(published, given.region);
    if (closed) return no(closed);
    const at = this.casework.now();
    const checked = checkStart({ world, data: given.data, role, now: at, uses });
    if (checked.problems.length > 0)
      return no(refused('form-has-problems', { count: checked.problems.length }, checked.problems));
    const id = `${countyOf(given.region)}-${given.key}`;
    const uploads = await this.uploads(actor, given, { id, data: checked.data, world, uses });
    if (!uploads.ok) return uploads;
    const done = await this.casework.instances.start({
      published,
      process: given.process,
      id,
      region: given.region,
      at,
      by: actor.id,
      data: checked.data,
      key: `start/${actor.id}/${given.key}`,
      rows: [{ table: draftTable.name, remove: keyOf(actor, given) }, ...uploads.value],
    });
    if (!done.ok) return no(inWords(done.refusal));
    await this.casework.startFiles.giveUp(startOwner(actor, given));
    await this.casework.settled();
    const task = Object.values(done.state.tasks).find(({ assignment }) => maysDo(actor, assignment));
    return ok({ instance: id, task: task ? taskId(id, task.id) : null });
  }

  /** Whether this person may upload something for a case that they begin. */
  takesFiles(actor: Actor, given: Beginning): Outcome<null> {
    const found = this.permitted(actor, given);
    if (!found.ok) return found;
    const { world, uses } = found.value;
    return uses.some(({ form }) => takesFiles(formOf(world, form))) ? ok(null) : no(refused('not-allowed'));
  }

  /** The uploads that go over to the case. What the forms name must be this person's own, uploaded for this start. */
  private async uploads(
    actor: Actor,
    given: Beginning,
    about: {
      readonly id: string;
      readonly data: JsonObject;
      readonly world: World;
      readonly uses: readonly FormUse[];
    },
  ): Promise<Outcome<readonly RowChange[]>> {
    const { startFiles } = this.casework;
    const named = about.uses.flatMap(({ form: id }) => {
      const form = formOf(about.world, id);
      return filesIn(form, objectAt(about.data, form.key)).map((file) => ({ ...file, form: id }));
    });
    if (named.length === 0) return ok([]);
    const waiting = await startFiles.of(startOwner(actor, given));
    // Sent twice, the case has them already.
    const rows = [...waiting, ...(await startFiles.of(about.id)).filter(({ by }) => by === actor.id)];
    const known = new Set(rows.map(({ id }) => id));
    const missing = named.filter(({ id }) => !known.has(id));
    if (missing.length > 0)
      return no(
        refused(
          'form-has-problems',
          { count: missing.length },
          missing.map(({ form, path }) => ({ form, path, code: 'file-missing', message: fileMissing })),
        ),
      );
    return ok(startFiles.bound(rows, new Set(named.map(({ id }) => id)), about.id));
  }

  private permitted(actor: Actor, given: Beginning): Outcome<Permitted> {
    const { library } = this.casework;
    const published = library.current(given.packageId);
    if (!published) return no(refused('no-such-package'));
    const world = library.world(published, given.process, given.region, this.casework.now().slice(0, 10));
    const uses = world ? usesOf(personal(world)) : [];
    if (!world || uses.length === 0 || !this.may(actor, world, given.region))
      return no(refused('not-allowed'));
    // Whoever only assists writes down what the applicant says.
    const onBehalf = rowsOf(world, personal(world)).some((row) => row?.kind === 'S');
    return ok({
      published,
      world,
      uses,
      role: roleLetters(actor, world.chart.package.template.posts, onBehalf),
    });
  }
}

const fileMissing = caseworkWords['file-missing'].zh;

/** The start by which a person begins. */
const personal = ({ chart }: World): NodeOf<'startEvent'> | undefined =>
  chart.starts.get('')?.find(({ trigger, called }) => !trigger && called !== true);

const usesOf = (start: NodeOf<'startEvent'> | undefined): readonly FormUse[] =>
  (start?.forms ?? []).filter(({ mode }) => mode !== 'read');

function rowsOf({ chart }: World, start: NodeOf<'startEvent'> | undefined) {
  if (start?.responsibility !== undefined) return [chart.rows.get(start.responsibility)];
  const first = start ? chart.outgoing.get(start.id)?.[0]?.to : undefined;
  const node = first === undefined ? undefined : chart.nodes.get(first);
  if (node?.kind !== 'userTask') return [];
  return node.performer === 'applicant'
    ? (chart.assisting.get(node.id) ?? [])
    : rowsNamedBy(node).map((id) => chart.rows.get(id));
}

/** A draft of a case that does not exist stands under what it would be. */
const keyOf = (actor: Actor, { packageId, process, region }: Beginning) => ({
  county: countyOf(region),
  task: `start/${packageId}/${process}/${region}`,
  person: actor.id,
});
