import { refuse } from '../refusal.ts';
import { enter } from '../walk.ts';
import { decidable, decidedBy, shortestNotice, type Operation } from './operation.ts';
import { takeAway, tellAll, wholeCase } from './tell.ts';

/** 驳回 */
export const reject: Operation<'reject'> = {
  name: { zh: '驳回', en: 'Reject' },
  effect: {
    zh: '整件不予办理：选事由、写告知内容，别的待办都收回，不能再往下走。',
    en: 'The whole case ends against the applicant, with a reason and a notice.',
  },
  who: 'holder',
  asks: ['one', 'reason'],
  table: {
    parallel: '所有分支的待办都收回，包括已经在汇合处等着的。',
    multi: '整步收回，已表的作废；只有设了驳回的步骤能驳回。',
    timers: '全部取消；总时限按流程图在驳回的去向停。',
    subProcess: '在子流程里驳回，子流程连同外面的都收回，去向在最外层。',
    call: '收回等着的调用，被它启动的办件一并终止。',
  },
  offer(run, by, task) {
    const found = decidable(run, task, by, 'reject');
    const reasons = found?.node.reject?.reasons.map(({ code, name }) => ({ id: code, name }));
    return reasons ? { choices: reasons } : undefined;
  },
  decide(run, command) {
    const found = decidedBy(run, command.task, command.by, 'reject');
    if (!('node' in found)) return found;
    const { task, node } = found;
    const reason = node.reject?.reasons.find(({ code }) => code === command.code);
    const target = node.reject ? run.world.chart.nodes.get(node.reject.to) : undefined;
    if (!node.reject || !target || target.parent !== undefined || command.by === undefined)
      return refuse('operation-off');
    if (!reason) return refuse('no-such-reason');
    if (command.notice.trim().length < shortestNotice)
      return refuse('reason-missing', { min: shortestNotice });
    const { code, name } = reason;
    run.emit('caseRejected', {
      token: task.id,
      node: task.node,
      code,
      reason: name,
      notice: command.notice,
      to: target.id,
      by: command.by,
    });
    const value = { code, name, notice: command.notice, by: command.by, at: run.at, node: node.name };
    run.emit('dataSet', { node: node.id, cause: 'reject', set: [{ into: node.reject.into, value }] });
    takeAway(run, wholeCase(run), 'rejected', name);
    tellAll(run, [run.state.startedBy], {
      why: 'rejected',
      node: node.id,
      note: `${name}：${command.notice}`,
    });
    enter(run, target, { scope: null });
    return undefined;
  },
};
