import { asJson } from '@fiveones/definition';
import { effectWords, indexOf, preview, type Command, type Person } from '@fiveones/interpreter';
import type { RowChange, RowOf } from '@fiveones/store';
import { draws, subjectForAll, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { inTurns } from './in-turns.ts';
import { countyOf } from './projection.ts';
import { fill, inWords, no, ok, refused, type Outcome } from './refused.ts';
import {
  draftTable,
  handoverTable,
  instanceTable,
  noticeTable,
  substitutionTable,
  taskTable,
} from './tables.ts';
import { handedCasesIn } from './json-cells.ts';

/** Who leaves, and who takes over; without anybody, what can goes back to its post. */
export interface Leaving {
  readonly person: string;
  readonly to?: string | undefined;
}

/** What becomes of one case. `told`: each change, or why there is none. */
export interface HandedCase {
  readonly instance: string;
  readonly number: string;
  readonly subject: string;
  readonly told: readonly string[];
}

/** What somebody has in hand, and what would become of it. */
export interface HandoverPreview {
  readonly cases: readonly HandedCase[];
  readonly drafts: number;
  readonly leaves: number;
}

/** Somebody of the county as the page shows them. */
export interface Leaver {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  /** How much work they have taken. */
  readonly open: number;
}

/** Who can be handed over from, and what has been handed over before. */
export interface HandoverView {
  readonly people: readonly Leaver[];
  readonly past: readonly {
    readonly id: string;
    readonly at: string;
    readonly person: string;
    readonly to: string;
    readonly by: string;
    readonly reason: string;
    readonly cases: readonly HandedCase[];
  }[];
}

const most = 20_000;
/** With what reason a hand-over is foretold before one is written. */
const foretelling = '——';

/** 离职转办: the policy admin of the county hands over what somebody who leaves has in hand. */
export class HandoverCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** The people of the actor's county, with how much each has in hand, and what was handed over before. */
  async view(actor: Actor): Promise<Outcome<HandoverView>> {
    const county = this.countyFor(actor);
    if (county === undefined) return no(refused('not-allowed'));
    const rows = await this.casework.store.rows(taskTable, {
      where: { and: [{ eq: ['county', county] }, { eq: ['queue', ''] }] },
      columns: ['county', 'task', 'queue', 'person'],
      limit: most,
    });
    const open = new Map<string, number>();
    for (const { person } of rows) if (person !== null) open.set(person, (open.get(person) ?? 0) + 1);
    const past = await this.casework.store.rows(handoverTable, {
      where: { eq: ['county', county] },
      order: [['at', 'desc']],
      limit: 50,
    });
    return ok({
      people: this.peopleOf(county).map((person) => ({
        id: person.id,
        name: person.name,
        place: this.placeOf(person),
        open: open.get(person.id) ?? 0,
      })),
      past: past.map((row) => ({
        id: row.id,
        at: row.at ?? '',
        person: this.nameOf(row.person),
        to: this.nameOf(row.to),
        by: this.nameOf(row.by),
        reason: row.reason ?? '',
        cases: handedCasesIn(row.results),
      })),
    });
  }

  /** What would become of everything that somebody has in hand; nothing happens. */
  async preview(actor: Actor, given: Leaving): Promise<Outcome<HandoverPreview>> {
    const permitted = this.permitted(actor, given);
    if (!permitted.ok) return permitted;
    const cases = await inTurns(await this.casesOf(permitted.value, given.person), async (row) => {
      const read = await this.casework.instances.read(row.instance);
      if (!read) return [];
      const world = this.casework.library.worldOf(read.state);
      const told = preview(this.command(actor, { ...given, reason: foretelling }), read.state, world);
      if ('refusal' in told) return [];
      return [
        handed(
          row,
          told.effects.map(({ code, params }) => fill(effectWords[code].zh, params)),
        ),
      ];
    });
    const [drafts, leaves] = await Promise.all([this.draftsOf(given.person), this.leavesOf(given.person)]);
    return ok({ cases: cases.flat(), drafts: drafts.length, leaves: leaves.length });
  }

  /** Hands it over, each case by itself; what went wrong in one stands in its line. Done again, it goes on where it broke off. */
  async carryOut(
    actor: Actor,
    given: Leaving & { readonly reason: string; readonly key: string },
  ): Promise<Outcome<HandoverPreview>> {
    const permitted = this.permitted(actor, given);
    if (!permitted.ok) return permitted;
    const reason = given.reason.trim();
    if (reason === '') return no(refused('note-missing'));
    const seen = await this.preview(actor, given);
    if (!seen.ok) return seen;
    const { cases, drafts, leaves } = seen.value;
    if (cases.length + drafts + leaves === 0) return no(refused('handover-nothing'));
    const command = this.command(actor, { ...given, reason });
    const done = await inTurns(cases, async (one): Promise<HandedCase> => {
      const sent = await this.casework.instances.command(one.instance, command, {
        key: `${actor.id}/${given.key}`,
      });
      return sent.ok ? one : { ...one, told: [inWords(sent.refusal).message] };
    });
    await this.settle(permitted.value, actor, { ...given, reason }, done);
    return ok({ cases: done, drafts, leaves });
  }

  /** What belongs to the person and to no case: drafts of work that is now the successor's, leaves; and the trace. */
  private async settle(
    county: string,
    actor: Actor,
    given: Leaving & { readonly reason: string },
    done: readonly HandedCase[],
  ): Promise<void> {
    const { store, library } = this.casework;
    const at = this.casework.now();
    const { person, to, reason } = given;
    const moved = to === undefined ? [] : await this.draftsFor(person, to);
    const leaves = await this.leavesOf(person);
    await store.write([
      ...moved,
      ...leaves.map((row): RowChange => ({ table: substitutionTable.name, put: { ...row, endedAt: at } })),
      {
        table: handoverTable.name,
        put: {
          county,
          id: this.casework.newId(),
          person,
          to: to ?? null,
          by: actor.id,
          reason,
          at,
          results: asJson(done),
        },
      },
    ]);
    if (leaves.length > 0) await library.refresh();
    await this.casework.settled();
  }

  /** Drafts go along where their work went; elsewhere nobody could read them. */
  private async draftsFor(person: string, to: string): Promise<readonly RowChange[]> {
    const drafts = await this.draftsOf(person);
    const own = await this.casework.store.rows(taskTable, {
      where: { and: [{ eq: ['queue', ''] }, { eq: ['person', to] }] },
      columns: ['county', 'task', 'queue'],
      limit: most,
    });
    const theirs = new Set(own.map(({ task }) => task));
    return drafts
      .filter(({ task }) => theirs.has(task))
      .flatMap((row): readonly RowChange[] => [
        { table: draftTable.name, remove: { county: row.county, task: row.task, person } },
        { table: draftTable.name, put: { ...row, person: to } },
      ]);
  }

  private draftsOf(person: string): Promise<readonly RowOf<typeof draftTable>[]> {
    return this.casework.store.rows(draftTable, { where: { eq: ['person', person] }, limit: most });
  }

  /** Leaves of their own that still run, and those in which they were to stand in. */
  private leavesOf(person: string): Promise<readonly RowOf<typeof substitutionTable>[]> {
    return this.casework.store.rows(substitutionTable, {
      where: {
        and: [
          { isNull: 'endedAt' },
          { or: [{ eq: ['person', person] }, { eq: ['substitute', person] }] },
          { ge: ['until', this.casework.now().slice(0, 10)] },
        ],
      },
    });
  }

  /** Every case of the county in which somebody has work, is waited for, or was told something. */
  private async casesOf(county: string, person: string): Promise<readonly RowOf<typeof instanceTable>[]> {
    const { store } = this.casework;
    const [tasks, notices] = await Promise.all([
      store.rows(taskTable, { where: { eq: ['county', county] }, limit: most }),
      store.rows(noticeTable, { where: { eq: ['person', person] }, limit: most }),
    ]);
    const named = JSON.stringify(person);
    const ids = new Set([
      ...tasks
        .filter((row) => row.person === person || JSON.stringify(row.marks ?? {}).includes(named))
        .map(({ instance }) => instance ?? ''),
      ...notices.filter((row) => row.county === county).map(({ instance }) => instance),
    ]);
    return ids.size === 0
      ? []
      : store.rows(instanceTable, {
          where: { and: [{ eq: ['county', county] }, { in: ['instance', [...ids]] }] },
          order: [['number', 'asc']],
        });
  }

  private permitted(actor: Actor, { person, to }: Leaving): Outcome<string> {
    const county = this.countyFor(actor);
    if (county === undefined) return no(refused('not-allowed'));
    const here = new Set(this.peopleOf(county).map(({ id }) => id));
    return here.has(person) && (to === undefined || (here.has(to) && to !== person))
      ? ok(county)
      : no(refused('handover-person'));
  }

  private countyFor(actor: Actor): string | undefined {
    const region = actor.holdings.find(({ tier }) => tier === 'county')?.region;
    return draws(actor) && region !== undefined ? countyOf(region) : undefined;
  }

  private peopleOf(county: string): readonly Person[] {
    const { organisation } = this.casework.library;
    const { units } = indexOf(organisation);
    return organisation.people.filter(({ holdings }) =>
      holdings.some(({ unit }) => units.get(unit)?.region.startsWith(county)),
    );
  }

  private placeOf({ holdings: [first] }: Person): string {
    return indexOf(this.casework.library.organisation).units.get(first?.unit ?? '')?.name ?? '';
  }

  private nameOf(person: string | null): string {
    return person === null
      ? ''
      : (indexOf(this.casework.library.organisation).people.get(person)?.name ?? person);
  }

  private command(actor: Actor, given: Leaving & { readonly reason: string }): Command {
    const { person, to, reason } = given;
    return { do: 'handOver', person, to, reason, by: actor.id, at: this.casework.now() };
  }
}

const handed = (row: RowOf<typeof instanceTable>, told: readonly string[]): HandedCase => ({
  instance: row.instance,
  number: row.number ?? '',
  subject: subjectForAll(row),
  told,
});
