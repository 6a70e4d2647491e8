import type { Kind } from '../kind.ts';
import { leave } from '../walk.ts';

/** Is entered only when it has happened; goes straight on. */
export const boundaryEvent: Kind<'boundaryEvent'> = { enter: (run, _node, token) => leave(run, token) };
