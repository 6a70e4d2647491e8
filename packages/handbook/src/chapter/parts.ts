import type { Node, NodeOf, Throw, Trigger } from '@fiveones/definition';

type UserTask = NodeOf<'userTask'>;

/** What steps of several kinds may hold, whichever the kind. */
export interface Parts extends Pick<
  UserTask,
  | 'responsibility'
  | 'responsibilityBy'
  | 'performer'
  | 'assignee'
  | 'notSameAs'
  | 'notSameAsEver'
  | 'reject'
  | 'optional'
  | 'limit'
  | 'alarms'
  | 'multi'
  | 'team'
  | 'forms'
  | 'decision'
  | 'opinion'
  | 'vote'
> {
  readonly trigger?: Trigger | undefined;
  readonly throws?: Throw | undefined;
  readonly issue?: readonly string[] | undefined;
}

/** A step by what it may hold. The schemas of the kinds give each name one meaning. */
export const partsOf = (node: Node): Parts => node as Parts;
