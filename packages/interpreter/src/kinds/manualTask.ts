import type { Kind } from '../kind.ts';
import { openTask } from '../open-task.ts';

/** Work away from the computer: the same as a task for a person, with nothing to fill in. */
export const manualTask: Kind<'manualTask'> = { enter: openTask };
