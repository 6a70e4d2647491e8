import type { Kind } from '../kind.ts';
import { openTask } from '../open-task.ts';

/** Work for a person: forms to fill in, perhaps an opinion or a ballot. */
export const userTask: Kind<'userTask'> = { enter: openTask };
