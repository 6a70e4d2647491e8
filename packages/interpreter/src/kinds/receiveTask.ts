import type { Kind } from '../kind.ts';

/** Waits for a message; `wait.ts` says how it hears it. */
export const receiveTask: Kind<'receiveTask'> = { enter: () => undefined };
