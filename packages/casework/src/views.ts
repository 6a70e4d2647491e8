import type { Kept } from './kept.ts';
import type { LookLine } from './look-cases.ts';
import type { FieldSchema, Form, Json, JsonObject, Section, Tier } from '@fiveones/definition';
import type {
  Ask,
  BallotAsked,
  Choice,
  Notice,
  OperationType,
  Proposal,
  StoryLine,
} from '@fiveones/interpreter';

/** Somebody signed in: who, and the chairs they sit in. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly holdings: readonly {
    readonly post: string;
    readonly postName: string;
    readonly unit: string;
    readonly unitName: string;
    readonly region: string;
    readonly tier: Tier;
  }[];
  /** May send a message to many cases at once. */
  readonly sends: boolean;
  /** May draw samples of the cases of their county. */
  readonly samples: boolean;
  /** May open the place 设计. */
  readonly designs: boolean;
  /** May change drafts and hand them in. */
  readonly draws: boolean;
  /** Looks after cases that could not go on. */
  readonly repairs: boolean;
  /** Looks at how work stands in the places below their own. */
  readonly monitors: boolean;
  /** Looks after who looked at whole numbers. */
  readonly supervises: boolean;
  /** There are tables, ledgers or lists, and they look after a place that has them. */
  readonly keepsBooks: boolean;
  readonly county: string;
  readonly countyName: string;
}

/** A demo sign-in. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly unit: string;
  readonly tier: Tier;
  /** The town the unit belongs to or lies in. */
  readonly town?: string | undefined;
}

/** What lists show of a task beside its step. */
export interface Marks {
  /** Somebody asked to hurry. */
  readonly urged?: { readonly by: string; readonly note: string; readonly times: number };
  /** Transferred, or delegated to be given back. */
  readonly passed?: {
    readonly how: 'transferred' | 'delegated';
    readonly by: string;
    readonly reason: string;
  };
  /** Somebody asks for a signature beside theirs. */
  readonly signs?: { readonly by: string; readonly reason: string };
  /** Somebody else did not do it in time: their name, '' when nobody had taken it. */
  readonly escalated?: { readonly from: string };
}

/** One row of 待办. */
export interface InboxItem extends Marks {
  /** `<instance>/<token>`. */
  readonly task: string;
  readonly instance: string;
  readonly number: string;
  readonly subject: string;
  /** Persons in the household, when the process says so. */
  readonly size?: number | undefined;
  readonly regionName: string;
  readonly processName: string;
  readonly nodeName: string;
  /** What the step asks for, in a few words: `填入户调查表`. */
  readonly asks?: string | undefined;
  /** How many runs of the step this row stands for. */
  readonly times?: number | undefined;
  readonly openedAt: string;
  readonly due?: string | undefined;
  /** `overdue` | `soon` (80 % used) | `week` | `later` | `none` */
  readonly group: 'overdue' | 'soon' | 'week' | 'later' | 'none';
  readonly left?:
    | {
        readonly value: number;
        readonly unit: 'workday' | 'day' | 'month' | 'year' | 'hour' | 'minute';
        readonly overdue: boolean;
      }
    | undefined;
  /** Someone has taken it: me, or nobody yet. */
  readonly mine: boolean;
  /** Filled/total of the saved draft. */
  readonly draft?:
    | { readonly savedAt: string; readonly filled?: number | undefined; readonly total?: number | undefined }
    | undefined;
  /** Given back, with the reason. */
  readonly returned?: { readonly by: string; readonly reason: string } | undefined;
  readonly onBehalf: boolean;
  /** The absent colleague whose work this is. */
  readonly standsFor?: string;
}

/** 待阅: something a person is told and has nothing to do about. */
export interface NoticeItem {
  readonly instance: string;
  readonly notice: string;
  readonly number: string;
  readonly subject: string;
  readonly regionName: string;
  readonly processName: string;
  readonly nodeName?: string | undefined;
  readonly why: Notice['why'];
  readonly by: string;
  readonly note: string;
  readonly at: string;
}

/** A jump or a waking that waits for a second person. */
export interface AskedItem {
  readonly instance: string;
  readonly proposal: string;
  readonly number: string;
  readonly subject: string;
  readonly regionName: string;
  readonly processName: string;
  readonly what: Proposal['do'];
  readonly nodeName: string;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}

/** An operation in a menu: what it does, and what is asked before it is done. */
export interface OperationView {
  readonly do: OperationType;
  readonly name: string;
  readonly effect: string;
  readonly asks: readonly Ask[];
  readonly choices: readonly Choice[];
}

/** What an operation would change, one sentence each. */
export interface PreviewView {
  readonly effects: readonly string[];
  /** What follows once a second person has confirmed. */
  readonly confirmed?: readonly string[] | undefined;
}

/** Somebody's leave, past or to come. */
export interface Substituting {
  readonly id: string;
  readonly person: string;
  readonly personName: string;
  readonly substitute: string;
  readonly substituteName: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  /** `ended`: taken back before its time. */
  readonly state: 'later' | 'now' | 'past' | 'ended';
}

/** A task that the actor has done, and where its case stands now. */
export interface DoneItem {
  readonly instance: string;
  readonly number: string;
  readonly subject: string;
  readonly regionName: string;
  readonly processName: string;
  readonly nodeName: string;
  readonly at: string;
}

/** Instances of my region that wait for somebody else. */
export interface WaitingItem {
  readonly instance: string;
  readonly number: string;
  readonly subject: string;
  readonly regionName: string;
  readonly processName: string;
  readonly stageName: string;
  readonly waitsFor: string;
  readonly status: string;
  readonly updatedAt: string;
}

/** The work of an actor: what is open, begun, come back, done, and what waits for others. `today` is the moment, as ISO text. */
export interface Inbox {
  readonly today: string;
  readonly open: readonly InboxItem[];
  readonly drafts: readonly InboxItem[];
  readonly returned: readonly InboxItem[];
  readonly done: readonly DoneItem[];
  readonly waiting: readonly WaitingItem[];
  readonly notices: readonly NoticeItem[];
  readonly asked: readonly AskedItem[];
  readonly counts: {
    readonly open: number;
    readonly drafts: number;
    readonly returned: number;
    readonly done: number;
    readonly waiting: number;
  };
}

/** One day of a clock's ledger. */
export interface LedgerCell {
  readonly date: string;
  readonly state: 'start' | 'counted' | 'paused' | 'rest' | 'left' | 'today' | 'due' | 'over';
  readonly n?: number | undefined;
  readonly reason?: string | undefined;
}

/** A deadline with everything that explains it. */
export interface ClockView {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly start: string;
  readonly due?: string | undefined;
  readonly state: 'running' | 'paused' | 'soon' | 'overdue' | 'stopped';
  readonly used: number;
  readonly left: number;
  /** How far past its due day, in its own unit. */
  readonly overdue: number;
  /** The sum, in order, in words: label left, figure right. */
  readonly lines: readonly {
    readonly label: string;
    readonly note?: string | undefined;
    readonly figure: string;
    readonly tone?: 'amber' | 'strong' | undefined;
  }[];
  readonly cells: readonly LedgerCell[];
}

/** A form as a person sees it at a task: already cut down to what they may see. */
export interface FormView {
  readonly form: Omit<Form, 'schema'>;
  /** JSON Schema with shared types written out. */
  readonly schema: FieldSchema;
  readonly sections: readonly Section[];
  readonly mode: 'edit' | 'read';
  /** At a task: no step before this one has filled it in. */
  readonly begunHere?: boolean | undefined;
  readonly fields: Readonly<Record<string, 'edit' | 'read' | 'hide'>>;
  readonly value: JsonObject;
  /** How much of it is kept from the person; absent: nothing, or it is theirs to fill in. */
  readonly kept?: Kept | undefined;
  /** The posts that are shown it, where the person is shown nothing of it. */
  readonly only?: readonly string[] | undefined;
}

/** What forms may look at while they are filled in: masked and cut to the post's rights. */
export interface FormContext {
  readonly data: JsonObject;
  readonly param: JsonObject;
  /** The member of the list that this step is done for: as much of it as the forms of the step read. */
  readonly member?: Json | undefined;
  readonly instance: JsonObject;
  readonly today: string;
  readonly now: string;
  /** Role letters of the person at this task. */
  readonly role: string;
  /** What the person may look at whole for a reason: pointers by the key of the form. Absent: nothing of this case. */
  readonly revealable?: Readonly<Record<string, readonly string[]>> | undefined;
  /** How much of a form is kept from the person, by its key; absent: nothing. */
  readonly kept?: Readonly<Record<string, Kept>> | undefined;
  readonly regions: readonly { readonly code: string; readonly name: string; readonly tier: Tier }[];
  /** Names for pickers: people who hold the posts of this task. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** What stands over a case wherever it is shown, as far as the actor may see it. */
export interface CaseHeader {
  readonly instance: string;
  readonly number: string;
  readonly subject: string;
  readonly size?: number | undefined;
  readonly regionName: string;
  readonly processName: string;
  readonly packageId: string;
  readonly version: string;
  readonly status: 'running' | 'completed' | 'terminated';
  readonly outcome?: string | undefined;
  readonly startedAt: string;
  /** Its data name a place where it does not stand: which, and what to do. Only for those who see the case. */
  readonly misplaced?: string | undefined;
}

/** A task as who does it sees it: the forms to read and to fill in, values masked as their post asks, and what it may be ended with. */
export interface TaskView {
  readonly task: string;
  readonly node: string;
  readonly nodeName: string;
  readonly note?: string | undefined;
  readonly header: CaseHeader;
  readonly forms: readonly FormView[];
  readonly context: FormContext;
  /** Where what is typed may say whom the case is about; empty once the case itself says so. */
  readonly namedAt: readonly string[];
  /** Values typed and not yet submitted, by data key. */
  readonly draft?:
    | {
        readonly data: JsonObject;
        readonly opinion?: { readonly result?: string; readonly reason?: string | undefined } | undefined;
        readonly savedAt: string;
        /** The window that kept it, and which time. */
        readonly writer?: string | undefined;
      }
    | undefined;
  /** The version of the instance that this view shows; a submit names it. */
  readonly version: number;
  readonly opinion?: { readonly level: string; readonly returnTo?: string | undefined } | undefined;
  /** A vote: yes or no, or candidates of whom so many can be chosen. */
  readonly vote?: BallotAsked | undefined;
  readonly optional: boolean;
  readonly onBehalf: boolean;
  readonly claimedBy?: { readonly id: string; readonly name: string } | undefined;
  readonly mine: boolean;
  readonly waysBack: readonly { readonly node: string; readonly name: string }[];
  /** Handed over by a colleague; a delegated task goes back to them. */
  readonly passed?: InboxItem['passed'] | undefined;
  /** Somebody asks for a signature beside theirs: agree or disagree, nothing to fill in. */
  readonly signs?: InboxItem['signs'] | undefined;
  readonly urged?: InboxItem['urged'] | undefined;
  /** The absent colleague whose work this is. */
  readonly standsFor?: string | undefined;
  /** Those who were asked to sign and have not. */
  readonly awaitsSigners: readonly string[];
  /** Whom the performer may choose for the steps that may come next. */
  readonly choose: readonly {
    readonly node: string;
    readonly name: string;
    readonly people: readonly Choice[];
  }[];
  /** What comes next, in words, one line a way out. */
  readonly next: readonly string[];
  readonly clock?: ClockView | undefined;
  readonly total?: ClockView | undefined;
  readonly returned?: { readonly by: string; readonly reason: string } | undefined;
  /** Where what stands in the case's forms came from, by data key: the last step that filled it in. */
  readonly origins: Readonly<Record<string, Origin>>;
  /** The step goes to see for itself: what earlier steps found is to be confirmed, value by value. */
  readonly verifies: boolean;
  /** Who signs the same paper, where the step is one signature of several. */
  readonly signers?: readonly SignerView[] | undefined;
}

/** Which form, when, and by whom it was filled in. */
export interface Origin {
  readonly form: string;
  readonly nodeName: string;
  readonly at: string;
  readonly by: string;
}

/** Somebody who signs, and whether they have. */
export interface SignerView {
  readonly name: string;
  readonly role?: string | undefined;
  readonly at?: string | undefined;
  readonly now: boolean;
}

/** A value before and after a step, in words. */
export interface ValueChange {
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

/** A line of 过程, with what it changed of what had been filled in. */
export interface HistoryLine extends StoryLine {
  /** How many events that say the same it stands for, when more than one. */
  readonly times?: number;
  readonly changes?: readonly ValueChange[] | undefined;
}

/** One step of the strip at the top of a case. */
export interface StripStep {
  readonly stage: string;
  readonly name: string;
  readonly state: 'done' | 'now' | 'later' | 'skipped';
  /** Date done, or limit in words. */
  readonly note: string;
}

/** A node of the chart with its state in this case. */
export interface ChartState {
  readonly done: Readonly<Record<string, { readonly at: string; readonly times: number }>>;
  readonly now: readonly string[];
  readonly incidents: readonly string[];
}

/** A document that was issued. `at` is when, as ISO text. */
export interface DocumentView {
  readonly id: string;
  readonly document: string;
  readonly name: string;
  readonly at: string;
  readonly nodeName: string;
  /** As printed at the foot of the paper. */
  readonly checkNumber: string;
  /** The posts that may open it, where the reader has none of them: that it exists is no secret, the history tells of it. */
  readonly only?: readonly string[] | undefined;
  /** How much of it is kept from the reader who may open it. */
  readonly kept?: Kept | undefined;
}

/** A public notice of a case, as those see it who look after it. */
export interface PublicNoticeView {
  /** The issued document that it shows. */
  readonly issued: string;
  readonly name: string;
  readonly issuedAt: string;
  /** Not posted yet, shown, over, taken down, its case withdrawn, issued anew, or kept back. */
  readonly state: 'waiting' | 'open' | 'over' | 'takenDown' | 'withdrawn' | 'replaced' | 'barred';
  /** Why it is kept back. */
  readonly reasons: readonly string[];
  /** Where it is to be posted. */
  readonly wanted: readonly string[];
  /** The proof. */
  readonly posted?:
    | {
        readonly at: string;
        readonly by?: string | undefined;
        readonly recordedAt: string;
        readonly places: readonly string[];
        readonly photos: readonly { readonly id: string; readonly name: string }[];
      }
    | undefined;
  readonly until?: string | undefined;
  readonly lasting: boolean;
  readonly daysLeft?: number | undefined;
  readonly ended?:
    | { readonly at: string; readonly by?: string | undefined; readonly reason?: string | undefined }
    | undefined;
  /** Of its page, while it is shown. */
  readonly address?: string | undefined;
  /** Whether it has a page at all, or only the paper. */
  readonly online: boolean;
  /** What an objection is called. */
  readonly objection?: string | undefined;
}

/** Another case that this one has called, or that has called this one. */
export interface RelatedCase {
  readonly instance: string;
  readonly number: string;
  readonly subject: string;
  readonly processName: string;
  readonly regionName: string;
  readonly status: string;
  readonly waitsFor: string;
}

/** The cases around one, as far as the reader reads them: none of those that are kept from them. */
export interface RelatedCases {
  readonly from?: RelatedCase | undefined;
  /** In the order in which they were begun. */
  readonly begun: readonly RelatedCase[];
  /** How many earlier ones are not listed. */
  readonly unlisted: number;
}

/** Everything a person sees of a case. */
export interface CaseView {
  readonly header: CaseHeader;
  readonly version: number;
  readonly strip: readonly StripStep[];
  readonly chart: ChartState;
  /** Tasks that are open, and whether the person may do them. */
  readonly open: readonly {
    readonly task: string;
    readonly node: string;
    readonly nodeName: string;
    readonly who: string;
    readonly due?: string | undefined;
    readonly mine: boolean;
  }[];
  /** The steps at which it stands, by name. */
  readonly waitsFor: string;
  /** 接下来 */
  readonly next: readonly string[];
  readonly clocks: readonly ClockView[];
  /** The limit of an open step: the person's own, else the first to fall due. */
  readonly stepClock?: ClockView | undefined;
  readonly history: readonly HistoryLine[];
  readonly forms: readonly FormView[];
  readonly context: FormContext;
  readonly documents: readonly DocumentView[];
  readonly related: RelatedCases;
  readonly publicNotices: readonly PublicNoticeView[];
  readonly incidents: readonly {
    readonly id: string;
    readonly nodeName: string;
    readonly message: string;
    readonly at: string;
    readonly mayRetry: boolean;
  }[];
  /** Messages that may be registered by hand now, with their form. */
  readonly messages: readonly {
    readonly message: string;
    readonly name: string;
    readonly form?: FormView | undefined;
  }[];
  readonly payment?: JsonObject | undefined;
  /** Stands for the person whose case it is, in the address of the 户档. */
  readonly person?: string | undefined;
  /** Who looked at whole numbers, the last first; only for those who supervise. */
  readonly looks: readonly LookLine[];
  /** Only a step that the reader did for another region is shown, as it was when they had done it. */
  readonly past?: { readonly nodeName: string; readonly at: string } | undefined;
}

/** A process that the person may start. */
export interface Startable {
  readonly packageId: string;
  /** Kind of work, as its package says. */
  readonly category: string;
  readonly process: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly version: string;
  /** Forms are filled in before the case begins. */
  readonly form: boolean;
  readonly regions: readonly { readonly code: string; readonly name: string }[];
}

/** A package in the place 设计. */
export interface PackageCard {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly version: string;
  readonly publishedAt?: string | undefined;
  readonly state: 'published' | 'draft-changed' | 'in-review' | 'unpublished';
  /** What was handed in waits for the person who asks. */
  readonly reviewIsYours: boolean;
  readonly counts: {
    readonly processes: number;
    readonly forms: number;
    readonly parameters: number;
    readonly scenarios: number;
  };
  readonly openInstances: number;
  /** The newer version of the template that it was made from, when there is one. */
  readonly upstreamVersion?: string | undefined;
}

/** Why something was refused, in words, and at which field when it is about one. */
export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly params: JsonObject;
  readonly problems?:
    | readonly {
        readonly form: string;
        readonly path: string;
        readonly code: string;
        readonly message: string;
      }[]
    | undefined;
}
