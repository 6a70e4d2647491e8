import { z } from 'zod';
import { Amount, Feel, Id, Name, Tier } from './basics.ts';
import { entryResults } from './ledger.ts';
import { StepName } from './list.ts';
import { ShownField } from './shown-field.ts';

/** The one name of a figure: `aid.dibaoPersons`. Stable for ever. */
export const IndicatorKey = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*){0,3}$/)
  .max(64)
  .describe('指标编号，如 aid.dibaoPersons');

const Process = StepName.extend({ process: Id });
const Step = Process.extend({ node: Id });

/**
 * Cases of some processes. `begun` and `ended`: in the period; `open`: running at its end; `known`: begun until its end.
 * `where` and `sum` see the data of the case as it was at the end of the period, `outcome`, `period`, `endedAt`, `done`
 * (the steps that were done at least once), `performers` (`node` and `by` of each time a step was done until then) and `clock` (of each clock: `used` and `overdue` in its unit, `late`, `running`).
 */
export const CaseQuery = z.looseObject({
  of: z.array(Process).min(1),
  state: z.enum(['begun', 'ended', 'open', 'known']),
  outcome: z.array(z.string()).optional(),
  where: Feel.optional(),
  /** A number a case; without it each case counts one. */
  sum: Feel.optional(),
});
export type CaseQuery = z.infer<typeof CaseQuery>;

/**
 * Completions of steps in the period; `where` and `sum` see the data right after the step, the same names, and `step`:
 * `openedAt`, `at`, `by`, `due`, `used` (days of the unit of its limit; without one working days), `hours`, `late`.
 * `due`: instead of those done in the period, those whose limit ends in it, done in time, late or still open; of one
 * that is open `at` and `by` are null, it is `late`, and `where` and `sum` see the data at the end of the period.
 * `refused`: people whom the system kept from a step that another person must do, once a person and task; `by` is who was.
 */
export const StepQuery = z.looseObject({
  of: z.array(Step).min(1),
  state: z
    .enum(['done', 'due', 'refused'])
    .optional()
    .describe('办完的（不写就是它），期限到期、应当办完的，还是要换人、没有让他办的'),
  where: Feel.optional(),
  sum: Feel.optional(),
});
export type StepQuery = z.infer<typeof StepQuery>;

/** Entries of a ledger in the period; what was undone counts as nothing. */
export const EntryQuery = z.looseObject({
  ledger: Id,
  types: z.array(Id).optional(),
  /** Only entries that came out so. */
  results: z.array(z.enum(entryResults)).optional().describe('只数这些结果'),
  /** How many different values of this, instead of how many entries. */
  distinct: z.literal('fundLine').optional().describe('数有几种，不数有几条'),
  /** People, money, or a column of numbers of the ledger's own; without it each entry counts one. */
  sum: Id.optional(),
});
export type EntryQuery = z.infer<typeof EntryQuery>;

/** Where a figure comes from: exactly one of the keys of `figureKinds`. */
export const FigureSource = z
  .looseObject({
    cases: CaseQuery.optional().describe('数办件'),
    steps: StepQuery.optional().describe('数办完的步骤'),
    entries: EntryQuery.optional().describe('数台账分录'),
    /** One figure over another, worked out again from both parts at every level: shares are never averaged. */
    share: z
      .looseObject({
        of: IndicatorKey,
        in: IndicatorKey,
        /** 100 when it is not said: per cent. 1: so much for each. */
        times: z.number().positive().optional(),
      })
      .optional()
      .describe('占比：分子、分母'),
    /** How many indicators of the table are filled in by people. */
    typedIndicators: z.literal(true).optional().describe('人填的指标有几个'),
    /** Another system gives it. Until it does, people fill it in and it is marked. */
    outside: Name.optional().describe('外面的系统'),
    /** No system has it: people fill it in, and this says why. */
    typed: Name.optional().describe('人填，为什么'),
  })
  .describe('数从哪里来：只选一个');
export type FigureSource = z.infer<typeof FigureSource>;

/** What a source can be, each by its key. */
export const figureKinds = [
  'cases',
  'steps',
  'entries',
  'share',
  'typedIndicators',
  'outside',
  'typed',
] as const;
/** One of `figureKinds`. */
export type FigureKind = (typeof figureKinds)[number];

/** Which kind a source is; `undefined` when it is none or several. */
export function figureKind(source: FigureSource): FigureKind | undefined {
  const [first, ...more] = figureKinds.filter((kind) => source[kind] !== undefined);
  return more.length === 0 ? first : undefined;
}

/** A row of the table: one figure with one source. */
export const Indicator = z.looseObject({
  id: IndicatorKey,
  name: Name,
  unit: Name,
  group: Name,
  /** How often it is told. */
  period: z.enum(['month', 'quarter', 'year']),
  /** `auto`: nobody types it; `confirmed`: worked out and confirmed by the place; `typed`: filled in. */
  level: z.enum(['auto', 'confirmed', 'typed']),
  /** How rows make up a figure, and places the place above them. `mean` and `median` are those of the rows. */
  aggregate: z.enum(['sum', 'share', 'max', 'mean', 'median']),
  source: FigureSource,
  /** Health, children, minds: a small number is not shown where it is published. */
  sensitive: z.boolean().optional(),
  /** A part of a share, not a row of its own. */
  part: z.boolean().optional(),
  shows: z.array(ShownField).max(6).optional().describe('看明细时每一件带出哪几格'),
  note: z.string().optional(),
});
export type Indicator = z.infer<typeof Indicator>;

/** A column of the table that an upper level asks for, and the indicator that fills it. */
const UpperColumn = z.looseObject({ label: Name, indicator: IndicatorKey });

/** A table (报表): figures of a place and a period, worked out from cases, ledgers and other figures. */
export const Table = z.looseObject({
  $schema: z.string().optional(),
  id: Id,
  name: Name,
  /** The lowest tier that has it; those above add it up. */
  tier: Tier,
  /** Posts of the place that confirm and fill in. None: the table is only looked at. */
  keepers: z.array(Id),
  indicators: z.array(Indicator).min(1).max(500),
  /** At most so many of them may be filled in by people. */
  mostTyped: Amount.optional(),
  /** Tables of the levels above: sheets whose columns are filled from indicators. */
  upper: z.array(z.looseObject({ id: Id, name: Name, columns: z.array(UpperColumn).min(1) })).optional(),
  note: z.string().optional(),
  basis: z.array(z.string()).optional(),
});
export type Table = z.infer<typeof Table>;
