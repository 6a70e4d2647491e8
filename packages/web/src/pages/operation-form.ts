import type { OperationView } from '@fiveones/casework';
import type { api } from '../api.ts';

type OperationType = OperationView['do'];
type OperationInput = Parameters<typeof api.operation.carryOut.mutate>[0]['operation'];

/** What is asked before an operation is done. */
export interface Asked {
  readonly one: string;
  readonly several: readonly string[];
  readonly reason: string;
  readonly note: string;
  readonly when: 'before' | 'after';
  readonly then: 'again' | 'straight';
}

/** What an operation is about: the task on the page, or the work that stands open in the case. */
export interface About {
  readonly instance: string;
  readonly task?: string | undefined;
  /** A token of the case, for moving it. */
  readonly token?: string | undefined;
}

export const firstAsked = ({ choices, asks }: OperationView): Asked => {
  const [first] = choices;
  return {
    one: asks.includes('one') ? (first?.id ?? '') : '',
    several: [],
    reason: '',
    note: '',
    when: 'before',
    then: first?.then?.[0] ?? 'again',
  };
};

type Make = (asked: Asked, about: Pick<About, 'task' | 'token'>) => OperationInput;

const makes: { readonly [T in OperationType]: Make } = {
  claim: (_, { task = '' }) => ({ do: 'claim', task }),
  release: (_, { task = '' }) => ({ do: 'release', task }),
  skip: ({ reason }, { task = '' }) => ({ do: 'skip', task, reason }),
  sendBack: ({ one, reason, then }, { task = '' }) => ({ do: 'sendBack', task, to: one, reason, then }),
  reject: ({ one, reason }, { task = '' }) => ({ do: 'reject', task, code: one, notice: reason }),
  recall: ({ one }) => ({ do: 'recall', token: one }),
  transfer: ({ one, reason }, { task = '' }) => ({ do: 'transfer', task, to: one, reason }),
  delegate: ({ one, reason }, { task = '' }) => ({ do: 'delegate', task, to: one, reason }),
  addSigner: ({ several, when, reason }, { task = '' }) => ({
    do: 'addSigner',
    task,
    to: several,
    when,
    reason,
  }),
  removeSigner: ({ one, reason }, { task = '' }) => ({ do: 'removeSigner', task, person: one, reason }),
  addVoter: ({ one, reason }) => ({ do: 'addVoter', voter: one, reason }),
  removeVoter: ({ one, reason }) => ({ do: 'removeVoter', task: one, reason }),
  copy: ({ several, note }) => ({ do: 'copy', to: several, note }),
  markRead: ({ one }) => ({ do: 'markRead', notice: one }),
  urge: ({ one, note }) => ({ do: 'urge', task: one, note }),
  comment: ({ reason }) => ({ do: 'comment', text: reason }),
  takeDown: ({ one, reason }) => ({ do: 'takeDown', notice: one, reason }),
  terminate: ({ reason }) => ({ do: 'terminate', reason }),
  jump: ({ one, reason }, { token = '' }) => ({ do: 'jump', token, to: one, reason }),
  wake: ({ one, reason }) => ({ do: 'wake', to: one, reason }),
  confirm: ({ one }) => ({ do: 'confirm', proposal: one }),
  decline: ({ one, reason }) => ({ do: 'decline', proposal: one, reason }),
};

/** The operation as it is sent. */
export const operationOf = (name: OperationType, asked: Asked, { task, token }: About): OperationInput =>
  makes[name](asked, { task, token: token ?? task });

/** Everything that must be chosen is chosen. */
export const isChosen = ({ asks }: OperationView, asked: Asked): boolean =>
  (!asks.includes('one') || asked.one !== '') && (!asks.includes('several') || asked.several.length > 0);

/** A reason to foretell with while none is written; nothing is done with it. */
export const foretelling = (asked: Asked): Asked =>
  asked.reason.trim().length < 10 ? { ...asked, reason: '——————————' } : asked;

/** After these the work is no longer on the page. */
export const takesAway: ReadonlySet<OperationType> = new Set<OperationType>([
  'sendBack',
  'reject',
  'transfer',
  'delegate',
  'skip',
]);
