import { choiceName, parseDraft, type List } from '@fiveones/definition';
import { scopeOf } from '@fiveones/interpreter';
import { designs, seesPlace, type Actor } from '../access.ts';
import type { Casework } from '../casework.ts';
import { loadDraft } from '../package-draft.ts';
import { countyOf } from '../projection.ts';
import { no, ok, refused, type Outcome } from '../refused.ts';
import { instanceTable } from '../tables.ts';
import { valueOf } from './entries.ts';
import { findingsFor, listsOf } from './gate-keeping.ts';
import { hitsIn, isInForce, type GateFinding, type Hit } from './gates.ts';

/** A list as people read it. */
export interface ListView {
  readonly id: string;
  readonly name: string;
  readonly note?: string | undefined;
  readonly basis: readonly string[];
  readonly gate?: List['gate'];
  readonly columns: readonly {
    readonly id: string;
    readonly label: string;
    readonly note?: string | undefined;
  }[];
  readonly rows: readonly {
    readonly id: string;
    readonly inForce: boolean;
    readonly until?: string | undefined;
    readonly cells: readonly string[];
  }[];
}

/** How often an office asked villages for something in a month, and what came of it. */
export interface Demand {
  readonly by: string;
  readonly asked: number;
  readonly let: number;
  readonly stopped: number;
  readonly open: number;
  readonly cases: readonly { readonly instance: string; readonly number: string; readonly what: string }[];
}

/** 3 项清单: read, asked about a text, and asked before something is published or begun. */
export class ListCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  all(): readonly ListView[] {
    const today = this.casework.now().slice(0, 10);
    const lists = this.casework.library.parts('lists').filter(({ part }) => part.yearly !== true);
    return lists.map(({ part }) => ({
      id: part.id,
      name: part.name,
      note: part.note,
      basis: part.basis ?? [],
      gate: part.gate,
      columns: part.columns.map(({ id, label, note }) => ({ id, label, note })),
      rows: part.rows.map((row) => ({
        id: row.id,
        inForce: isInForce(row, today),
        until: row.until,
        cells: part.columns.map((column) => choiceName(column, row[column.id]) ?? cellText(row[column.id])),
      })),
    }));
  }

  /** Rows of the negative lists that a text runs into. */
  ask(text: string): readonly Hit[] {
    return hitsIn(text, listsOf(this.casework.library), this.casework.now().slice(0, 10));
  }

  /** What the lists say about the draft of a package. */
  async ofDraft(actor: Actor, packageId: string): Promise<Outcome<readonly GateFinding[]>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const draft = await loadDraft(this.casework.store, this.casework.library, packageId);
    const parsed = draft ? parseDraft(draft.files) : undefined;
    if (!parsed) return no(refused('no-such-package'));
    return ok(
      parsed.ok ? findingsFor(this.casework.library, parsed.package, this.casework.now().slice(0, 10)) : [],
    );
  }

  /** Who asked villages for what in a month. */
  async demands(
    actor: Actor,
    asked: { readonly region: string; readonly month: string },
  ): Promise<Outcome<readonly Demand[]>> {
    if (!seesPlace(actor, asked.region)) return no(refused('not-found'));
    const requests = this.casework.library
      .parts('lists')
      .flatMap(({ part, published }) =>
        part.requests ? [{ ...part.requests, package: published.package.template.id }] : [],
      );
    const told = await Promise.all(requests.map((request) => this.requested(request, asked)));
    const found = new Map<string, Demand>();
    for (const { by, ...one } of told.flat()) {
      const before = found.get(by) ?? { by, asked: 0, let: 0, stopped: 0, open: 0, cases: [] };
      found.set(by, {
        by,
        asked: before.asked + 1,
        let: before.let + (one.state === 'let' ? 1 : 0),
        stopped: before.stopped + (one.state === 'stopped' ? 1 : 0),
        open: before.open + (one.state === 'open' ? 1 : 0),
        cases: [...before.cases, { instance: one.instance, number: one.number, what: one.what }],
      });
    }
    return ok([...found.values()].sort((a, b) => b.asked - a.asked));
  }

  /** The requests of a month that came by one process. */
  private async requested(
    request: NonNullable<List['requests']> & { readonly package: string },
    asked: { readonly region: string; readonly month: string },
  ): Promise<readonly Requested[]> {
    const { store, instances, library } = this.casework;
    const rows = await store.rows(instanceTable, {
      where: {
        and: [
          { eq: ['county', countyOf(asked.region)] },
          { prefix: ['region', asked.region] },
          { eq: ['package', request.package] },
          { eq: ['process', request.process] },
          { prefix: ['startedAt', asked.month] },
        ],
      },
      limit: 5_000,
    });
    const told = await Promise.all(
      rows.map(async (row): Promise<readonly Requested[]> => {
        const read = await instances.read(row.instance);
        if (!read) return [];
        const world = library.worldOf(read.state);
        const scope = scopeOf(read.state, world, this.casework.now());
        const text = (feel: string, otherwise: string): string => {
          const value = valueOf(feel, scope, world);
          return typeof value === 'string' && value !== '' ? value : otherwise;
        };
        const ended = request.letIn.includes(row.outcome ?? '') ? 'let' : 'stopped';
        return [
          {
            by: text(request.by, '（还没填部门）'),
            what: text(request.what, '（还没填事项）'),
            instance: row.instance,
            number: row.number ?? '',
            state: row.status === 'running' ? 'open' : ended,
          },
        ];
      }),
    );
    return told.flat();
  }
}

/** One request to villages, and what became of it. */
interface Requested {
  readonly by: string;
  readonly what: string;
  readonly instance: string;
  readonly number: string;
  readonly state: 'open' | 'let' | 'stopped';
}

const cellText = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (value === true) return '是';
  if (value === false) return '否';
  return Array.isArray(value)
    ? value.map(cellText).join('、')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
};
