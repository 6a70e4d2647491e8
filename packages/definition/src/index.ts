export type { Json, JsonObject } from './basics.ts';
export {
  Alarm,
  Amount,
  Assign,
  Deliver,
  Feel,
  Id,
  isReserved,
  Limit,
  LimitUnit,
  Lock,
  Name,
  TaskAlarm,
  Tier,
  tierNames,
  tiers,
  ValueOrFeel,
} from './basics.ts';
export { officeName, seatName } from './seat.ts';
export { HouseholdFile, HouseholdPlan } from './household-file.ts';
export {
  beyondCounty,
  mayTell,
  FoundBy,
  LookedAmong,
  Lookup,
  lookupAreas,
  lookupStates,
  lookupText,
  mostTold,
  nearerArea,
  ToldItem,
} from './lookup.ts';
export type { LookupArea, LookupState } from './lookup.ts';
export { FieldPath, ShownField } from './shown-field.ts';
export type { NodeKind, NodeOf, TaskNode } from './node.ts';
export {
  answerInto,
  Calculation,
  ConnectorCall,
  FormUse,
  Node,
  nodeKinds,
  nodeSchemas,
  opensTask,
  rowsNamedBy,
  switchableOperations,
} from './node.ts';
export { HeldCondition } from './held-condition.ts';
export { Multi, Vote } from './multi.ts';
export type { FreshAct } from './same-person.ts';
export {
  freshActAt,
  isAmongSeveral,
  SamePersonRule,
  samePersonRuleAt,
  samePersonRules,
} from './same-person.ts';
export type { ThrowKind, TriggerKind } from './trigger.ts';
export {
  Cycle,
  type CycleEvery,
  cycleKinds,
  cyclePlaces,
  Throw,
  throwKind,
  throwKinds,
  Trigger,
  triggerKind,
  triggerKinds,
} from './trigger.ts';
export {
  Clock,
  ClockMark,
  Flow,
  Lane,
  Layout,
  Message,
  Occurrence,
  Process,
  Readers,
  Stage,
} from './process.ts';
export { fieldKindNames, fitsType, formBounds, isFieldKind, type FieldKindName } from './field-kind.ts';
export type { HandbookUse } from './form.ts';
export {
  FieldSchema,
  Form,
  handbookUses,
  namesPerson,
  unsupportedKeywords,
  Rights,
  Section,
  sensitivities,
  Sensitivity,
  SharedType,
} from './form.ts';
export {
  Decision,
  DecisionInput,
  DecisionOutput,
  DecisionRule,
  FixedNumber,
  hitPolicies,
  verdicts,
} from './decision.ts';
export { handbookParameters, Parameter, Parameters, ParameterValue } from './parameter.ts';
export { parameterValueWords, valueWords } from './value-words.ts';
export { Duty, dutyNames, Responsibilities, Responsibility } from './responsibility.ts';
export { Block, Document, DocumentRights } from './document.ts';
export { documentSources, type DocumentSource, type DocumentSources } from './document-sources.ts';
export { allows, everybody, narrowedRights, rightsOf, type FieldRights } from './rights.ts';
export { entryResults, EntrySource, EntryType, Ledger, LedgerColumn, ledgerColumnTypes } from './ledger.ts';
export type { NoticeFault, NoticeFaultCode, NoticeMask } from './public-notice.ts';
export {
  isNoticeMask,
  NoticeField,
  noticeFaults,
  noticeMasks,
  noticeOf,
  PublicNotice,
} from './public-notice.ts';
export { choiceName, List, ListColumn, listGates, ListRow, StepName } from './list.ts';
export type { FigureKind } from './table.ts';
export {
  CaseQuery,
  EntryQuery,
  figureKind,
  figureKinds,
  FigureSource,
  Indicator,
  IndicatorKey,
  StepQuery,
  Table,
} from './table.ts';
export { DataItem, DataItems } from './data-item.ts';
export { Action, Expectation, OtherCase, Scenario } from './scenario.ts';
export type { Package, PackageFiles } from './package.ts';
export { basisStates, Template } from './package.ts';
export type { FileKind, FolderKind, PackageDraft } from './files.ts';
export { fileKinds, fileOf, kindOfFile } from './files.ts';
export type { DraftRead, Parsed } from './parse.ts';
export { bounds, draftFiles, parseDraft, parsePackage, readDraft, serialisePackage } from './parse.ts';
export { asJson, isList, isObject, jsonText, readJson, sameJson, type JsonLike } from './json.ts';
export type { FlowProblemCode, Params, PathStep, Place, Problem, ProblemCode } from './problem.ts';
export { editCodes, forkCodes, parseCodes, problem, resolveCodes } from './problem.ts';
export type { Language, Words } from './words.ts';
export { fill, problemCatalogue, problemWords } from './words.ts';
export type { Applied, Change, Edit } from './edit.ts';
export { applyEdit, indexAt, invertEdit, jsonAt, readEdit } from './edit.ts';
export type { Forked, ForkFileKind } from './fork.ts';
export { Fork, forkFileKinds, forkFiles, isFork, readFork } from './fork.ts';
export type { Use } from './uses.ts';
export { packagesNamedBy, usesOf, withUsed } from './uses.ts';
export type { EditName } from './edit-words.ts';
export { editCatalogue, editWords } from './edit-words.ts';
export type { Built } from './edits/sheet.ts';
export { freshId, several } from './edits/sheet.ts';
export type { JoinEnd } from './edits/join.ts';
export { joinProblem } from './edits/join.ts';
export type { Position } from './edits/chart.ts';
export {
  addNode,
  connect,
  copyNode,
  disconnect,
  insertOnFlow,
  moveFlowEnd,
  moveNode,
  moveNodes,
  removeNode,
  renameNode,
  setConnectors,
  setFlowField,
  setNodeField,
} from './edits/chart.ts';
export type { Cell, FieldAt } from './edits/fields.ts';
export {
  addField,
  moveField,
  removeField,
  renameFieldTitle,
  setField,
  setFieldRequired,
} from './edits/fields.ts';
export {
  addDecisionInput,
  addDecisionOutput,
  addParameter,
  addResponsibility,
  addRule,
  moveRule,
  removeDecisionInput,
  removeDecisionOutput,
  removeParameter,
  removeResponsibility,
  removeRule,
  setDecisionCell,
  setParameterField,
  setParameterValue,
  setResponsibility,
} from './edits/lists.ts';
export { editBetween } from './edits/between.ts';
export { addFile, insertValue, moveValue, removeFile, replaceFile, setValue } from './edits/files.ts';
export { canonicalJson, jsonHash, packageHash } from './canonical.ts';
export { sha256 } from './sha256.ts';
export type { FeelPlace, LentFunction, TradeFunction } from './functions.ts';
export { lendFunctions, tradeFunctions } from './functions.ts';
export type { Expanded, ParametersAsked } from './resolve.ts';
export { expandForm, expandSchema, parameterValues, typeId } from './resolve.ts';
export type { Difference, DifferenceArea, DifferenceCode, SubjectType } from './difference.ts';
export { difference, differenceAreas } from './difference.ts';
export type { Choices, Conflict, Merged, Versions } from './merge/merge.ts';
export { basedOn, merge } from './merge/merge.ts';
export { mergeUpstream } from './merge/merge-edit.ts';
export type { ConflictWords, MergeReport } from './merge/words.ts';
export { mergeReport } from './merge/words.ts';
export type { Side } from './merge/three-way.ts';
export { differenceCatalogue, differenceWords } from './difference-words.ts';
export { publishedSchema, schemaId } from './schemas.ts';
