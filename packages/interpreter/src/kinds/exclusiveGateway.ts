import type { Kind } from '../kind.ts';
import { leave } from '../walk.ts';

/** One of several ways; the choice itself is made wherever a token leaves. */
export const exclusiveGateway: Kind<'exclusiveGateway'> = { enter: (run, _node, token) => leave(run, token) };
