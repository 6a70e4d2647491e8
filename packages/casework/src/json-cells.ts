import type { CalendarEdition } from '@fiveones/calendar';
import type { JsonObject, PackageDraft, PackageFiles } from '@fiveones/definition';
import type { RenderedDocument } from '@fiveones/documents';
import type { Ballot, InstanceEvent, Organisation } from '@fiveones/interpreter';
import type { Json, Store } from '@fiveones/store';
import type { CaseSampleAsked } from './duty-cases.ts';
import type { HandedCase } from './handover-cases.ts';
import { streamOf } from './instances.ts';
import type { MigrationResult } from './migration-cases.ts';
import type { Marks, TaskView } from './views.ts';
import type { AskedEntry } from './village/entries.ts';
import type { FileCells } from './village/figure-file.ts';
import type { FigureRow } from './village/figures.ts';
import type { Cells, Evidence, MonthSignature } from './village/ledger.ts';

/** What stands in a json column. */
type JsonCell = Json | undefined;

/**
 * Reads a json column back. Nobody but this program writes the tables, each of these columns in one place, from a value of
 * the type that is read here: so what is found is taken for one, and not parsed at every look.
 */
const written =
  <T>() =>
  (cell: JsonCell): T =>
    cell as unknown as T;

/** The same, where a row may be written without the cell. */
const writtenOr =
  <T>(none: T) =>
  (cell: JsonCell): T =>
    written<T | null | undefined>()(cell) ?? none;

/** The drawn cases of each town. */
export type DrawnIds = readonly { readonly town: string; readonly drawn: readonly string[] }[];

/** `task.marks`, by the projection. */
export const marksIn: (cell: JsonCell) => Marks = writtenOr<Marks>({});
/** `publicNotice.page`, by the projection. */
export const noticePageIn: (cell: JsonCell) => RenderedDocument = written<RenderedDocument>();
/** `handover.results`, by whoever carries a handover out. */
export const handedCasesIn: (cell: JsonCell) => readonly HandedCase[] = writtenOr<readonly HandedCase[]>([]);
/** `letter.payload`, by the mail. */
export const payloadIn: (cell: JsonCell) => JsonObject = writtenOr<JsonObject>({});
/** `ballot.ballot`, by instances. */
export const ballotIn: (cell: JsonCell) => Ballot = written<Ballot>();
/** `outbox.body`, by the outbox and the mail: what it holds goes by the kind of the work. */
export const workIn: (cell: JsonCell) => JsonObject = writtenOr<JsonObject>({});
/** What a part of such work is about: data, a payload. */
export const partOf = (body: JsonObject, name: 'input' | 'payload'): JsonObject =>
  written<JsonObject>()(body[name]);
/** The body of the outbox's work `entry`. */
export const entryIn: (body: JsonObject) => AskedEntry = written<AskedEntry>();
/** `draft.data`, from what a form was filled in with. */
export const draftDataIn: (cell: JsonCell) => JsonObject = writtenOr<JsonObject>({});
/** `draft.opinion`, as a task's own. */
export const draftOpinionIn: (cell: JsonCell) => NonNullable<TaskView['draft']>['opinion'] =
  writtenOr<NonNullable<TaskView['draft']>['opinion']>(undefined);
/** `sampleDraw.asked`, when a sample is drawn. */
export const sampleAskedIn: (cell: JsonCell) => CaseSampleAsked = written<CaseSampleAsked>();
/** `sampleDraw.result`, when a sample is drawn. */
export const drawnIn: (cell: JsonCell) => DrawnIds = writtenOr<DrawnIds>([]);
/** `batch.payload`, when a batch is begun. */
export const batchPayloadIn: (cell: JsonCell) => JsonObject = writtenOr<JsonObject>({});
/** `organisation.value`, when an organisation is kept. */
export const organisationIn: (cell: JsonCell) => Organisation = written<Organisation>();
/** `calendar.edition`, when an edition is published. */
export const editionIn: (cell: JsonCell) => CalendarEdition = written<CalendarEdition>();
/** `version.files`, when a package is published: texts by path. */
export const versionFilesIn: (cell: JsonCell) => PackageFiles = writtenOr<PackageFiles>({});
/** `version.changes`, when a package is published. */
export const changesIn: (cell: JsonCell) => readonly string[] = writtenOr<readonly string[]>([]);
/** `packageDraft.files`, when a draft is kept: values by path. */
export const draftFilesIn: (cell: JsonCell) => PackageDraft = writtenOr<PackageDraft>({});
/** `migration.nodes`, when a migration is asked for: new nodes by old ones. */
export const nodesIn: (cell: JsonCell) => Readonly<Record<string, string>> = writtenOr<
  Readonly<Record<string, string>>
>({});
/** `migration.results`, when one is carried out. */
export const migratedIn: (cell: JsonCell) => readonly MigrationResult[] = writtenOr<
  readonly MigrationResult[]
>([]);
/** `ledgerEntry.cells`, when entries are written. */
export const entryCellsIn: (cell: JsonCell) => Cells = writtenOr<Cells>({});
/** `ledgerEntry.evidence`, when entries are written. */
export const evidenceIn: (cell: JsonCell) => readonly Evidence[] = writtenOr<readonly Evidence[]>([]);
/** `ledgerMonth.signed`, when a month is signed. */
export const signedIn: (cell: JsonCell) => readonly MonthSignature[] = writtenOr<readonly MonthSignature[]>(
  [],
);
/** `figure.rows`, when a figure is frozen. */
export const figureRowsIn: (cell: JsonCell) => readonly FigureRow[] = writtenOr<readonly FigureRow[]>([]);
/** `figureImport.cells`, when a table is read in. */
export const fileCellsIn: (cell: JsonCell) => FileCells = writtenOr<FileCells>([]);

/** The events of an instance: its stream is written only from events of this type. */
export const eventsOf = async (store: Store, instance: string): Promise<readonly InstanceEvent[]> =>
  (await store.events(streamOf(instance))) as unknown as readonly InstanceEvent[];
