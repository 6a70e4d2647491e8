import { refuse } from '../refusal.ts';
import { leave } from '../walk.ts';
import { awaitsSigners } from './addSigner.ts';
import { decidable, decidedBy, needsReason, plain, type Operation } from './operation.ts';
import { handOn } from './recall.ts';

/** 跳过 */
export const skip: Operation<'skip'> = {
  name: { zh: '跳过这一步', en: 'Skip' },
  effect: { zh: '可办可不办的一步不办，办件接着往下走。', en: 'An optional step is passed over.' },
  who: 'holder',
  asks: ['reason'],
  table: {
    parallel: '只影响本支，汇合照等别的分支。',
    multi: '只跳过自己那一份，算已办，不算表态。',
    timers: '这一步的时限和定时取消。',
    subProcess: '子流程里最后一步跳过，子流程就办完。',
    call: '不适用：只有人办的步骤能跳过。',
  },
  offer: (run, by, task) => {
    const found = decidable(run, task, by, 'skip');
    return found?.node.optional && !awaitsSigners(run, found.task) ? plain : undefined;
  },
  decide(run, command) {
    const found = decidedBy(run, command.task, command.by, 'skip');
    if (!('node' in found)) return found;
    const { task, node } = found;
    if (!node.optional) return refuse('not-optional');
    const wrong = needsReason(command.reason) ?? awaitsSigners(run, task);
    if (wrong) return wrong;
    run.emit('taskSkipped', {
      token: task.id,
      node: task.node,
      reason: command.reason,
      ...(command.by === undefined ? {} : { by: command.by }),
    });
    handOn(run, task, () => leave(run, run.token(task.id)));
    return undefined;
  },
};
