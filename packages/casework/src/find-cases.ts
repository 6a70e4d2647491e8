import { isObject } from '@fiveones/definition';
import { maskName } from '@fiveones/forms';
import { indexOf } from '@fiveones/interpreter';
import type { Condition, RowOf } from '@fiveones/store';
import { countyOfActor, instancesSeenBy, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { instanceTable, savedSearchTable } from './tables.ts';
import type { Sheet } from './village/table-cases.ts';

/** How a case may stand, where cases are looked for. */
export const caseStates = ['running', 'overdue', 'incident', 'completed', 'terminated'] as const;
/** One of `caseStates`. */
export type CaseState = (typeof caseStates)[number];

/** Which cases are looked for; what is said, all holds together. Days are `yyyy-mm-dd`, both included, by the day a case began. */
export interface CasesAsked {
  /** Part of the number, of whom it is about, or of the step it waits for. */
  readonly text?: string | undefined;
  readonly package?: string | undefined;
  readonly process?: string | undefined;
  /** A place, with those in it. */
  readonly place?: string | undefined;
  readonly state?: CaseState | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** A case as a list shows it. */
export interface FoundCase {
  readonly instance: string;
  readonly number: string;
  readonly subject: string;
  readonly processName: string;
  readonly regionName: string;
  readonly startedAt: string;
  readonly endedAt?: string | undefined;
  readonly status: string;
  readonly outcome: string;
  readonly waitsFor: string;
  readonly incidents: number;
  /** The end of the term of the whole case. */
  readonly due?: string | undefined;
  readonly overdue: boolean;
}

/** A page of the cases that were found, and what can be asked for. */
export interface FoundCases {
  readonly total: number;
  readonly rows: readonly FoundCase[];
  readonly pages: number;
  readonly processes: readonly {
    readonly package: string;
    readonly process: string;
    readonly name: string;
  }[];
  readonly places: readonly { readonly code: string; readonly name: string; readonly tier: string }[];
}

/** A question that somebody keeps under a name. */
export interface SavedSearch {
  readonly name: string;
  readonly asked: CasesAsked;
}

const pageSize = 50;
/** Cases that a workbook holds; a page number beyond them finds nothing. */
export const mostExportedCases = 5_000;
/** Questions that somebody may keep. */
export const mostSavedSearches = 20;

type InstanceRow = RowOf<typeof instanceTable>;

/** 查办件: cases by what is known of them, whoever has them; questions are kept by name. Finds only what the actor may read. */
export class FindCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** A page of cases, the latest first; of those overdue, the longest overdue first. Pages count from 0. */
  async find(actor: Actor, asked: CasesAsked, page = 0): Promise<FoundCases> {
    const { store } = this.casework;
    const now = this.casework.now();
    const where = whereOf(actor, asked, now);
    const [total, rows] = await Promise.all([
      store.count(instanceTable, where),
      store.rows(instanceTable, { where, order: orderOf(asked), limit: pageSize, offset: page * pageSize }),
    ]);
    return {
      total,
      rows: rows.map((row) => this.told(row, now)),
      pages: Math.ceil(total / pageSize),
      processes: this.processes(),
      places: this.casework.placesOf(actor),
    };
  }

  /** The same cases as a workbook to take along: people are named by their first letter alone. */
  async sheet(
    actor: Actor,
    asked: CasesAsked,
  ): Promise<{ readonly fileName: string; readonly sheets: readonly Sheet[] }> {
    const { store } = this.casework;
    const now = this.casework.now();
    const where = whereOf(actor, asked, now);
    const [total, rows] = await Promise.all([
      store.count(instanceTable, where),
      store.rows(instanceTable, { where, order: orderOf(asked), limit: mostExportedCases }),
    ]);
    const cut = total > rows.length ? `，只列前 ${rows.length} 件，请把条件定窄些` : '';
    const lines = rows.map((row) => {
      const one = this.told(row, now);
      return [
        one.number,
        one.processName,
        this.isMatter(row) ? one.subject : maskName(one.subject),
        one.regionName,
        one.startedAt.slice(0, 10),
        stateWords[stateOf(one)],
        one.waitsFor,
        (one.due ?? '').slice(0, 10),
        (one.endedAt ?? '').slice(0, 10),
      ];
    });
    return {
      fileName: `办件 ${now.slice(0, 10)}.xlsx`,
      sheets: [
        {
          name: '办件',
          rows: [[`截至 ${now.slice(0, 10)}，共 ${total} 件${cut}；姓名只留首字`], heads, ...lines],
        },
      ],
    };
  }

  /** The questions that the actor keeps, by name. */
  async saved(actor: Actor): Promise<readonly SavedSearch[]> {
    const rows = await this.casework.store.rows(savedSearchTable, {
      where: { and: [{ eq: ['county', countyOfActor(actor)] }, { eq: ['person', actor.id] }] },
      order: [['at', 'asc']],
      limit: mostSavedSearches,
    });
    return rows.map(({ name, asked }) => ({ name, asked: askedIn(asked) }));
  }

  /** Keeps a question under a name, instead of what was kept so before. */
  async save(actor: Actor, { name, asked }: SavedSearch): Promise<Outcome<readonly SavedSearch[]>> {
    const kept = await this.saved(actor);
    const isNew = !kept.some((one) => one.name === name);
    if (isNew && kept.length >= mostSavedSearches)
      return no(refused('saved-searches-full', { most: mostSavedSearches }));
    const put = {
      county: countyOfActor(actor),
      person: actor.id,
      name,
      asked: { ...asked },
      at: this.casework.now(),
    };
    await this.casework.store.write([{ table: savedSearchTable.name, put }]);
    return ok(await this.saved(actor));
  }

  /** Forgets a question; there may be none of the name. */
  async forget(actor: Actor, name: string): Promise<readonly SavedSearch[]> {
    const remove = { county: countyOfActor(actor), person: actor.id, name };
    await this.casework.store.write([{ table: savedSearchTable.name, remove }]);
    return this.saved(actor);
  }

  private processes(): FoundCases['processes'] {
    return this.casework.library.all().flatMap(({ package: pkg }) =>
      Object.values(pkg.processes).map(({ id, name }) => ({
        package: pkg.template.id,
        process: id,
        name,
      })),
    );
  }

  private told(row: InstanceRow, now: string): FoundCase {
    const { regions } = indexOf(this.casework.library.organisation);
    const isRunning = row.status === 'running';
    return {
      instance: row.instance,
      number: row.number ?? '',
      subject: row.subject ?? '',
      processName: row.processName ?? '',
      regionName: regions.get(row.region ?? '')?.name ?? '',
      startedAt: row.startedAt ?? '',
      endedAt: row.endedAt ?? undefined,
      status: row.status ?? '',
      outcome: row.outcome ?? '',
      waitsFor: row.waitsFor ?? '',
      incidents: isRunning ? (row.incidents ?? 0) : 0,
      due: row.due ?? undefined,
      overdue: isRunning && row.due !== null && row.due < now,
    };
  }

  /** Whether a case is about a matter, whose name is nobody's. What nobody knows any more is taken for a person. */
  private isMatter({ package: id, process }: InstanceRow): boolean {
    const found = this.casework.library.current(id ?? '')?.package.processes[process ?? ''];
    return found !== undefined && (found.subject === undefined || found.subject.names === 'matter');
  }
}

const heads = ['编号', '办什么事', '谁的事', '哪里', '受理', '状态', '在等哪一步', '全程到期', '办结'];

/** States in words, for the workbook. */
const stateWords: Readonly<Record<CaseState, string>> = {
  running: '在办',
  overdue: '超期',
  incident: '异常',
  completed: '办结',
  terminated: '终止',
};

const stateOf = ({ status, incidents, overdue }: FoundCase): CaseState => {
  if (status === 'completed' || status === 'terminated') return status;
  if (incidents > 0) return 'incident';
  return overdue ? 'overdue' : 'running';
};

/** What a kept question says; what it no longer may say is left out. */
const askedIn = (value: unknown): CasesAsked => {
  const said = isObject(value) ? value : {};
  const texts = (['text', 'package', 'process', 'place', 'from', 'until'] as const).flatMap((key) =>
    typeof said[key] === 'string' ? [[key, said[key]] as const] : [],
  );
  const state = caseStates.find((one) => one === said['state']);
  return { ...Object.fromEntries(texts), ...(state === undefined ? {} : { state }) };
};

const running: Condition = { eq: ['status', 'running'] };
const stateConditions: Readonly<Record<CaseState, (now: string) => Condition>> = {
  running: () => running,
  overdue: (now) => ({ and: [running, { lt: ['due', now] }] }),
  incident: () => ({ and: [running, { gt: ['incidents', 0] }] }),
  completed: () => ({ eq: ['status', 'completed'] }),
  terminated: () => ({ eq: ['status', 'terminated'] }),
};

/** The cases that are asked for, of those that the actor may read. */
function whereOf(actor: Actor, asked: CasesAsked, now: string): Condition {
  const text = asked.text?.trim() ?? '';
  const parts: readonly (Condition | false)[] = [
    instancesSeenBy(actor),
    asked.package !== undefined && { eq: ['package', asked.package] },
    asked.process !== undefined && { eq: ['process', asked.process] },
    asked.place !== undefined && { prefix: ['region', asked.place] },
    asked.state !== undefined && stateConditions[asked.state](now),
    asked.from !== undefined && { ge: ['startedAt', asked.from] },
    // Instants of the day come behind the day itself, and before the next.
    asked.until !== undefined && { lt: ['startedAt', `${asked.until}U`] },
    text !== '' && {
      or: [{ contains: ['subject', text] }, { contains: ['number', text] }, { contains: ['waitsFor', text] }],
    },
  ];
  return { and: parts.filter((part) => part !== false) };
}

const orderOf = ({ state }: CasesAsked): readonly (readonly [string, 'asc' | 'desc'])[] =>
  state === 'overdue' ? [['due', 'asc']] : [['startedAt', 'desc']];
