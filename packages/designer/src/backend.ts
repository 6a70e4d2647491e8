import type { EntriesPreview, FigurePreview, UpstreamInfo } from '@fiveones/casework';
import type { Choices, Side } from '@fiveones/definition';
import type { Edit } from './changes.ts';
import type { Files } from './pack.ts';

/** A refusal in words a person can read. */
export interface Refused {
  readonly refused: string;
  /** The draft has been changed elsewhere since it was read. */
  readonly stale?: boolean | undefined;
}

/** A post of the county with the number of people who hold it. */
export interface PostInfo {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly unitName: string;
  /** People in post per unit: unit name → names. */
  readonly holders: readonly { readonly unit: string; readonly people: readonly string[] }[];
}

/** What the designer asks about the county it designs for. */
export interface OrganisationInfo {
  readonly region: string;
  readonly regionName: string;
  readonly posts: readonly PostInfo[];
}

/** The version in force that the draft is compared with. */
export interface BaseVersion {
  readonly version: string;
  readonly hash: string;
  readonly files: Files;
}

/** One thing a person did, as the undo stack keeps it. */
export interface Deed {
  readonly label: string;
  readonly edits: readonly Edit[];
  readonly inverse: readonly Edit[];
}

/** The undo stack, kept with the draft so that it survives a reload. */
export interface History {
  readonly past: readonly Deed[];
  readonly future: readonly Deed[];
}

/** A person who takes part in publishing. */
interface PersonName {
  readonly id: string;
  readonly name: string;
}

/** What was handed in to be published. */
export interface SubmissionInfo {
  /** `waiting` locks the draft; `returned` came back with a reason. */
  readonly status: 'waiting' | 'returned';
  readonly version: string;
  readonly note: string;
  readonly from: string;
  readonly at: string;
  readonly by: PersonName;
  readonly reviewer: PersonName;
  readonly reason: string;
}

/** What publishing must know. */
export interface PublishingInfo {
  /** The day it is where the drafts are kept, `2026-11-23`. */
  readonly today: string;
  /** Cases that are not yet closed. */
  readonly openInstances: number;
  /** Who has the designer open; `draws`: may change the draft and hand it in. */
  readonly person: PersonName & { readonly draws: boolean };
  /** The others who may confirm. */
  readonly reviewers: readonly (PersonName & { readonly post: string })[];
  readonly submission?: SubmissionInfo;
}

/** A draft as it is kept. */
export interface LoadedDraft extends PublishingInfo {
  readonly draft: Files;
  readonly base: BaseVersion | undefined;
  readonly revision: number;
  readonly organisation: OrganisationInfo;
  readonly upstream?: UpstreamInfo;
  readonly history?: History;
}

/** A version in the list of versions, newest first. */
export interface VersionInfo {
  readonly version: string;
  readonly publishedAt: string;
  readonly by: string;
  readonly note: string;
  readonly from: string;
}

/** What running one example gave. */
export interface ScenarioResult {
  readonly id: string;
  readonly name: string;
  readonly passed: boolean;
  /** What differs, in words; empty when it passed. */
  readonly differences: readonly string[];
  /** Whether it agreed in the version in force; absent when that has no such example. */
  readonly before?: boolean;
}

/** The results of some examples, and where to go on; `next` is absent after the last. */
export interface ScenarioPage {
  readonly results: readonly ScenarioResult[];
  readonly total: number;
  readonly next?: number;
  /** Stands for the draft that was run. */
  readonly hash: string;
}

/** How a past case ends: where, and how many yuan a month come of it. */
interface PastEnding {
  readonly endName: string;
  readonly outcome: string;
  readonly amount: number;
}

/** A finished case that would end otherwise, or of which it cannot be told why not. */
export interface PastCase {
  readonly instance: string;
  readonly number: string;
  readonly town: string;
  /** Under the version in force. */
  readonly before?: PastEnding | undefined;
  /** Under the draft. */
  readonly now: PastEnding | { readonly untold: string };
}

/** A part of the finished cases, lived through again under the version in force and under the draft. */
export interface PastPage {
  /** Cases that will be looked at, and that there are. */
  readonly total: number;
  readonly all: number;
  /** Where to go on; absent when this was the last part. */
  readonly next?: number | undefined;
  /** Cases looked at in this part, and yuan a month before and now. */
  readonly towns: readonly {
    readonly town: string;
    readonly cases: number;
    readonly before: number;
    readonly now: number;
  }[];
  readonly cases: readonly PastCase[];
}

/** Something that the lists do not let be asked of a village. `absolute`: it keeps the draft from being published. */
export interface GateNotice {
  readonly place: string;
  readonly message: string;
  readonly absolute: boolean;
}

/** A package whose steps can be named. */
export interface PackageName {
  readonly id: string;
  readonly name: string;
  readonly version: string;
}

/** What the designer needs from outside. Every promise may reject when the network fails; refusals are values. */
export interface DesignerBackend {
  readonly load: (packageId: string) => Promise<LoadedDraft>;
  /** Keeps edits on top of a revision. A refusal means that nothing was kept. */
  readonly save: (
    packageId: string,
    change: { readonly revision: number; readonly edits: readonly Edit[]; readonly history: History },
  ) => Promise<{ readonly revision: number } | Refused>;
  /** Hands the draft in for a second person to confirm; it is locked until then. */
  readonly submit: (
    packageId: string,
    publication: {
      readonly version: string;
      readonly note: string;
      readonly from: string;
      readonly reviewer: string;
    },
  ) => Promise<object | Refused>;
  readonly withdraw: (packageId: string) => Promise<object | Refused>;
  /** The second person publishes what waits for them. */
  readonly confirm: (packageId: string) => Promise<{ readonly version: string } | Refused>;
  readonly giveBack: (packageId: string, reason: string) => Promise<object | Refused>;
  readonly versions: (packageId: string) => Promise<readonly VersionInfo[]>;
  readonly version: (packageId: string, version: string) => Promise<Files>;
  /** What has been decided so far of the merge with a version of the upstream, by the keys of what is in dispute. */
  readonly mergeChoices: (packageId: string, version: string) => Promise<Choices>;
  readonly mergeChoose: (
    packageId: string,
    version: string,
    choices: readonly { readonly conflict: string; readonly side: Side }[],
  ) => Promise<object | Refused>;
  /** Runs examples of the draft as it is kept, from a place in their list on. */
  readonly runScenarios: (packageId: string, from: number) => Promise<ScenarioPage>;
  /** What the draft would have made of finished cases, from a place in their list on; `day`: whose parameters hold. */
  readonly pastCases: (
    packageId: string,
    asked: { readonly day: string; readonly from: number },
  ) => Promise<PastPage | Refused>;
  /** What the village lists say about the draft as it is kept. */
  readonly gates: (packageId: string) => Promise<readonly GateNotice[]>;
  /** The published packages, this one among them. */
  readonly packages: () => Promise<readonly PackageName[]>;
  /** What a figure, or a kind of entry, of the draft as it is kept would say of the cases there are. */
  readonly figure: (
    packageId: string,
    asked: { readonly table: string; readonly indicator: string },
  ) => Promise<FigurePreview | Refused>;
  readonly entries: (
    packageId: string,
    asked: { readonly ledger: string; readonly type: string },
  ) => Promise<EntriesPreview | Refused>;
  /** The address of a case's page. */
  readonly caseAddress: (instance: string) => string;
}
