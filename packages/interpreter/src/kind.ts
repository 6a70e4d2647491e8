import type { NodeKind, NodeOf } from '@fiveones/definition';
import type { Run } from './run.ts';
import type { Token } from './state.ts';

/** What the interpreter knows of a kind of node. */
export interface Kind<K extends NodeKind> {
  /** A token stands on the node: act, wait, or go on. Called again when an incident there is retried. */
  enter(run: Run, node: NodeOf<K>, token: Token): void;
  /** Nothing is left of what went on inside the token; absent: it goes on. */
  emptied?(run: Run, node: NodeOf<K>, token: Token): void;
}

/** What each kind of node does. */
export type Kinds = { readonly [K in NodeKind]: Kind<K> };
