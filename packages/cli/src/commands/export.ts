import { writeFile } from 'node:fs/promises';
import { isObject, readJson, type JsonObject } from '@fiveones/definition';
import { writeBpmn, writeDmn, type Written } from '@fiveones/exchange';
import { textOf, type CliCommand, type ExitCode, type Given, type Terminal } from '../command.ts';
import { readPackage, type Read } from '../read-package.ts';
import { foreignKinds, isForeignKind, lossJson, lossLines, type ForeignKind } from './losses.ts';

/** A chart of a package, or its decision tables, as a file that other tools read. */
export const exportCommand: CliCommand = {
  name: 'export',
  usage: 'fiveones export bpmn PACKAGE --process ID | dmn PACKAGE [--decision ID]  [-o FILE] [--json]',
  summary: {
    en: 'write a chart as BPMN 2.0 XML, or decision tables as DMN 1.3, and tell what other tools will not find in it',
    zh: '把流程图写成 BPMN 2.0、决策表写成 DMN 1.3，并说明别的工具读不到什么',
  },
  takes: ['FORMAT', 'PACKAGE'],
  flags: {
    process: { value: true, help: 'bpmn: id of the process' },
    decision: { value: true, help: 'dmn: id of one decision; all of them by default' },
    o: { value: true, help: 'the file to write; without it the XML is printed' },
    json: { value: false, help: 'print the report as JSON; with -o only' },
  },
  async run(given, terminal) {
    const { words, flags } = given;
    const [format = '', folder = ''] = words;
    const told = say[terminal.language];
    if (!isForeignKind(format)) {
      terminal.err(told.format(format));
      return 2;
    }
    if (flags['json'] === true && flags['o'] === undefined) {
      terminal.err(told.jsonNeedsFile);
      return 2;
    }
    const read = await readPackage(folder, terminal.language);
    if (!read.ok) {
      terminal.err(read.message);
      return 1;
    }
    const writing = await writers[format](read, given, told);
    if ('wrong' in writing) {
      terminal.err(writing.wrong);
      return writing.code;
    }
    return keep(writing.written, writing.what, given, terminal);
  },
};

type ReadWell = Extract<Read, { ok: true }>;
type Told = (typeof say)['zh'];

/** What was written, or why nothing was. */
type Writing =
  { readonly written: Written; readonly what: object } | { readonly wrong: string; readonly code: 1 | 2 };

/** How each format is written. */
const writers: Readonly<Record<ForeignKind, (read: ReadWell, given: Given, told: Told) => Promise<Writing>>> =
  {
    bpmn: async (read, given, told) => {
      const id = textOf(given, 'process');
      if (id === undefined) return { wrong: told.whichProcess, code: 2 };
      const process = jsonIn(read.files[`processes/${id}.json`]);
      if (process === undefined)
        return { wrong: told.noProcess(id, Object.keys(read.package.processes)), code: 1 };
      const layout = jsonIn(read.files[`processes/${id}.layout.json`]);
      return { written: await writeBpmn(process, layout), what: { process: id } };
    },
    dmn: async (read, given, told) => {
      const known = Object.keys(read.package.decisions);
      const asked = textOf(given, 'decision');
      const ids = asked === undefined ? known : known.filter((id) => id === asked);
      if (ids.length === 0) return { wrong: told.noDecision(asked, known), code: 1 };
      const { id, name } = read.package.template;
      const decisions = ids
        .map((one) => jsonIn(read.files[`decisions/${one}.json`]))
        .filter((one) => one !== undefined);
      return { written: await writeDmn(decisions, { id, name }), what: { decisions: ids } };
    },
  };

async function keep(
  { xml, losses }: Written,
  what: object,
  given: Given,
  { out, err, language }: Terminal,
): Promise<ExitCode> {
  const file = textOf(given, 'o');
  if (file === undefined) {
    out(xml);
    return 0;
  }
  const failed = await writeFile(file, xml).then(
    () => false,
    () => true,
  );
  if (failed) {
    err(say[language].notWritten(file));
    return 1;
  }
  if (given.flags['json'] === true) {
    const report = { file, ...what, losses: losses.map((one) => lossJson(one, language)) };
    out(JSON.stringify(report, null, 2));
    return 0;
  }
  for (const line of lossLines(losses, language)) out(line);
  out(say[language].written(file));
  return 0;
}

/** The object that a file of the package holds, as it is written there. */
function jsonIn(text: string | undefined): JsonObject | undefined {
  const read = text === undefined ? undefined : readJson(text);
  return read?.ok && isObject(read.value) ? read.value : undefined;
}

const say = {
  zh: {
    format: (word: string) => `不会写“${word}”这种格式，会的有：${foreignKinds.join('、')}。`,
    jsonNeedsFile: '--json 打印的是说明，图或表要写到文件里：请加上 -o 文件。',
    noProcess: (id: string, known: readonly string[]) =>
      `模板包里没有流程“${id}”。有的是：${known.join('、') || '一个也没有'}。`,
    whichProcess: '要写哪个流程？请加上 --process 流程编号。',
    noDecision: (id: string | undefined, known: readonly string[]) =>
      id === undefined
        ? '模板包里没有决策表。'
        : `模板包里没有决策表“${id}”。有的是：${known.join('、') || '一张也没有'}。`,
    notWritten: (file: string) => `写不进去：${file}。请看文件夹在不在、能不能写。`,
    written: (file: string) => `写好了：${file}`,
  },
  en: {
    format: (word: string) => `unknown format ${word}; known: ${foreignKinds.join(', ')}`,
    jsonNeedsFile: '--json prints the report; add -o FILE for the chart or the tables',
    noProcess: (id: string, known: readonly string[]) =>
      `the package has no process ${id}; it has: ${known.join(', ') || 'none'}`,
    whichProcess: 'which process? add --process ID',
    noDecision: (id: string | undefined, known: readonly string[]) =>
      `the package has no decision ${id ?? ''}; it has: ${known.join(', ') || 'none'}`,
    notWritten: (file: string) => `cannot write ${file}`,
    written: (file: string) => `written: ${file}`,
  },
};
