import { alarmUnknownPost } from './checks/alarm-unknown-post.ts';
import { applicantUnassisted } from './checks/applicant-unassisted.ts';
import { bareNumber } from './checks/bare-number.ts';
import { boundaryHost } from './checks/boundary-host.ts';
import { boundaryInterruptsAll } from './checks/boundary-interrupts-all.ts';
import { clockNeverStops } from './checks/clock-never-stops.ts';
import { clockUnknownNode } from './checks/clock-unknown-node.ts';
import { clockUnknown } from './checks/clock-unknown.ts';
import { cycleNever } from './checks/cycle-never.ts';
import { cycleWithoutWait } from './checks/cycle-without-wait.ts';
import { deadEnd } from './checks/dead-end.ts';
import { decisionFieldMissing } from './checks/decision-field-missing.ts';
import { decisionUnknown } from './checks/decision-unknown.ts';
import { defaultMissing } from './checks/default-missing.ts';
import { defaultTwice } from './checks/default-twice.ts';
import { defaultWithCondition } from './checks/default-with-condition.ts';
import { documentPosterLimited } from './checks/document-poster-limited.ts';
import { documentTellsPrivate } from './checks/document-tells-private.ts';
import { documentUnknownField } from './checks/document-unknown-field.ts';
import { documentUnknown } from './checks/document-unknown.ts';
import { endMissing } from './checks/end-missing.ts';
import { endlessWay } from './checks/endless-way.ts';
import { errorUncaught } from './checks/error-uncaught.ts';
import { eventGatewayTarget } from './checks/event-gateway-target.ts';
import { eventSubProcess } from './checks/event-sub-process.ts';
import { eventUnknown } from './checks/event-unknown.ts';
import { expressionBroken } from './checks/expression-broken.ts';
import { fieldUnknown } from './checks/field-unknown.ts';
import { fieldWithoutSection } from './checks/field-without-section.ts';
import { fixedNumberAbsent } from './checks/fixed-number-absent.ts';
import { flowAcrossBorder } from './checks/flow-across-border.ts';
import { flowFromEnd } from './checks/flow-from-end.ts';
import { flowToBoundary } from './checks/flow-to-boundary.ts';
import { flowToStart } from './checks/flow-to-start.ts';
import { flowUnknownNode } from './checks/flow-unknown-node.ts';
import { formKeywordUnsupported } from './checks/form-keyword-unsupported.ts';
import { formKindType } from './checks/form-kind-type.ts';
import { formKindUnknown } from './checks/form-kind-unknown.ts';
import { formPatternBroken } from './checks/form-pattern-broken.ts';
import { formTooLarge } from './checks/form-too-large.ts';
import { formWithoutMember } from './checks/form-without-member.ts';
import { formUnknown } from './checks/form-unknown.ts';
import { handbookFaqFew } from './checks/handbook-faq-few.ts';
import { handbookParameterMissing } from './checks/handbook-parameter-missing.ts';
import { handbookRemedyMissing } from './checks/handbook-remedy-missing.ts';
import { handbookSampleMissing } from './checks/handbook-sample-missing.ts';
import { handbookSentence } from './checks/handbook-sentence.ts';
import { handbookUnknownParameter } from './checks/handbook-unknown-parameter.ts';
import { householdBroken } from './checks/household-broken.ts';
import { sharedPaperRequired } from './checks/shared-paper-required.ts';
import { verdictContradicts } from './checks/verdict-contradicts.ts';
import { indicatorBroken } from './checks/indicator-broken.ts';
import { inBehindNot } from './checks/in-behind-not.ts';
import { inWithoutBrackets } from './checks/in-without-brackets.ts';
import { joinMayWait } from './checks/join-may-wait.ts';
import { keeperUnknown } from './checks/keeper-unknown.ts';
import { keyConflict } from './checks/key-conflict.ts';
import { laneUnknown } from './checks/lane-unknown.ts';
import { linkBroken } from './checks/link-broken.ts';
import { listUnknown } from './checks/list-unknown.ts';
import { lookupProcessUnknown } from './checks/lookup-process-unknown.ts';
import { lookupWayUnknown } from './checks/lookup-way-unknown.ts';
import { lookupItemUnknown } from './checks/lookup-item-unknown.ts';
import { lookupTooWide } from './checks/lookup-too-wide.ts';
import { lookupTellsBeyond } from './checks/lookup-tells-beyond.ts';
import { lookupAndConnector } from './checks/lookup-and-connector.ts';
import { foundByMoves } from './checks/found-by-moves.ts';
import { foundByBeyondPerson } from './checks/found-by-beyond-person.ts';
import { foundBySensitive } from './checks/found-by-sensitive.ts';
import { readerNotHeld } from './checks/reader-not-held.ts';
import { registrarNotReader } from './checks/registrar-not-reader.ts';
import { readerUnknown } from './checks/reader-unknown.ts';
import { messageManyUnregistered } from './checks/message-many-unregistered.ts';
import { messageUnknown } from './checks/message-unknown.ts';
import { nameUnknown } from './checks/name-unknown.ts';
import { neverCalled } from './checks/never-called.ts';
import { nodeUnreachable } from './checks/node-unreachable.ts';
import { nothingToUndo } from './checks/nothing-to-undo.ts';
import { numberInRule } from './checks/number-in-rule.ts';
import { optionUnhandled } from './checks/option-unhandled.ts';
import { optionUnknown } from './checks/option-unknown.ts';
import { parallelCondition } from './checks/parallel-condition.ts';
import { parameterIncomplete } from './checks/parameter-incomplete.ts';
import { parameterOutOfBounds } from './checks/parameter-out-of-bounds.ts';
import { parameterType } from './checks/parameter-type.ts';
import { parameterUnknown } from './checks/parameter-unknown.ts';
import { parameterUnset } from './checks/parameter-unset.ts';
import { parentUnknown } from './checks/parent-unknown.ts';
import { postEmpty } from './checks/post-empty.ts';
import { noticeBroken } from './checks/notice-broken.ts';
import { noticeColumnBeyond } from './checks/notice-column-beyond.ts';
import { noticeDocumentMissing } from './checks/notice-document-missing.ts';
import { noticeFieldUnknown } from './checks/notice-field-unknown.ts';
import { noticeFieldBeyond } from './checks/notice-field-beyond.ts';
import { noticeMaskUnknown } from './checks/notice-mask-unknown.ts';
import { noticePersonBare } from './checks/notice-person-bare.ts';
import { noticePeriodMissing } from './checks/notice-period-missing.ts';
import { noticeProofMissing } from './checks/notice-proof-missing.ts';
import { noticePeriodDiffers } from './checks/notice-period-differs.ts';
import { noticeUnanswered } from './checks/notice-unanswered.ts';
import { noticeWithoutPhotos } from './checks/notice-without-photos.ts';
import { posterNotWhitelisted } from './checks/poster-not-whitelisted.ts';
import { posterSensitive } from './checks/poster-sensitive.ts';
import { processUnknown } from './checks/process-unknown.ts';
import { requiredUnknownField } from './checks/required-unknown-field.ts';
import { responsibilityDangling } from './checks/responsibility-dangling.ts';
import { responsibilityMismatch } from './checks/responsibility-mismatch.ts';
import { responsibilityMissing } from './checks/responsibility-missing.ts';
import { responsibilityTwice } from './checks/responsibility-twice.ts';
import { responsibilityUnknown } from './checks/responsibility-unknown.ts';
import { responsibilityUnused } from './checks/responsibility-unused.ts';
import { responsibilityWithoutLimit } from './checks/responsibility-without-limit.ts';
import { responsibilityWithoutPost } from './checks/responsibility-without-post.ts';
import { rightsUnknownLetter } from './checks/rights-unknown-letter.ts';
import { samePersonNever } from './checks/same-person-never.ts';
import { scenarioUnknownProcess } from './checks/scenario-unknown-process.ts';
import { scenarioUnknownStep } from './checks/scenario-unknown-step.ts';
import { secretVoteTells } from './checks/secret-vote-tells.ts';
import { sectionUnknownField } from './checks/section-unknown-field.ts';
import { subjectRegion } from './checks/subject-region.ts';
import { stageUnknown } from './checks/stage-unknown.ts';
import { sharePeriodsDiffer } from './checks/share-periods-differ.ts';
import { startAmbiguous } from './checks/start-ambiguous.ts';
import { startMissing } from './checks/start-missing.ts';
import { stepUnknown } from './checks/step-unknown.ts';
import { tableBroken } from './checks/table-broken.ts';
import { throwMisplaced } from './checks/throw-misplaced.ts';
import { entryColumnUnknown } from './checks/entry-column-unknown.ts';
import { tooManyTyped } from './checks/too-many-typed.ts';
import { triggerIncomplete } from './checks/trigger-incomplete.ts';
import { triggerMisplaced } from './checks/trigger-misplaced.ts';
import { typeBroken } from './checks/type-broken.ts';
import { undoJoinsWay } from './checks/undo-joins-way.ts';
import { unusedDecision } from './checks/unused-decision.ts';
import { unusedDocument } from './checks/unused-document.ts';
import { dataUnnamed } from './checks/data-unnamed.ts';
import { unusedDataItem } from './checks/unused-data-item.ts';
import { unusedForm } from './checks/unused-form.ts';
import { unusedParameter } from './checks/unused-parameter.ts';
import { villageDecides } from './checks/village-decides.ts';
import { voteWithoutList } from './checks/vote-without-list.ts';
import { wayWithoutCondition } from './checks/way-without-condition.ts';
import { writeUnknownField } from './checks/write-unknown-field.ts';
import type { Check } from './finding.ts';

/** Every check, in the order in which findings are told: the chart, what it refers to, who, when, forms, documents, what is unused. */
export const checks: readonly Check[] = [
  startMissing,
  startAmbiguous,
  endMissing,
  nodeUnreachable,
  deadEnd,
  endlessWay,
  flowUnknownNode,
  flowFromEnd,
  flowToStart,
  flowToBoundary,
  flowAcrossBorder,
  wayWithoutCondition,
  defaultMissing,
  defaultWithCondition,
  defaultTwice,
  parallelCondition,
  eventGatewayTarget,
  triggerIncomplete,
  triggerMisplaced,
  throwMisplaced,
  linkBroken,
  eventSubProcess,
  boundaryHost,
  boundaryInterruptsAll,
  cycleNever,
  cycleWithoutWait,
  joinMayWait,
  errorUncaught,
  nothingToUndo,
  undoJoinsWay,
  voteWithoutList,
  secretVoteTells,
  laneUnknown,
  stageUnknown,
  parentUnknown,
  stepUnknown,
  formUnknown,
  formWithoutMember,
  decisionUnknown,
  listUnknown,
  documentUnknown,
  messageUnknown,
  lookupProcessUnknown,
  lookupWayUnknown,
  lookupItemUnknown,
  lookupTooWide,
  lookupTellsBeyond,
  lookupAndConnector,
  foundByMoves,
  foundBySensitive,
  foundByBeyondPerson,
  readerUnknown,
  readerNotHeld,
  registrarNotReader,
  messageManyUnregistered,
  eventUnknown,
  processUnknown,
  neverCalled,
  alarmUnknownPost,
  clockUnknown,
  clockUnknownNode,
  clockNeverStops,
  typeBroken,
  expressionBroken,
  inWithoutBrackets,
  inBehindNot,
  nameUnknown,
  fieldUnknown,
  parameterUnknown,
  tableBroken,
  bareNumber,
  numberInRule,
  fixedNumberAbsent,
  parameterType,
  parameterOutOfBounds,
  parameterIncomplete,
  parameterUnset,
  responsibilityUnknown,
  responsibilityMissing,
  responsibilityMismatch,
  responsibilityWithoutPost,
  responsibilityWithoutLimit,
  responsibilityDangling,
  responsibilityTwice,
  responsibilityUnused,
  applicantUnassisted,
  villageDecides,
  postEmpty,
  samePersonNever,
  decisionFieldMissing,
  writeUnknownField,
  optionUnknown,
  optionUnhandled,
  sectionUnknownField,
  fieldWithoutSection,
  requiredUnknownField,
  keyConflict,
  formKindUnknown,
  formKindType,
  formKeywordUnsupported,
  formPatternBroken,
  formTooLarge,
  rightsUnknownLetter,
  documentUnknownField,
  documentPosterLimited,
  documentTellsPrivate,
  handbookFaqFew,
  handbookSampleMissing,
  handbookParameterMissing,
  handbookRemedyMissing,
  handbookSentence,
  handbookUnknownParameter,
  sharedPaperRequired,
  verdictContradicts,
  keeperUnknown,
  indicatorBroken,
  householdBroken,
  subjectRegion,
  sharePeriodsDiffer,
  entryColumnUnknown,
  tooManyTyped,
  posterNotWhitelisted,
  posterSensitive,
  noticeDocumentMissing,
  noticeBroken,
  noticeFieldUnknown,
  noticeFieldBeyond,
  noticeColumnBeyond,
  noticeMaskUnknown,
  noticePersonBare,
  noticePeriodMissing,
  noticePeriodDiffers,
  noticeProofMissing,
  noticeWithoutPhotos,
  noticeUnanswered,
  scenarioUnknownProcess,
  scenarioUnknownStep,
  dataUnnamed,
  unusedDataItem,
  unusedForm,
  unusedDecision,
  unusedDocument,
  unusedParameter,
];
