import type { Casework } from './casework.ts';
import { addDays } from '@fiveones/calendar';
import { indexOf, type Organisation } from '@fiveones/interpreter';
import type { RowOf, Store } from '@fiveones/store';
import { countyOfActor, type Actor } from './access.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { substitutionTable } from './tables.ts';
import type { Substituting } from './views.ts';

/** Longest leave that can be set at once, in days. */
const longest = 366;

/** Who may act for a person while they are away: those who share all their offices. */
function substitutesFor(organisation: Organisation, person: string): readonly { id: string; name: string }[] {
  const { people } = indexOf(organisation);
  const units = new Set(people.get(person)?.holdings.map(({ unit }) => unit));
  return organisation.people
    .filter(({ id, holdings }) => {
      const own = new Set(holdings.map(({ unit }) => unit));
      return id !== person && units.size > 0 && [...units].every((unit) => own.has(unit));
    })
    .map(({ id, name }) => ({ id, name }));
}

/** The substitutions that stand, as the organisation knows them. */
export async function standingSubstitutions(store: Store): Promise<Organisation['substitutions']> {
  const rows = await store.rows(substitutionTable, { where: { isNull: 'endedAt' } });
  return rows.map(({ person, substitute, from, until }) => ({
    person: person ?? '',
    substitute: substitute ?? '',
    from: from ?? '',
    until: until ?? '',
  }));
}

/** 离岗代理: a person says who acts for them while they are away. */
export class SubstitutionCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** My own leaves and those of whom I stand in for, the latest first, with who could act for me. */
  async mine(actor: Actor): Promise<{
    readonly colleagues: readonly { readonly id: string; readonly name: string }[];
    readonly list: readonly Substituting[];
    readonly today: string;
  }> {
    const rows = await this.casework.store.rows(substitutionTable, {
      where: { or: [{ eq: ['person', actor.id] }, { eq: ['substitute', actor.id] }] },
      order: [['from', 'desc']],
      limit: 50,
    });
    const { organisation } = this.casework.library;
    const today = this.casework.now().slice(0, 10);
    return {
      colleagues: substitutesFor(organisation, actor.id),
      list: rows.map((row) => told(row, organisation, today)),
      today,
    };
  }

  /** Sets one's own leave; two that overlap are refused. */
  async set(
    actor: Actor,
    given: {
      readonly substitute: string;
      readonly from: string;
      readonly until: string;
      readonly reason: string;
    },
  ): Promise<Outcome<{ readonly id: string }>> {
    const { store, library } = this.casework;
    const { substitute, from, until, reason } = given;
    const now = this.casework.now();
    if (!substitutesFor(library.organisation, actor.id).some(({ id }) => id === substitute))
      return no(refused('substitute-not-permitted'));
    if (until < from || until < now.slice(0, 10) || until > addDays(from, longest))
      return no(refused('leave-period'));
    const own = await store.rows(substitutionTable, {
      where: {
        and: [
          { eq: ['person', actor.id] },
          { isNull: 'endedAt' },
          { le: ['from', until] },
          { ge: ['until', from] },
        ],
      },
      limit: 1,
    });
    if (own.length > 0)
      return no(refused('leave-overlaps', { from: own[0]?.from ?? '', until: own[0]?.until ?? '' }));
    const id = this.casework.newId();
    const county = countyOfActor(actor);
    const row = { county, id, person: actor.id, substitute, from, until, reason, setAt: now, endedAt: null };
    await store.write([{ table: substitutionTable.name, put: row }]);
    await library.refresh();
    return ok({ id });
  }

  /** Comes back early: ends one's own leave now. */
  async end(actor: Actor, id: string): Promise<Outcome<{ readonly id: string }>> {
    const { store, library } = this.casework;
    const key = { county: countyOfActor(actor), id };
    const row = await store.get(substitutionTable, key);
    if (!row || row.person !== actor.id) return no(refused('not-found'));
    if (row.endedAt === null)
      await store.write([{ table: substitutionTable.name, put: { ...row, endedAt: this.casework.now() } }]);
    await library.refresh();
    return ok({ id });
  }
}

function told(row: RowOf<typeof substitutionTable>, organisation: Organisation, today: string): Substituting {
  const { people } = indexOf(organisation);
  const name = (id: string | null) => people.get(id ?? '')?.name ?? id ?? '';
  const from = row.from ?? '';
  const until = row.until ?? '';
  return {
    id: row.id,
    person: row.person ?? '',
    personName: name(row.person),
    substitute: row.substitute ?? '',
    substituteName: name(row.substitute),
    from,
    until,
    reason: row.reason ?? '',
    state: row.endedAt !== null ? 'ended' : today < from ? 'later' : today > until ? 'past' : 'now',
  };
}
