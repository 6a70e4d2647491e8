import type { OperationType } from './command.ts';
import { addSigner } from './addSigner.ts';
import { claim } from './claim.ts';
import { comment } from './comment.ts';
import { confirm, decline } from './confirm.ts';
import { copy } from './copy.ts';
import { delegate } from './delegate.ts';
import { jump } from './jump.ts';
import { markRead } from './markRead.ts';
import type { Operation } from './operation.ts';
import { recall } from './recall.ts';
import { reject } from './reject.ts';
import { release } from './release.ts';
import { removeSigner } from './removeSigner.ts';
import { sendBack } from './sendBack.ts';
import { skip } from './skip.ts';
import { takeDown } from './takeDown.ts';
import { terminate } from './terminate.ts';
import { transfer } from './transfer.ts';
import { urge } from './urge.ts';
import { addVoter, removeVoter } from './voters.ts';
import { wake } from './wake.ts';

/** Every office operation, in the order in which a menu shows them. */
export const operations: { readonly [T in OperationType]: Operation<T> } = {
  claim,
  release,
  sendBack,
  transfer,
  delegate,
  addSigner,
  removeSigner,
  addVoter,
  removeVoter,
  recall,
  urge,
  copy,
  comment,
  markRead,
  skip,
  reject,
  takeDown,
  terminate,
  jump,
  wake,
  confirm,
  decline,
};

/** Operations that fit an instance that has ended. */
export const afterEnd: ReadonlySet<string> = new Set<OperationType>([
  'copy',
  'comment',
  'markRead',
  'takeDown',
  'wake',
  'confirm',
  'decline',
]);
