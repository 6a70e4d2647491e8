import { readFile } from 'node:fs/promises';
import { checkScenario, failureWords } from '@fiveones/casework';
import { Scenario } from '@fiveones/definition';
import { play, sampleRegion, tell, type Played } from '@fiveones/interpreter';
import { textOf, type CliCommand } from '../command.ts';
import { readPackage } from '../read-package.ts';

/** Plays a script of actions on a virtual clock and prints the timeline. */
export const runCommand: CliCommand = {
  name: 'run',
  usage: 'fiveones run PACKAGE --process ID --script FILE [--json]',
  summary: { en: 'play a script on a virtual clock and print the timeline', zh: '在虚拟时钟上演一个脚本，打印时间线' },
  flags: {
    process: { value: true, help: 'process to start' },
    script: { value: true, help: 'JSON file: {"at": …, "script": [actions], "then": {…}} or a list of actions' },
    at: { value: true, help: 'instant at which the virtual clock starts' },
    json: { value: false, help: 'print JSON' },
  },
  async run(given, { out, err }) {
    const [folder] = given.words;
    const process = textOf(given, 'process');
    const file = textOf(given, 'script');
    if (folder === undefined || process === undefined || file === undefined) return 2;
    const read = await readPackage(folder);
    if (!read.ok) {
      err(read.message);
      return 1;
    }
    if (!read.package.processes[process]) {
      err(`没有流程“${process}”，有的是：${Object.keys(read.package.processes).join('、')}`);
      return 1;
    }
    const scenario = await scriptOf(file, process, textOf(given, 'at'));
    if (typeof scenario === 'string') {
      err(scenario);
      return 1;
    }
    const played = play(read.package, scenario, { checkForms: checkScenario });
    if (given.flags['json']) out(JSON.stringify(jsonOf(played), null, 2));
    else printTimeline(played, out);
    for (const { action, code, params } of played.failures) err(failureWords(action, code, params));
    return played.failures.length > 0 ? 1 : 0;
  },
};

async function scriptOf(file: string, process: string, at: string | undefined): Promise<Scenario | string> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return `读不到脚本：${file}`;
  const json = parseJson(text);
  if (json === undefined) return `脚本不是 JSON：${file}`;
  const written = Array.isArray(json) ? { script: json as unknown[] } : (json as Record<string, unknown>);
  const parsed = Scenario.safeParse({ id: 'script', name: '脚本', then: {}, at: at ?? '2026-03-02T09:00:00+08:00', ...written, process });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `脚本第 ${issue?.path.join('.') ?? ''} 处不对：${issue?.message ?? ''}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function jsonOf({ timeline, states, main, world, now, failures }: Played) {
  const state = main === undefined ? undefined : states[main];
  return {
    now,
    region: sampleRegion,
    timeline: timeline.map(({ instance, event }) => ({
      instance,
      at: event.at,
      event: event.type,
      ...('node' in event.body && event.body.node !== null ? { node: event.body.node } : {}),
      ...(event.type === 'taskOpened' ? { assignee: { tier: event.body.assignment.tier, unit: event.body.assignment.unitName, post: event.body.assignment.post, person: event.body.assignment.person }, due: event.body.limit?.due, explanation: event.body.limit?.explanation.lines } : {}),
      body: event.body,
      text: world ? tell(event, world)?.title : undefined,
    })),
    documents: state?.documents.map(({ document, at, fields }) => ({ document, at, fields })) ?? [],
    clocks: state?.clocks ?? {},
    open: Object.values(state?.tasks ?? {}).map(({ node, assignment, due }) => ({ node, tier: assignment.tier, unit: assignment.unitName, post: assignment.post, due })),
    incidents: Object.values(state?.incidents ?? {}),
    status: state?.status,
    end: state?.end,
    outcome: state?.outcome,
    data: state?.data,
    failures,
  };
}

function printTimeline({ timeline, states, main, world, now }: Played, out: (line: string) => void): void {
  for (const { event } of timeline) {
    const line = world ? tell(event, world) : undefined;
    if (line) out(`${line.at.slice(0, 16).replace('T', ' ')}  ${line.title}${line.note ? `（${line.note}）` : ''}`);
  }
  const state = main === undefined ? undefined : states[main];
  if (!state) return;
  out('');
  out(`到 ${now.slice(0, 16).replace('T', ' ')}：${state.status === 'running' ? '在办' : `办结（${state.end ?? ''}）`}`);
  for (const task of Object.values(state.tasks)) out(`  待办 ${world?.chart.nodes.get(task.node)?.name ?? task.node}：${task.assignment.unitName ?? ''}${task.assignment.postName ?? task.assignment.post ?? ''}${task.due ? `，最晚 ${task.due.slice(0, 10)}` : ''}`);
}
