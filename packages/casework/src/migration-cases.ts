import { asJson } from '@fiveones/definition';
import {
  effectsOf,
  effectWords,
  migrate,
  migrationWords,
  type InstanceState,
  type Migrated,
  type Obstacle,
} from '@fiveones/interpreter';
import type { Condition, RowOf } from '@fiveones/store';
import { countyOfActor, designs, draws, instancesIn, subjectForAll, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { inTurns } from './in-turns.ts';
import type { Published } from './library.ts';
import { fill, no, ok, refused, type Outcome } from './refused.ts';
import { migrationTable } from './law-tables.ts';
import { instanceTable } from './tables.ts';
import { migratedIn, nodesIn } from './json-cells.ts';

/** Which instances are to go from which version to which. */
export interface MigrationAsked {
  readonly packageId: string;
  readonly from: string;
  readonly to: string;
  /** Steps that are called otherwise in the new version: old id → new id. */
  readonly nodes: Readonly<Record<string, string>>;
}

/** What the move would do, or did, to one instance. */
export interface MigrationResult {
  readonly instance: string;
  readonly number: string;
  readonly subject: string;
  readonly moves: boolean;
  /** What changes for people and timers; or what is in the way. */
  readonly told: readonly string[];
  /** Steps that it stands at and for which the new version has none: somebody may say which one stands for them. */
  readonly missing: readonly { readonly process: string; readonly id: string; readonly name: string }[];
}

/** Where the running cases of a package are, and what was asked for them. */
export interface MigrationOverview {
  readonly name: string;
  readonly versions: readonly { readonly version: string; readonly from: string; readonly running: number }[];
  readonly moves: readonly MigrationView[];
  readonly mayAsk: boolean;
}

/** A move that one person has asked for and another must confirm. */
export interface MigrationView extends MigrationAsked {
  readonly id: string;
  readonly reason: string;
  readonly status: 'waiting' | 'done' | 'declined';
  readonly askedBy: string;
  readonly askedAt: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly mayConfirm: boolean;
  readonly results: readonly MigrationResult[];
}

/** So many instances are looked at in one go; a county has fewer in one version of one package. */
const most = 10_000;

/** Moving running instances to another version: tried first, asked by one person, confirmed by another. */
export class MigrationCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** What would come of it, instance by instance; nothing is kept. */
  async preview(actor: Actor, asked: MigrationAsked): Promise<Outcome<readonly MigrationResult[]>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const to = this.target(asked);
    if (!to) return no(refused('no-such-version', { version: asked.to }));
    const rows = await this.running(actor, asked);
    return ok(
      await inTurns(rows, async (row) => {
        const read = await this.casework.instances.read(row.instance);
        return told(row, read ? this.tried(read.state, to, asked, actor) : undefined);
      }),
    );
  }

  /** Asks for a move; it is carried out when another person confirms. */
  async ask(
    actor: Actor,
    asked: MigrationAsked & { readonly reason: string },
  ): Promise<Outcome<{ id: string }>> {
    if (!draws(actor)) return no(refused('not-allowed'));
    if (asked.reason.trim() === '') return no(refused('note-missing'));
    if (!this.target(asked)) return no(refused('no-such-version', { version: asked.to }));
    const id = this.casework.newId();
    await this.casework.store.write([
      {
        table: migrationTable.name,
        put: {
          county: countyOfActor(actor),
          id,
          package: asked.packageId,
          from: asked.from,
          to: asked.to,
          nodes: asked.nodes,
          reason: asked.reason.trim(),
          status: 'waiting',
          askedBy: actor.id,
          askedAt: this.casework.now(),
          decidedBy: null,
          decidedAt: null,
          results: null,
        },
      },
    ]);
    return ok({ id });
  }

  /** Moves every instance that can be moved; the others stay, each with its reason. Only by a second person. */
  async confirm(actor: Actor, id: string): Promise<Outcome<readonly MigrationResult[]>> {
    const found = await this.waiting(actor, id);
    if (!found.ok) return found;
    const row = found.value;
    if (row.askedBy === actor.id) return no(refused('reviewer-oneself'));
    const asked = askedOf(row);
    const to = this.target(asked);
    if (!to) return no(refused('no-such-version', { version: asked.to }));
    const rows = await this.running(actor, asked);
    const results = await inTurns(rows, (instance) =>
      this.move(instance, to, asked, actor, row.reason ?? ''),
    );
    await this.decided(row, 'done', actor, results);
    return ok(results);
  }

  /** Drops what was asked. */
  async decline(actor: Actor, id: string): Promise<Outcome<null>> {
    const found = await this.waiting(actor, id);
    if (!found.ok) return found;
    await this.decided(found.value, 'declined', actor, []);
    return ok(null);
  }

  /** The versions with their running cases, and every move that was asked for in the county, newest first. */
  async overview(actor: Actor, packageId: string): Promise<Outcome<MigrationOverview>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const versions = this.casework.library.versionsOf(packageId);
    const newest = versions.at(-1);
    if (!newest) return no(refused('no-such-package'));
    const counted = versions.toReversed().map(async ({ version, from }) => ({
      version,
      from,
      running: await this.casework.store.count(instanceTable, runningIn(actor, packageId, version)),
    }));
    return ok({
      name: newest.package.template.name,
      versions: await Promise.all(counted),
      moves: await this.moves(actor, packageId),
      mayAsk: draws(actor),
    });
  }

  private async moves(actor: Actor, packageId: string): Promise<readonly MigrationView[]> {
    const rows = await this.casework.store.rows(migrationTable, {
      where: { and: [{ eq: ['county', countyOfActor(actor)] }, { eq: ['package', packageId] }] },
      order: [['askedAt', 'desc']],
      limit: 50,
    });
    return rows.map((row) => viewOf(row, actor, (person) => this.nameOf(person)));
  }

  private target({ packageId, from, to }: MigrationAsked): Published | undefined {
    const { library } = this.casework;
    return from !== to && library.version(packageId, from) ? library.version(packageId, to) : undefined;
  }

  private running(actor: Actor, { packageId, from }: MigrationAsked): Promise<readonly InstanceRow[]> {
    return this.casework.store.rows(instanceTable, {
      where: runningIn(actor, packageId, from),
      order: [['startedAt', 'asc']],
      limit: most,
    });
  }

  /** The move of one instance as a value. */
  private tried(
    state: InstanceState,
    to: Published,
    { nodes }: MigrationAsked,
    { id: by }: Actor,
    reason = '',
  ): Tried {
    const from = this.casework.library.worldOf(state);
    const world = this.casework.library.world(to, state.pins.process, state.region, dayOf(state));
    if (!world) return { result: { obstacles: [{ code: 'other-process', params: {} }] } };
    const result = migrate(state, { from, to: world }, { nodes, reason, at: this.casework.now(), by });
    return { result, state, world };
  }

  private async move(
    row: InstanceRow,
    to: Published,
    asked: MigrationAsked,
    actor: Actor,
    reason: string,
  ): Promise<MigrationResult> {
    let tried: Tried | undefined;
    await this.casework.instances.apply(row.instance, (state) => {
      tried = this.tried(state, to, asked, actor, reason);
      const { result, world } = tried;
      return 'events' in result && world ? { ...result, world } : undefined;
    });
    return told(row, tried);
  }

  private async waiting(actor: Actor, id: string): Promise<Outcome<MigrationRow>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const row = await this.casework.store.get(migrationTable, { county: countyOfActor(actor), id });
    if (!row) return no(refused('not-found'));
    return row.status === 'waiting' ? ok(row) : no(refused('not-under-review'));
  }

  private decided(
    row: MigrationRow,
    status: MigrationView['status'],
    actor: Actor,
    results: readonly MigrationResult[],
  ): Promise<void> {
    return this.casework.store.write([
      {
        table: migrationTable.name,
        put: {
          ...row,
          status,
          decidedBy: actor.id,
          decidedAt: this.casework.now(),
          results: asJson(results),
        },
      },
    ]);
  }

  private nameOf(person: string | null): string {
    return this.casework.library.organisation.people.find(({ id }) => id === person)?.name ?? person ?? '';
  }
}

/** The running cases of a version that an actor may see. */
const runningIn = (actor: Actor, packageId: string, version: string): Condition => ({
  and: [
    instancesIn(actor),
    { eq: ['package', packageId] },
    { eq: ['version', version] },
    { eq: ['status', 'running'] },
  ],
});

type InstanceRow = RowOf<typeof instanceTable>;
type MigrationRow = RowOf<typeof migrationTable>;

/** A move that was worked out, with what it was worked out from. */
interface Tried {
  readonly result: Migrated;
  readonly state?: InstanceState;
  readonly world?: Parameters<typeof effectsOf>[2];
}

const nowhere: Obstacle = { code: 'other-process', params: {} };
const dayOf = (state: InstanceState): string => state.pins.parameters.split('@')[0] ?? '';

const askedOf = ({ package: packageId, from, to, nodes }: MigrationRow): MigrationAsked => ({
  packageId: packageId ?? '',
  from: from ?? '',
  to: to ?? '',
  nodes: nodesIn(nodes),
});

function told(row: InstanceRow, tried: Tried | undefined): MigrationResult {
  const base = { instance: row.instance, number: row.number ?? '', subject: subjectForAll(row) };
  if (tried?.state && tried.world && 'events' in tried.result)
    return {
      ...base,
      moves: true,
      told: effectsOf(tried.state, tried.result.events, tried.world).map(({ code, params }) =>
        fill(effectWords[code].zh, params),
      ),
      missing: [],
    };
  const obstacles = tried && 'obstacles' in tried.result ? tried.result.obstacles : [nowhere];
  return {
    ...base,
    moves: false,
    told: obstacles.map(({ code, params }) => fill(migrationWords[code].zh, params)),
    missing: obstacles.flatMap(({ code, params: { id, node = '' } }) =>
      id !== undefined && (code === 'no-such-node' || code === 'other-kind')
        ? [{ process: row.process ?? '', id, name: node }]
        : [],
    ),
  };
}

function viewOf(row: MigrationRow, actor: Actor, nameOf: (person: string | null) => string): MigrationView {
  return {
    id: row.id,
    ...askedOf(row),
    reason: row.reason ?? '',
    // Written only here.
    status: (row.status ?? 'waiting') as MigrationView['status'],
    askedBy: nameOf(row.askedBy),
    askedAt: row.askedAt ?? '',
    decidedBy: nameOf(row.decidedBy),
    decidedAt: row.decidedAt ?? '',
    mayConfirm: row.status === 'waiting' && row.askedBy !== actor.id,
    results: migratedIn(row.results),
  };
}
