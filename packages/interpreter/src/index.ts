export type { Command, CommandBodies, CommandOf, CommandType } from './command.ts';
export {
  awaitedMessages,
  decide,
  keysAwaited,
  kinds,
  signalsAwaited,
  waysBackOf,
  type Decision,
} from './decide.ts';
export { keptOf } from './commands/keepApart.ts';
export type { KeyAwaited } from './commands/happen.ts';
export { startedByMessage } from './starts.ts';
export type { DataWrite, Delivery, EventBodies, EventOf, EventType, InstanceEvent } from './event.ts';
export { comesOn, nextTime, timesMissed } from './cycle.ts';
export { evolve } from './evolve.ts';
export { instanceScope, memberOf } from './form-scope.ts';
export { ballotAsked } from './vote.ts';
export type { Ballot, BallotAsked, BallotChoice, GivenBallot, SealedBallot } from './vote.ts';
export { conditionsMet, type StartMet } from './starts.ts';
export { incidentWords, type IncidentCode } from './incident.ts';
export {
  holdersOf,
  indexOf,
  queueOf,
  queuesOf,
  stoodInFor,
  regionAt,
  tierOf,
  type Holding,
  type Organisation,
  type Person,
  type Region,
  type Substitution,
  type Unit,
} from './organisation.ts';
export {
  migrate,
  migrationWords,
  type Migrated,
  type Migration,
  type MigrationCode,
  type Obstacle,
} from './migration.ts';
export type { OperationInput, OperationType } from './operations/command.ts';
export { effectWords, effectsOf, type Effect, type EffectCode } from './operations/effects.ts';
export { nextChoicesOf, offersOf, type Offered } from './operations/offers.ts';
export {
  situations,
  type Ask,
  type Choice,
  type Operation,
  type Who,
  type Words,
} from './operations/operation.ts';
export { operations } from './operations/operations.ts';
export { reviseCalendar } from './recalendar.ts';
export { preview, type Preview } from './operations/preview.ts';
export { isMisplaced, placed, placingText, tierBegun, type Placing, type StayReason } from './placing.ts';
export { publicNoticesOf, standsStill, type Ended, type NoticeState } from './public-notice.ts';
export {
  areaAsked,
  areaCode,
  foundUnder,
  isUnanswerable,
  lookThrough,
  lookupAnswer,
  lookupAsked,
  toldBy,
  type FoundUnder,
  type LookupAsked,
  type LookupFound,
  type Searchable,
} from './lookup.ts';
export { readPath, writePath } from './data.ts';
export { refusalWords, type Refusal, type RefusalCode } from './refusal.ts';
export {
  groupedBy,
  sample,
  sharesOf,
  strataShares,
  type SampleAsked,
  type Sampled,
  type TownSample,
} from './sample.ts';
export { ageAt, evaluate, isFailure, scopeOf, valueOf } from './scope.ts';
export { pinsOf, semantics } from './commands/start.ts';
export type {
  Assignment,
  ClockState,
  Done,
  DueDate,
  Incident,
  InstanceState,
  Instant,
  Notice,
  Proposal,
  IssuedDocument,
  Pins,
  Task,
  Timer,
  Token,
  MessageBatch,
  MessageOrigin,
  MissedTimes,
} from './state.ts';
export { compileProcess, type CompiledProcess, type World } from './world.ts';
export { playDraft } from './play/draft.ts';
export { deedsOf } from './play/deeds.ts';
export { givenData } from './play/given.ts';
export { playFailureText, playFailureWords, type PlayFailureCode } from './play/failure-words.ts';
export { play } from './play/play.ts';
export type {
  FilledIn,
  FormProblem,
  FormsChecked,
  Played,
  PlayFailure,
  PlayOptions,
  Stop,
} from './play/played.ts';
export { sampleOrganisation, sampleRegion } from './play/sampleOrganisation.ts';
export { gathered, tell, type GatheredLine, type StoryLine } from './play/story.ts';
