import type { Json } from '@fiveones/definition';
import type { DataWrite } from '../event.ts';
import type { Assignment, Notice, NoticeReason, Proposal, TokenId } from '../state.ts';

/** What office operations leave behind, by type; part of the events of an instance. */
export interface OperationEvents {
  taskReleased: { readonly token: TokenId; readonly node: string; readonly by: string };
  taskRead: { readonly token: TokenId; readonly node: string; readonly by: string };
  /** What a finished task led to can no longer be taken back. */
  handedForGood: { readonly token: TokenId };
  taskRecalled: { readonly token: TokenId; readonly node: string; readonly by: string };
  taskTransferred: {
    readonly token: TokenId;
    readonly node: string;
    readonly to: string;
    readonly by: string;
    readonly reason: string;
  };
  taskDelegated: {
    readonly token: TokenId;
    readonly node: string;
    readonly to: string;
    readonly by: string;
    readonly reason: string;
  };
  /** A task goes back to who had handed it over; `set` is what was prepared. */
  taskHandedBack: {
    readonly token: TokenId;
    readonly node: string;
    readonly to: string;
    readonly by: string;
    readonly set: readonly DataWrite[];
  };
  signerPlanned: {
    readonly host: TokenId;
    readonly node: string;
    readonly person: string;
    readonly by: string;
    readonly reason: string;
  };
  signerAdded: {
    readonly token: TokenId;
    readonly host: TokenId;
    readonly node: string;
    readonly when: 'before' | 'after';
    readonly assignment: Assignment;
    readonly by: string;
    readonly reason: string;
  };
  signerDone: {
    readonly token: TokenId;
    readonly host: TokenId;
    readonly node: string;
    readonly by: string;
    readonly result: 'agree' | 'disagree';
    readonly reason: string;
  };
  signerRemoved: {
    readonly token?: TokenId;
    readonly host: TokenId;
    readonly node: string;
    readonly person: string;
    readonly by: string;
    readonly reason: string;
  };
  /** A later signer disagreed: the finished task is open again. */
  taskReopened: {
    readonly token: TokenId;
    readonly node: string;
    readonly by: string;
    readonly reason: string;
  };
  /** Somebody was put on the list of a vote that is going on. */
  voterAdded: {
    readonly token: TokenId;
    readonly node: string;
    readonly item: Json;
    readonly person: string;
    readonly by: string;
    readonly reason: string;
  };
  /** Somebody who had not voted was struck off the list. */
  voterRemoved: {
    readonly token: TokenId;
    readonly node: string;
    readonly run: number;
    readonly person: string;
    readonly by: string;
    readonly reason: string;
  };
  /** What was to come back to somebody who left, or wait for them, is another's; nobody in particular's without `to`. */
  personReplaced: {
    readonly person: string;
    readonly to?: string;
    readonly by: string;
    readonly reason: string;
  };
  /** Somebody left, and neither their successor nor their post can have this. */
  leftBehind: {
    readonly token: TokenId;
    readonly node: string;
    readonly person: string;
    readonly by: string;
    readonly reason: string;
  };
  caseRejected: {
    readonly token: TokenId;
    readonly node: string;
    readonly code: string;
    readonly reason: string;
    readonly notice: string;
    readonly to: string;
    readonly by: string;
  };
  copied: { readonly to: readonly string[]; readonly by: string; readonly note?: string };
  told: Pick<Notice, 'to' | 'why' | 'node' | 'note'> & { readonly notice: string; readonly by?: string };
  noticeRead: { readonly notice: string; readonly why: NoticeReason; readonly by: string };
  urged: { readonly token: TokenId; readonly node: string; readonly by: string; readonly note: string };
  commented: { readonly by: string; readonly text: string };
  /** A public notice is no longer shown. `issued` is the document that it showed, `name` what it is called. */
  noticeTakenDown: {
    readonly issued: string;
    readonly name: string;
    readonly by: string;
    readonly reason: string;
  };
  caseTerminated: { readonly by?: string; readonly reason: string };
  changeProposed: Omit<Proposal, 'id' | 'at'> & { readonly proposal: string };
  changeConfirmed: { readonly proposal: string; readonly by: string };
  changeDeclined: { readonly proposal: string; readonly by: string; readonly reason: string };
  jumped: { readonly token: TokenId; readonly node: string; readonly to: string; readonly by: string };
  caseWoken: { readonly to: string; readonly by: string };
}
