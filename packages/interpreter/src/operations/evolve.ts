import { withoutActs } from '../acts.ts';
import { changed, without, withKey } from '../changed.ts';
import { writePath } from '../data.ts';
import type { EventOf } from '../event.ts';
import type { InstanceState, MultiBody, Notice, Proposal, Task, Token, TokenId } from '../state.ts';
import type { OperationEvents } from './event.ts';
import { replaced } from './replaced.ts';

type Fold<T extends keyof OperationEvents> = (state: InstanceState, event: EventOf<T>) => InstanceState;

const same = (state: InstanceState): InstanceState => state;

/** The state after each event of an office operation. */
export const operationFolds = {
  taskReleased: (state, { body }) =>
    task(state, body.token, ({ passed: _, read: _read, ...old }) => {
      const { person: _person, ...assignment } = old.assignment;
      return { ...old, assignment };
    }),
  taskRead: (state, { at, body }) =>
    task(state, body.token, (old) => ({ ...old, read: { by: body.by, at } })),
  handedForGood: (state, { body }) =>
    changed(state, {
      tokens: Object.fromEntries(
        Object.entries(state.tokens).map(([id, token]) => [
          id,
          token.sent?.token === body.token ? unsent(token) : token,
        ]),
      ),
    }),
  taskRecalled: withoutActs,
  taskTransferred: (state, { body }) =>
    task(state, body.token, (old) =>
      handedTo(old, body.to, { how: 'transferred', by: body.by, reason: body.reason }),
    ),
  taskDelegated: (state, { body }) =>
    task(state, body.token, (old) =>
      handedTo(old, body.to, { how: 'delegated', by: body.by, reason: body.reason }),
    ),
  taskHandedBack: (state, { body }) =>
    changed(
      task(state, body.token, (old) => handedTo(old, body.to, undefined)),
      { data: body.set.reduce((data, { into, value }) => writePath(data, into, value), state.data) },
    ),
  signerPlanned: (state, { body }) =>
    token(state, body.host, (old) => ({
      ...old,
      planned: [...(old.planned ?? []), { person: body.person, by: body.by, reason: body.reason }],
    })),
  signerAdded: (state, { at, body }) =>
    changed(state, {
      next: state.next + 1,
      tokens: {
        ...state.tokens,
        ...planless(state, body.host, body.assignment.person),
        [body.token]: { id: body.token, node: body.node, scope: body.host, since: at, signs: body.when },
      },
      tasks: {
        ...state.tasks,
        [body.token]: {
          id: body.token,
          node: body.node,
          assignment: body.assignment,
          openedAt: at,
          signs: { host: body.host, when: body.when, by: body.by, reason: body.reason },
        },
      },
    }),
  signerDone: (state, { body }) => withoutSigner(state, body.token),
  signerRemoved: (state, { body }) =>
    body.token === undefined
      ? changed(state, { tokens: { ...state.tokens, ...planless(state, body.host, body.person) } })
      : withoutSigner(state, body.token),
  taskReopened: (state, { body }) =>
    withoutActs(token(state, body.token, ({ finished: _, planned: _planned, ...old }) => old)),
  voterAdded: (state, { body }) =>
    runs(state, body.token, (old) => ({ ...old, items: [...old.items, body.item] })),
  voterRemoved: (state, { body }) =>
    runs(state, body.token, (old) => ({ ...old, removed: [...(old.removed ?? []), body.run] })),
  personReplaced: (state, { body }) => replaced(state, body.person, body.to),
  leftBehind: same,
  caseRejected: same,
  copied: same,
  told: (state, { at, body: { notice, ...told } }) =>
    changed(state, {
      next: state.next + 1,
      notices: withKey<Notice>(state.notices ?? {}, notice, { id: notice, at, ...told }),
    }),
  noticeRead: (state, { body }) => changed(state, { notices: without(state.notices ?? {}, body.notice) }),
  urged: (state, { at, body }) =>
    task(state, body.token, (old) => ({
      ...old,
      urged: { times: (old.urged?.times ?? 0) + 1, by: body.by, at, note: body.note },
    })),
  commented: same,
  noticeTakenDown: (state, { at, body: { issued, by, reason } }) =>
    changed(state, { takenDown: withKey(state.takenDown ?? {}, issued, { at, by, reason }) }),
  caseTerminated: same,
  changeProposed: (state, { at, body: { proposal, ...asked } }) =>
    changed(state, {
      next: state.next + 1,
      proposals: withKey<Proposal>(state.proposals ?? {}, proposal, { id: proposal, at, ...asked }),
    }),
  changeConfirmed: (state, { body }) =>
    changed(state, { proposals: without(state.proposals ?? {}, body.proposal) }),
  changeDeclined: (state, { body }) =>
    changed(state, { proposals: without(state.proposals ?? {}, body.proposal) }),
  jumped: withoutActs,
  caseWoken: ({ endedAt: _, end: _end, outcome: _outcome, ...state }) =>
    withoutActs({ ...state, status: 'running' }),
} satisfies { [T in keyof OperationEvents]: Fold<T> };

const task = (state: InstanceState, id: TokenId, change: (old: Task) => Task): InstanceState => {
  const old = state.tasks[id];
  return old ? changed(state, { tasks: withKey(state.tasks, id, change(old)) }) : state;
};

const token = (state: InstanceState, id: TokenId, change: (old: Token) => Token): InstanceState => {
  const old = state.tokens[id];
  return old ? changed(state, { tokens: withKey(state.tokens, id, change(old)) }) : state;
};

const runs = (state: InstanceState, id: TokenId, change: (old: MultiBody) => MultiBody): InstanceState =>
  token(state, id, (old) => (old.body ? { ...old, body: change(old.body) } : old));

const unsent = ({ sent: _, ...token }: Token): Token => token;

/** Whoever gets a task has not read it yet. */
function handedTo({ read: _, passed: _passed, ...old }: Task, person: string, passed: Task['passed']): Task {
  return { ...old, assignment: { ...old.assignment, person }, ...(passed ? { passed } : {}) };
}

/** The host without a signer who was only planned. */
function planless(
  state: InstanceState,
  host: TokenId,
  person: string | undefined,
): Readonly<Record<TokenId, Token>> {
  const old = state.tokens[host];
  if (!old?.planned) return {};
  const { planned, ...rest } = old;
  const left = planned.filter((signer) => signer.person !== person);
  return { [host]: left.length === 0 ? rest : { ...rest, planned: left } };
}

const withoutSigner = (state: InstanceState, id: TokenId): InstanceState =>
  changed(state, { tokens: without(state.tokens, id), tasks: without(state.tasks, id) });
