export { Casework, type CaseworkOptions } from './casework.ts';
export { StartCases, type Beginning, type StartForm } from './start-cases.ts';
export { TaskCases, type Submitted, type TaskInput } from './task-cases.ts';
export { DesignCases, type Designing, type Publishing } from './design-cases.ts';
export {
  TemplateCases,
  type Sketch,
  type TemplateCard,
  type TemplateCopy,
  type TemplateProcess,
} from './template-cases.ts';
export { MergeCases, type UpstreamInfo } from './merge-cases.ts';
export type { ComparedScenario, ScenarioPage } from './scenario-pages.ts';
export { mostCases, ReplayCases, type ReplayedCase, type ReplayPage } from './replay-cases.ts';
export {
  MigrationCases,
  type MigrationAsked,
  type MigrationOverview,
  type MigrationResult,
  type MigrationView,
} from './migration-cases.ts';
export {
  CalendarCases,
  type CalendarChange,
  type CalendarEffect,
  type CalendarView,
} from './calendar-cases.ts';
export {
  HandoverCases,
  type HandedCase,
  type HandoverPreview,
  type HandoverView,
  type Leaver,
  type Leaving,
} from './handover-cases.ts';
export {
  HandbookCases,
  longestParagraph,
  type Basis,
  type BookAsked,
  type BookOrder,
  type OwnParagraphs,
  type Shelf,
  type ShelfBook,
} from './handbook-cases.ts';
export {
  MonitorCases,
  type Load,
  type MonitorAsked,
  type MonitoredCase,
  type MonitoredChart,
  type MonitoredPlace,
  type MonitoredProcess,
  type MonitoredStep,
  type MonitorView,
} from './monitor-cases.ts';
export {
  caseStates,
  FindCases,
  mostSavedSearches,
  type CasesAsked,
  type CaseState,
  type FoundCase,
  type FoundCases,
  type SavedSearch,
} from './find-cases.ts';
export { IncidentCases, type IncidentItem, type RepairView } from './incident-cases.ts';
export { readerWith } from './document-views.ts';
export { documentPage, noticeViews } from './public-notices.ts';
export { documentsRead } from './document-views.ts';
export { visibleData } from './task-view.ts';
export {
  BatchCases,
  type BatchAbout,
  type BatchItemView,
  type BatchMessage,
  type BatchOffered,
  type BatchPreview,
  type BatchView,
} from './batch-cases.ts';
export {
  itemTests,
  mostInBatch,
  type BatchCandidate,
  type BatchChoice,
  type BatchItem,
} from './batch-choice.ts';
export { DrawCases, type OpenedDraw, type SampleDraw } from './draw-cases.ts';
export { KeyWorkCases, type KeyWorkItem, type KeyWorkList, type QuarterReport } from './key-work-cases.ts';
export { ParameterCases, type ParameterSheet, type SheetProgress } from './parameter-cases.ts';
export type { ParameterAnswer, ParameterQuestion } from './parameter-sheet.ts';
export { PublicNoticeCases, type Board, type PublicNoticePage } from './public-notice-cases.ts';
export { HouseholdCases } from './household-cases.ts';
export { LookCases, type LookFilter, type LookItem, type LookLine, type LookList } from './look-cases.ts';
export { lookReasons } from './look-reasons.ts';
export { mostLooksAnHour, type LookWhy } from './looks.ts';
export {
  DutyCases,
  type CaseSample,
  type CaseSampleAsked,
  type DutyList,
  type Named,
  type SampledCase,
} from './duty-cases.ts';
export { strata, type Stratum } from './duty-cases.ts';
export { type DutyFilter, type DutyRow } from './duties.ts';
export { FileCases } from './file-cases.ts';
export { entryResults, type EntryResult, type Evidence } from './village/ledger.ts';
export { LedgerCases, type EntryInput } from './village/ledger-cases.ts';
export type { EntryView, LedgerTotals, LedgerView } from './village/ledger-view.ts';
export {
  covered,
  TableCases,
  type FigureRowView,
  type Imported,
  type IndicatorView,
  type Sheet,
  type TableName,
  type TableView,
} from './village/table-cases.ts';
export {
  ImportCases,
  type FigureFile,
  type ImportDone,
  type ImportPreview,
  type ImportRecord,
  type ImportRow,
} from './village/import-cases.ts';
export { type FileCell, type FileCells, type FileProblem } from './village/figure-file.ts';
export { entriesOfHistory, entrySources, type AskedEntry } from './village/entries.ts';
export { yearBook } from './village/year-book.ts';
export { YearBookCases, type YearBookOrder } from './village/year-book-cases.ts';
export { TableBook } from './village/table-book.ts';
export {
  caseFact,
  caseRows,
  type Figure,
  type FigureRow,
  type Origin as FigureOrigin,
} from './village/figures.ts';
export { PreviewCases, type EntriesPreview, type FigurePreview } from './village/preview-cases.ts';
export { ListCases, type Demand, type ListView } from './village/list-cases.ts';
export { gateFindings, hitsIn, type GateFinding, type Hit } from './village/gates.ts';
export {
  actorOf,
  designs,
  draws,
  instancesSeenBy,
  maysDo,
  queuesOfActor,
  repairs,
  roleLetters,
  sees,
  serves,
  type Actor,
} from './access.ts';
export { caseworkWords, inWords, no, ok, refused, type CaseworkCode, type Outcome } from './refused.ts';
export {
  checkForms,
  checkScenario,
  checkScenarioOnce,
  type CheckedForms,
  type FieldProblem,
} from './check-forms.ts';
export { prepareVersion, publishable, versionKept, type NewVersion } from './publish.ts';
export { rehearse, runScenarios, type ScenarioResult } from './rehearsal.ts';
export { packageStream, type Draft, type FileEdit, type PackageState } from './package-draft.ts';
export type { Submission } from './submission.ts';
export type { OrganisationInfo } from './organisation-info.ts';
export { folds, Instances, streamOf, type Commanded, type CommandOptions } from './instances.ts';
export { Library, type Published } from './library.ts';
export { countyOf, project, splitTask, subjectOf, taskId } from './projection.ts';
export { figuresOfChapter, handbookConnectors } from './handbook-connectors.ts';
export { ownConnectors, System, type Connector } from './system.ts';
export { instanceTable, tables, taskTable } from './tables.ts';
export type {
  Benefit,
  HouseholdCase,
  HouseholdFound,
  HouseholdMember,
  HouseholdMeasures,
  HouseholdView,
  HouseholdVisit,
  HouseholdWarning,
} from './household-views.ts';
export type {
  CaseHeader,
  CaseView,
  ChartState,
  ClockView,
  DemoPerson,
  DocumentView,
  DoneItem,
  FormContext,
  FormView,
  HistoryLine,
  Inbox,
  InboxItem,
  LedgerCell,
  Me,
  Origin,
  PackageCard,
  Refused,
  AskedItem,
  NoticeItem,
  PublicNoticeView,
  OperationView,
  PreviewView,
  SignerView,
  Startable,
  Substituting,
  StripStep,
  TaskView,
  ValueChange,
  WaitingItem,
} from './views.ts';
