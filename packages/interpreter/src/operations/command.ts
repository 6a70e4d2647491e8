import type { TokenId } from '../state.ts';

/** Office operations as commands, by name. */
export interface OperationBodies {
  claim: { readonly task: TokenId };
  release: { readonly task: TokenId };
  skip: { readonly task: TokenId; readonly reason: string };
  /** `then`: walk the steps between again (default), or come straight back. */
  sendBack: {
    readonly task: TokenId;
    readonly to: string;
    readonly reason: string;
    readonly then?: 'again' | 'straight' | undefined;
  };
  /** `code`: one of the reasons that the node lists. */
  reject: { readonly task: TokenId; readonly code: string; readonly notice: string };
  /** `token`: the task that was finished, or one that was transferred or delegated. */
  recall: { readonly token: TokenId };
  transfer: { readonly task: TokenId; readonly to: string; readonly reason: string };
  delegate: { readonly task: TokenId; readonly to: string; readonly reason: string };
  addSigner: {
    readonly task: TokenId;
    readonly to: readonly string[];
    readonly when: 'before' | 'after';
    readonly reason: string;
  };
  removeSigner: { readonly task: TokenId; readonly person: string; readonly reason: string };
  /** `voter`: the vote's token and the person, as offered. */
  addVoter: { readonly voter: string; readonly reason: string };
  /** `task`: the ballot that was not given. */
  removeVoter: { readonly task: TokenId; readonly reason: string };
  copy: { readonly to: readonly string[]; readonly note?: string | undefined };
  markRead: { readonly notice: string };
  urge: { readonly task: TokenId; readonly note?: string | undefined };
  comment: { readonly text: string; readonly to?: readonly string[] | undefined };
  /** `notice`: the issued document that is shown. */
  takeDown: { readonly notice: string; readonly reason: string };
  terminate: { readonly reason: string };
  jump: { readonly token: TokenId; readonly to: string; readonly reason: string };
  wake: { readonly to: string; readonly reason: string };
  confirm: { readonly proposal: string };
  decline: { readonly proposal: string; readonly reason: string };
  /** Somebody leaves: what they have in hand goes to another, or to its post. */
  handOver: { readonly person: string; readonly to?: string | undefined; readonly reason: string };
  /** Somebody who may do a task has opened it; from then on it cannot be taken back. */
  open: { readonly task: TokenId };
}

/** An operation as a face sends it: who and when are added where it is decided. */
export type OperationInput = {
  [T in OperationType]: { readonly do: T } & OperationBodies[T];
}[OperationType];

/** The operations that a person can do on a case, by the commands that do them. */
export type OperationType = Exclude<keyof OperationBodies, 'open' | 'handOver'>;
