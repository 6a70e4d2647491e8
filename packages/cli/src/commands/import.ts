import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jsonText, parsePackage, type Json, type JsonObject, type Language } from '@fiveones/definition';
import { readBpmn, readDmn, type ChartRead, type Loss, type Unreadable } from '@fiveones/exchange';
import { textOf, type CliCommand, type ExitCode, type Given, type Terminal } from '../command.ts';
import { filesOfFolder, problemLine } from '../read-package.ts';
import { foreignKinds, isForeignKind, lossJson, lossLines, type ForeignKind } from './losses.ts';

/** The charts or decision tables of a file of another tool, as a package or into one. */
export const importCommand: CliCommand = {
  name: 'import',
  usage: 'fiveones import bpmn|dmn FILE -o DIR [--replace] [--json]',
  summary: {
    en: 'read BPMN 2.0 or DMN XML into a new package, or into one that is there; exit 1 when something could not be taken over',
    zh: '把 BPMN 2.0 或 DMN 的 XML 读成一个新的模板包，或者读进已有的',
  },
  takes: ['FORMAT', 'FILE'],
  flags: {
    o: { value: true, required: true, help: 'folder of the package; a new one is made' },
    replace: { value: false, help: 'replace charts and tables of the same id in a package that is there' },
    json: { value: false, help: 'print JSON' },
  },
  async run(given, terminal) {
    const [format = '', file = ''] = given.words;
    const told = say[terminal.language];
    if (!isForeignKind(format)) {
      terminal.err(told.format(format));
      return 2;
    }
    const xml = await textOfFile(file);
    if (xml === undefined) {
      terminal.err(told.noFile(file));
      return 1;
    }
    const read = await readers[format](xml);
    if ('code' in read) {
      terminal.err(told.unreadable(read));
      return 1;
    }
    return put(read, given, terminal);
  },
};

/** What a file brought: the files of a package, and what is told of them. */
interface Brought {
  readonly files: Readonly<Record<string, string>>;
  /** What was read, by id and name. */
  readonly things: readonly { readonly id: string; readonly name: string }[];
  /** What of it the report calls so. */
  readonly kind: 'processes' | 'decisions';
  readonly losses: readonly Loss[];
}

const thingOf = ({ id, name }: JsonObject) => ({ id: String(id), name: String(name) });

/** How each format is read. */
const readers: Readonly<Record<ForeignKind, (xml: string) => Promise<Brought | Unreadable>>> = {
  bpmn: async (xml) => {
    const read = await readBpmn(xml);
    if (!read.ok) return read.unreadable;
    const { charts, losses } = read;
    const things = charts.map(({ process }) => thingOf(process));
    return { files: chartFiles(charts), things, kind: 'processes', losses };
  },
  dmn: async (xml) => {
    const read = await readDmn(xml);
    if (!read.ok) return read.unreadable;
    const { decisions, losses } = read;
    const files = Object.fromEntries(
      decisions.map((one) => [`decisions/${String(one['id'])}.json`, jsonText(one)]),
    );
    return { files, things: decisions.map(thingOf), kind: 'decisions', losses };
  },
};

/** The text of a file, by the encoding that its first line names. */
async function textOfFile(file: string): Promise<string | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const head = bytes.subarray(0, 200).toString('latin1');
  const [, encoding = 'utf-8'] = /^[^<]*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head) ?? [];
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

async function put(brought: Brought, given: Given, { out, err, language }: Terminal): Promise<ExitCode> {
  const folder = textOf(given, 'o') ?? '';
  const told = say[language];
  const names = await readdir(folder).catch((fault: unknown) => (isAbsent(fault) ? [] : undefined));
  const found = names?.length === 0 ? {} : await filesOfFolder(folder, language);
  if (typeof found === 'string' || (names?.length !== 0 && !('template.json' in found))) {
    err(told.noPackage(folder));
    return 1;
  }
  const taken = Object.keys(brought.files).filter((name) => !isLayout(name) && name in found);
  if (taken.length > 0 && given.flags['replace'] !== true) {
    err(told.taken(taken));
    return 1;
  }
  const base = 'template.json' in found ? {} : newPackage(brought.things, language);
  const files = { ...base, ...brought.files };
  const parsed = parsePackage({ ...found, ...files });
  if (!parsed.ok) {
    for (const problem of parsed.problems) err(problemLine(problem, language));
    return 1;
  }
  if (!(await writeAll(folder, files))) {
    err(told.notWritten(folder));
    return 1;
  }
  report(folder, brought, given, { out, err, language });
  return brought.losses.some(({ grade }) => grade === 'lost') ? 1 : 0;
}

const isAbsent = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';

const isLayout = (name: string): boolean => name.endsWith('.layout.json');

function report(
  folder: string,
  { things, kind, losses }: Brought,
  given: Given,
  { out, language }: Terminal,
): void {
  if (given.flags['json'] === true) {
    const told = { folder, [kind]: things, losses: losses.map((one) => lossJson(one, language)) };
    out(JSON.stringify(told, null, 2));
    return;
  }
  for (const line of lossLines(losses, language)) out(line);
  out(
    say[language].written(
      folder,
      things.map(({ name }) => name),
    ),
  );
}

const fileOf = ({ process }: ChartRead): string => `processes/${String(process['id'])}.json`;

const chartFiles = (charts: readonly ChartRead[]): Record<string, string> =>
  Object.fromEntries(
    charts.flatMap((chart) => [
      [fileOf(chart), jsonText(chart.process)],
      ...(chart.layout === undefined
        ? []
        : [[fileOf(chart).replace(/\.json$/, '.layout.json'), jsonText(chart.layout)]]),
    ]),
  );

/** What a package needs besides its charts and tables: who does which step is said in the designer. */
function newPackage([first]: Brought['things'], language: Language): Record<string, string> {
  const template: Json = {
    id: first?.id ?? 'imported',
    name: first?.name ?? '',
    version: '0.1.0',
    publisher: say[language].publisher,
    description: '',
    posts: [],
    format: 1,
  };
  return {
    'template.json': jsonText(template),
    'responsibilities.json': jsonText({ rows: [] }),
    'parameters.json': jsonText({ parameters: [] }),
  };
}

async function writeAll(folder: string, files: Readonly<Record<string, string>>): Promise<boolean> {
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    return true;
  } catch {
    return false;
  }
}

type UnreadableWords = {
  readonly [Code in Unreadable['code']]: (what: Extract<Unreadable, { code: Code }>) => string;
};

const unreadable: Readonly<Record<Language, UnreadableWords>> = {
  zh: {
    'too-large': ({ max }) => `文件太大：最多 ${max} 百万字。`,
    'too-many-steps': ({ max }) => `步骤太多：一个流程最多 ${max} 步。`,
    doctype: () => '文件里有 DOCTYPE，为了安全不读。请用画图的工具重新导出一份。',
    'no-process': () => '文件里没有流程，或者流程里一步也没有。',
    'no-table': () => '文件里没有决策表。',
    'no-dmn': ({ detail }) => `不是 DMN 的 XML，或者文件不完整。读的时候说：${detail}`,
    'no-bpmn': ({ detail }) => `不是 BPMN 2.0 的 XML，或者文件不完整。读的时候说：${detail}`,
  },
  en: {
    'too-large': ({ max }) => `the file is too large: at most ${max} million characters`,
    'too-many-steps': ({ max }) => `too many steps: at most ${max} in a process`,
    doctype: () => 'the file has a DOCTYPE and is not read',
    'no-process': () => 'the file has no process, or none with steps',
    'no-table': () => 'the file has no decision table',
    'no-dmn': ({ detail }) => `no DMN XML: ${detail}`,
    'no-bpmn': ({ detail }) => `no BPMN 2.0 XML: ${detail}`,
  },
};

const unreadableWords = (what: Unreadable, language: Language): string =>
  (unreadable[language][what.code] as (what: Unreadable) => string)(what);

const say = {
  zh: {
    format: (word: string) => `不会读“${word}”这种格式，会的有：${foreignKinds.join('、')}。`,
    noFile: (file: string) => `没有这个文件，或者读不了：${file}`,
    unreadable: (what: Unreadable) => unreadableWords(what, 'zh'),
    noPackage: (folder: string) => `${folder} 里有别的东西，又不是模板包。请换一个文件夹。`,
    taken: (files: readonly string[]) =>
      `已经有了：${files.join('、')}。要换成文件里的，加上 --replace；换以前请先留一份。`,
    notWritten: (folder: string) => `写不进去：${folder}。请看能不能写。`,
    written: (folder: string, names: readonly string[]) =>
      `读进来了：${names.join('、')}，在 ${folder}。谁来办、填什么在设计里接着定，还缺什么用 lint 看。`,
    publisher: '本单位',
  },
  en: {
    format: (word: string) => `unknown format ${word}; known: ${foreignKinds.join(', ')}`,
    noFile: (file: string) => `cannot read ${file}`,
    unreadable: (what: Unreadable) => unreadableWords(what, 'en'),
    noPackage: (folder: string) => `${folder} is not empty and no package`,
    taken: (files: readonly string[]) => `already there: ${files.join(', ')}; add --replace to replace`,
    notWritten: (folder: string) => `cannot write to ${folder}`,
    written: (folder: string, names: readonly string[]) =>
      `read: ${names.join(', ')}, in ${folder}. Say in the designer who does what; lint tells what is missing.`,
    publisher: 'this office',
  },
};
