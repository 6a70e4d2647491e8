import { writeFile } from 'node:fs/promises';
import { isObject, readJson, type JsonObject } from '@fiveones/definition';
import { writeBpmn } from '@fiveones/exchange';
import { textOf, type CliCommand, type ExitCode, type Given, type Terminal } from '../command.ts';
import { readPackage } from '../read-package.ts';
import { foreignKinds, isForeignKind, lossJson, lossLines } from './losses.ts';

/** One chart of a package as a file that other tools read. */
export const exportCommand: CliCommand = {
  name: 'export',
  usage: 'fiveones export bpmn PACKAGE --process ID [-o FILE] [--json]',
  summary: {
    en: 'write a chart as BPMN 2.0 XML, and tell what other tools will not find in it',
    zh: '把流程图写成 BPMN 2.0 XML，并说明别的工具读不到什么',
  },
  takes: ['FORMAT', 'PACKAGE'],
  flags: {
    process: { value: true, required: true, help: 'id of the process' },
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
    const id = textOf(given, 'process') ?? '';
    const process = jsonIn(read.files[`processes/${id}.json`]);
    if (process === undefined) {
      terminal.err(told.noProcess(id, Object.keys(read.package.processes)));
      return 1;
    }
    return write(process, jsonIn(read.files[`processes/${id}.layout.json`]), given, terminal);
  },
};

async function write(
  process: JsonObject,
  layout: JsonObject | undefined,
  given: Given,
  { out, err, language }: Terminal,
): Promise<ExitCode> {
  const { xml, losses } = await writeBpmn(process, layout);
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
    const report = { file, process: process['id'], losses: losses.map((one) => lossJson(one, language)) };
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
    jsonNeedsFile: '--json 打印的是说明，流程图要写到文件里：请加上 -o 文件。',
    noProcess: (id: string, known: readonly string[]) =>
      `模板包里没有流程“${id}”。有的是：${known.join('、') || '一个也没有'}。`,
    notWritten: (file: string) => `写不进去：${file}。请看文件夹在不在、能不能写。`,
    written: (file: string) => `写好了：${file}`,
  },
  en: {
    format: (word: string) => `unknown format ${word}; known: ${foreignKinds.join(', ')}`,
    jsonNeedsFile: '--json prints the report; add -o FILE for the chart',
    noProcess: (id: string, known: readonly string[]) =>
      `the package has no process ${id}; it has: ${known.join(', ') || 'none'}`,
    notWritten: (file: string) => `cannot write ${file}`,
    written: (file: string) => `written: ${file}`,
  },
};
