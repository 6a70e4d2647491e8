import { after } from '../commands/complete.ts';
import type { Kind } from '../kind.ts';
import { openTask } from '../open-task.ts';
import { passSamePerson } from '../same-person.ts';

/** Work for a person: forms to fill in, perhaps an opinion or a ballot. */
export const userTask: Kind<'userTask'> = {
  enter(run, node, token) {
    if (passSamePerson(run, node, token)) after(run, node, run.token(token.id));
    else openTask(run, node, token);
  },
};
