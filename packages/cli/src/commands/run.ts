import { readFile } from 'node:fs/promises';
import { rehearse } from '@fiveones/casework';
import {
  fileOf,
  isObject,
  parseDraft,
  problemWords,
  readJson,
  type Json,
  type Language,
  type Package,
  type Problem,
  type Scenario,
} from '@fiveones/definition';
import { playFailureText, sampleRegion, tell, type Played } from '@fiveones/interpreter';
import { textOf, type CliCommand } from '../command.ts';
import { problemLine, readPackage } from '../read-package.ts';

/** Plays a script of actions on a virtual clock and prints the timeline. */
export const runCommand: CliCommand = {
  name: 'run',
  usage: 'fiveones run PACKAGE --process ID --script FILE [--json]',
  summary: {
    en: 'play a script on a virtual clock and print the timeline',
    zh: '在虚拟时钟上演一个脚本，打印时间线',
  },
  takes: ['PACKAGE'],
  flags: {
    process: { value: true, required: true, help: 'process to start' },
    script: {
      value: true,
      required: true,
      help: 'JSON file: {"at": …, "script": [actions], "then": {…}} or a list of actions',
    },
    at: { value: true, help: 'instant at which the virtual clock starts' },
    json: { value: false, help: 'print JSON' },
  },
  async run(given, { out, err, language }) {
    const [folder = ''] = given.words;
    const [process = '', file = ''] = [textOf(given, 'process'), textOf(given, 'script')];
    const read = await readPackage(folder, language);
    if (!read.ok) {
      err(read.message);
      return 1;
    }
    if (!Object.hasOwn(read.package.processes, process)) {
      const known = Object.keys(read.package.processes);
      err(
        language === 'zh'
          ? `没有流程“${process}”，有的是：${known.join('、')}`
          : `no process ${process}; there are: ${known.join(', ')}`,
      );
      return 1;
    }
    const scenario = await scriptOf({ file, process, at: textOf(given, 'at'), pkg: read.package, language });
    if (typeof scenario === 'string') {
      err(scenario);
      return 1;
    }
    const played = rehearse(read.package, scenario);
    if (given.flags['json']) out(JSON.stringify(jsonOf(played), null, 2));
    else printTimeline(played, out);
    for (const failure of played.failures) err(playFailureText(failure, read.package, language));
    return played.failures.length > 0 ? 1 : 0;
  },
};

interface Asked {
  readonly file: string;
  readonly process: string;
  readonly at: string | undefined;
  readonly pkg: Package;
  readonly language: Language;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?\+08:00$/;

/** The script as a scenario of the package; a text says what is wrong with it, and where. */
async function scriptOf({ file, process, at, pkg, language }: Asked): Promise<Scenario | string> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined)
    return language === 'zh' ? `读不到脚本：${file}` : `the script cannot be read: ${file}`;
  const json = readJson(text);
  if (!json.ok)
    return problemLine({ code: json.code, params: json.params, at: { file, path: [] } }, language);
  const written = isObject(json.value) ? json.value : { script: json.value };
  const begin = at ?? written['at'] ?? '2026-03-02T09:00:00+08:00';
  if (typeof begin !== 'string' || !instant.test(begin))
    return language === 'zh'
      ? `开始的时刻要写成 2026-03-02T09:00:00+08:00 这样，现在是：${String(begin)}`
      : `an instant looks like 2026-03-02T09:00:00+08:00, not: ${String(begin)}`;
  const whole: Json = { name: '脚本', then: {}, ...written, id: 'script', at: begin, process };
  // Read as a file of a package, so that what is wrong with it is told in the same words.
  const parsed = parseDraft({ 'template.json': pkg.template as unknown as Json, [scriptFile]: whole });
  if (parsed.ok) return parsed.package.scenarios['script'] ?? '';
  return parsed.problems
    .map(
      (problem: Problem) =>
        `${file} ${problem.at.path.join('.')}${language === 'zh' ? '：' : ': '}${problemWords(problem, language)}`,
    )
    .join('\n');
}

const scriptFile = fileOf('scenario', 'script');

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
      ...(event.type === 'taskOpened'
        ? {
            assignee: {
              tier: event.body.assignment.tier,
              unit: event.body.assignment.unitName,
              post: event.body.assignment.post,
              person: event.body.assignment.person,
            },
            due: event.body.limit?.due,
            explanation: event.body.limit?.explanation.lines,
          }
        : {}),
      body: event.body,
      text: world ? tell(event, world)?.title : undefined,
    })),
    documents: state?.documents.map(({ document, at, fields }) => ({ document, at, fields })) ?? [],
    clocks: state?.clocks ?? {},
    open: Object.values(state?.tasks ?? {}).map(({ node, assignment, due }) => ({
      node,
      tier: assignment.tier,
      unit: assignment.unitName,
      post: assignment.post,
      due,
    })),
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
    if (line)
      out(`${line.at.slice(0, 16).replace('T', ' ')}  ${line.title}${line.note ? `（${line.note}）` : ''}`);
  }
  const state = main === undefined ? undefined : states[main];
  if (!state) return;
  out('');
  out(
    `到 ${now.slice(0, 16).replace('T', ' ')}：${state.status === 'running' ? '在办' : `办结（${world?.chart.nodes.get(state.end ?? '')?.name ?? state.end ?? ''}）`}`,
  );
  for (const task of Object.values(state.tasks))
    out(
      `  待办 ${world?.chart.nodes.get(task.node)?.name ?? task.node}：${task.assignment.unitName ?? ''}${task.assignment.postName ?? task.assignment.post ?? ''}${task.due ? `，最晚 ${task.due.slice(0, 10)}` : ''}`,
    );
}
