import type { Kind } from '../kind.ts';
import { leave } from '../walk.ts';

/** Where an instance or a sub-process begins; goes straight on. What a message brought is set by the start itself. */
export const startEvent: Kind<'startEvent'> = { enter: (run, _node, token) => leave(run, token) };
