import { end } from '../walk.ts';
import { needsReason, plain, type Operation } from './operation.ts';
import { takeAway, tellAll, wholeCase } from './tell.ts';

/** 终止 */
export const terminate: Operation<'terminate'> = {
  name: { zh: '终止', en: 'Terminate' },
  effect: {
    zh: '这件不办了：所有待办收回，时限停，留下理由；不算同意也不算不予办理。',
    en: 'The case is stopped by the office, with a reason; it is neither granted nor rejected.',
  },
  who: 'office',
  asks: ['reason'],
  table: {
    parallel: '所有分支的待办都收回。',
    multi: '整步收回，已表的作废。',
    timers: '全部取消，时限停。',
    subProcess: '里外都收回。',
    call: '收回等着的调用，被它启动的办件一并终止。',
  },
  offer: (run) => (run.state.status === 'running' ? plain : undefined),
  decide(run, command) {
    const wrong = needsReason(command.reason);
    if (wrong) return wrong;
    const { by, reason } = command;
    run.emit('caseTerminated', { reason, ...(by === undefined ? {} : { by }) });
    takeAway(run, wholeCase(run), 'terminated', reason);
    tellAll(run, [run.state.startedBy], { why: 'terminated', note: reason });
    end(run, true);
    return undefined;
  },
};
