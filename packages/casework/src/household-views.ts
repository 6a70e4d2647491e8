import type { ShownValue } from './shown-text.ts';
import type { CaseHeader, HistoryLine } from './views.ts';

/** Somebody found by name or number. */
export interface HouseholdFound {
  /** Stands for the person in addresses. */
  readonly person: string;
  /** Of somebody under 18 only its beginning. */
  readonly name: string;
  readonly idMasked?: string;
  readonly minor: boolean;
  readonly age?: number;
  readonly regionName: string;
  /** Cases that tell of the person, as far as one may see them. */
  readonly cases: number;
}

/** Somebody of a household. */
export interface HouseholdMember {
  readonly person: string;
  readonly name: string;
  readonly idMasked?: string;
  readonly minor: boolean;
  readonly age?: number;
  /** The newest case is about this person. */
  readonly head: boolean;
  /** The number may be looked at whole, for a reason. */
  readonly revealable: boolean;
  /** How related to the applicant, in words. */
  readonly relation?: string | undefined;
}

/** A case of a household, open or ended. */
export interface HouseholdCase {
  readonly instance: string;
  readonly number: string;
  readonly processName: string;
  readonly subject: string;
  readonly status: CaseHeader['status'];
  readonly outcome?: string | undefined;
  readonly stageName: string;
  readonly waitsFor: string;
  readonly startedAt: string;
  readonly endedAt?: string | undefined;
  readonly due?: string | undefined;
  /** It tells an identity number of the household; else only a name of the same village fits. */
  readonly sure: boolean;
}

/** What a case gives, gave or is asked for. */
export interface Benefit {
  readonly instance: string;
  readonly processName: string;
  readonly state: 'granted' | 'applied' | 'ended';
  /** A day or a month. */
  readonly from: string;
  readonly until?: string | undefined;
  /** 元 */
  readonly amount?: number | undefined;
  /** How its payment stands, as the package codes it. */
  readonly status?: string | undefined;
  readonly outcome?: string | undefined;
}

/** A warning about a household, settled or not. */
export interface HouseholdWarning {
  readonly instance: string;
  readonly what: string;
  readonly at: string;
  readonly running: boolean;
  readonly shown: readonly ShownValue[];
}

/** Somebody went to see the household. */
export interface HouseholdVisit {
  readonly instance: string;
  readonly processName: string;
  /** The step that was done. */
  readonly name: string;
  readonly at: string;
  readonly by: string;
  readonly photos: number;
}

/** 一策: what is planned for a household, as its newest case with a plan says. */
export interface HouseholdMeasures {
  readonly instance: string;
  readonly labels: readonly string[];
  readonly measures: readonly {
    readonly cells: readonly string[];
    /** A day. */
    readonly due?: string | undefined;
    /** The case that was begun for it. */
    readonly pursued?: HouseholdCase | undefined;
    /** What that case came to. */
    readonly result?: string | undefined;
  }[];
  readonly hasDue: boolean;
  /** Cases are begun for the measures. */
  readonly pursues: boolean;
  readonly shown: readonly ShownValue[];
}

/** 户档: what is known of a household. */
export interface HouseholdView {
  readonly person: string;
  readonly name: string;
  readonly regionName: string;
  readonly members: readonly HouseholdMember[];
  /** Newest first. */
  readonly cases: readonly HouseholdCase[];
  readonly benefits: readonly Benefit[];
  readonly documents: readonly {
    readonly instance: string;
    readonly id: string;
    readonly name: string;
    readonly at: string;
    readonly processName: string;
    readonly checkNumber: string;
    /** The posts that may open it, where the reader has none of them. */
    readonly only?: readonly string[] | undefined;
  }[];
  /** Newest first. */
  readonly changes: readonly (HistoryLine & { readonly instance: string; readonly processName: string })[];
  readonly plan?: HouseholdMeasures | undefined;
  /** Newest first. */
  readonly warnings: readonly HouseholdWarning[];
  /** Newest first. */
  readonly visits: readonly HouseholdVisit[];
  /** Visits that whoever looks may register now, each at a running case that waits for it. */
  readonly awaited: readonly { readonly instance: string; readonly message: string; readonly name: string }[];
  /** The step that filled in forms last, and its case. */
  readonly latest?:
    | {
        readonly instance: string;
        readonly processName: string;
        readonly nodeName: string;
        readonly at: string;
        readonly by: string;
      }
    | undefined;
  readonly today: string;
  /** How often numbers of its cases were looked at whole in the last 30 days. */
  readonly looks: number;
}
