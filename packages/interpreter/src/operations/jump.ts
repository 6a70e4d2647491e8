import { opensTask } from '@fiveones/definition';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';
import { enter, nodeOf } from '../walk.ts';
import { needsReason, type Choice, type Operation } from './operation.ts';
import { propose } from './propose.ts';
import { takeAway } from './tell.ts';
import { halfJoins, outermost } from './ways.ts';

/** 跳转 */
export const jump: Operation<'jump'> = {
  name: { zh: '跳转', en: 'Jump' },
  effect: {
    zh: '流程走错了，直接转到另一步；要另一个人确认才生效。',
    en: 'Moves the case to another step; takes effect once a second person confirms.',
  },
  who: 'admin',
  asks: ['one', 'reason'],
  table: {
    parallel: '同一层的各支都收回，只留跳到的一步；不能跳进分支中间，汇合会永远等不齐。',
    multi: '整步收回，已表的作废。',
    timers: '收回的步骤上的定时取消，跳到的一步重新计；总时限按流程图。',
    subProcess: '只在同一层之内跳。',
    call: '收回等着的调用，被它启动的办件一并终止。',
  },
  offer(run, _by, task) {
    const token = task ? outermost(run, run.token(task.id)) : firstOf(run);
    const choices =
      token && run.state.status === 'running' ? targets(run, nodeOf(run, token).parent, token.node) : [];
    return choices.length > 0 ? { choices } : undefined;
  },
  decide(run, command) {
    const token = run.state.tokens[command.token];
    if (!token) return refuse('task-gone');
    const moved = outermost(run, token);
    const wrong = needsReason(command.reason) ?? barred(run, moved, command.to);
    return wrong ?? propose(run, command, { do: 'jump', token: moved.id, to: command.to });
  },
  carryOut(run, proposal, by) {
    const token = run.state.tokens[proposal.token ?? ''];
    const target = run.world.chart.nodes.get(proposal.to);
    if (!token || !target) return refuse('task-gone');
    const wrong = barred(run, token, proposal.to);
    if (wrong) return wrong;
    run.emit('jumped', { token: token.id, node: token.node, to: target.id, by });
    const level = Object.values(run.state.tokens).filter(
      ({ scope, aside }) => scope === token.scope && !aside,
    );
    takeAway(run, level, 'jumped', proposal.reason);
    enter(run, target, { scope: token.scope, to: run.state.done[target.id]?.by });
    return undefined;
  },
};

const barred = (run: Run, token: Token, to: string): Refusal | undefined =>
  !token.aside && targets(run, nodeOf(run, token).parent, token.node).some(({ id }) => id === to)
    ? undefined
    : refuse('no-way-there');

/** Tasks of one level on which a single token can stand without a join waiting for ever. */
export function targets(run: Run, parent: string | undefined, without?: string): readonly Choice[] {
  return run.world.chart.process.nodes
    .filter((node) => opensTask(node) && node.parent === parent && node.id !== without)
    .filter((node) => halfJoins(run, node.id).length === 0)
    .map(({ id, name }) => ({ id, name }));
}

const firstOf = (run: Run): Token | undefined =>
  Object.values(run.state.tokens).find(({ scope, aside }) => scope === null && !aside);
