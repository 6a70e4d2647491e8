import type { Run } from '../run.ts';
import type { NoticeReason, Task, Token } from '../state.ts';
import { withdraw } from '../walk.ts';

/** Tells people something; whoever causes it is not told. */
export function tellAll(
  run: Run,
  people: Iterable<string | undefined>,
  said: {
    readonly why: NoticeReason;
    readonly node?: string | undefined;
    readonly note?: string | undefined;
  },
): void {
  for (const to of new Set(people))
    if (to !== undefined && to !== run.by)
      run.emit('told', {
        notice: `n${run.state.next}`,
        to,
        why: said.why,
        ...(said.node === undefined ? {} : { node: said.node }),
        ...(said.note === undefined || said.note === '' ? {} : { note: said.note }),
        ...(run.by === undefined ? {} : { by: run.by }),
      });
}

/** Withdraws tokens with all that hangs on them, and tells those who had work there. */
export function takeAway(run: Run, tokens: readonly Token[], why: string, note: string): void {
  const before = run.state.tasks;
  for (const token of tokens) if (run.state.tokens[token.id]) withdraw(run, token, why);
  const lost = Object.values(before).filter((task) => !run.state.tasks[task.id]);
  for (const [node, tasks] of groupByNode(lost))
    tellAll(
      run,
      tasks.flatMap(({ assignment, passed }) => [
        assignment.person,
        passed?.how === 'delegated' ? passed.by : undefined,
      ]),
      {
        why: 'withdrawn',
        node,
        note,
      },
    );
}

function groupByNode(tasks: readonly Task[]): ReadonlyMap<string, readonly Task[]> {
  const groups = new Map<string, Task[]>();
  for (const task of tasks) groups.set(task.node, [...(groups.get(task.node) ?? []), task]);
  return groups;
}

/** Every token of the outermost level; all others hang on these. */
export const wholeCase = (run: Run): readonly Token[] =>
  Object.values(run.state.tokens).filter((token) => token.scope === null);
