import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inShanghai } from '@fiveones/calendar';
import { packagesNamedBy, type Language, type Package } from '@fiveones/definition';
import {
  editionNames,
  handbookOf,
  type EditionName,
  type Making,
  type Report,
  type Section,
} from '@fiveones/handbook';
import { formats, isFormat, printBook, type FormatName } from '@fiveones/paper';
import { textOf, type CliCommand, type ExitCode, type Given, type Terminal } from '../command.ts';
import { readPackage } from '../read-package.ts';

/** The handbook of one package, of several, or of a folder of packages, as a page, a PDF or a Word document. */
export const handbookCommand: CliCommand = {
  name: 'handbook',
  usage:
    'fiveones handbook PACKAGE... -o FILE.(html|pdf|docx) [--edition book|leaflet|pocket] [--before PACKAGE] [--region CODE] [--on DATE] [--office NAME] [--phone TEXT] [--json]',
  summary: {
    en: 'print the handbook of packages; PACKAGE may be a folder of packages',
    zh: '由模板包生成规程手册',
  },
  takes: ['PACKAGE...'],
  flags: {
    o: { value: true, help: 'the file to write; without it --json prints the structure of the book' },
    edition: {
      value: true,
      help: 'book (default); leaflet: one sheet a package for the public, folded in three; pocket: the steps of villages on A6',
    },
    before: { value: true, help: 'the version before, for the revision note (one package only)' },
    region: { value: true, help: 'code of the place whose parameters hold; default everywhere' },
    on: { value: true, help: 'the day on which it holds, 2026-11-29; default today' },
    office: { value: true, help: 'who puts it out, printed on the cover' },
    phone: { value: true, help: 'where people ask, printed at the head of chapters and on leaflets' },
    json: { value: false, help: 'print JSON' },
  },
  async run(given, terminal) {
    const told = say[terminal.language];
    const wrong = misuse(given, told);
    if (wrong !== undefined) {
      terminal.err(wrong);
      return 2;
    }
    const making = await makingOf(given, terminal);
    if (making === undefined) return 1;
    const out = textOf(given, 'o');
    if (out === undefined) {
      const { cover, sections, report } = handbookOf(making);
      terminal.out(JSON.stringify({ cover, report, sections: sections.map(outlineOf) }, null, 2));
      return 0;
    }
    return print(making, out, { given, terminal });
  },
};

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** What is wrong with the values of the flags. */
function misuse(given: Given, told: Told): string | undefined {
  const out = textOf(given, 'o');
  if (out === undefined && given.flags['json'] !== true) return told.whereTo;
  if (out !== undefined && formatOf(out) === undefined) return told.format(out);
  const edition = textOf(given, 'edition');
  if (edition !== undefined && !isEdition(edition)) return told.edition(edition);
  const on = textOf(given, 'on');
  if (on !== undefined && !day.test(on)) return told.day(on);
  const region = textOf(given, 'region');
  if (region !== undefined && region !== '*' && !/^\d{2,12}$/.test(region)) return told.region(region);
  return undefined;
}

const isEdition = (word: string): word is EditionName => (editionNames as readonly string[]).includes(word);

const formatOf = (file: string): FormatName | undefined => {
  const word = path.extname(file).slice(1).toLowerCase();
  return isFormat(word) ? word : undefined;
};

async function makingOf(given: Given, { err, language }: Terminal): Promise<Making | undefined> {
  const told = say[language];
  const folders = (await Promise.all(given.words.map(packagesIn))).flat();
  const packages = await readAll(folders, { err, language });
  const before = textOf(given, 'before');
  const [old] = before === undefined ? [] : ((await readAll([before], { err, language })) ?? []);
  if (packages === undefined || (before !== undefined && old === undefined)) return undefined;
  const twice = packages.find(({ template: { id } }, place) =>
    packages.slice(0, place).some((other) => other.template.id === id),
  );
  const refusal = packages.every(({ template: { shared } }) => shared === true)
    ? told.empty
    : twice
      ? told.twice(twice.template.id)
      : old !== undefined && packages.length > 1
        ? told.oneBefore
        : undefined;
  if (refusal !== undefined) {
    err(refusal);
    return undefined;
  }
  const neighbours = await neighboursOf(packages, folders);
  const [office, phone] = [textOf(given, 'office'), textOf(given, 'phone')];
  const edition = textOf(given, 'edition') ?? 'book';
  return {
    entries: packages.map((pkg) => ({ package: pkg, ...(old !== undefined && { before: old }) })),
    neighbours,
    region: textOf(given, 'region') ?? '*',
    day: textOf(given, 'on') ?? inShanghai(Date.now()).slice(0, 10),
    ...(isEdition(edition) && { edition }),
    ...(office !== undefined && { office }),
    ...(phone !== undefined && { phone }),
  };
}

/** The folder itself when it is a package, else the packages right below it. */
async function packagesIn(folder: string): Promise<readonly string[]> {
  const isFile = (name: string) =>
    stat(path.join(folder, name)).then(
      (found) => found.isFile(),
      () => false,
    );
  if ((await isFile('template.json')) || (await isFile('fork.json'))) return [folder];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) =>
        (await isFile(path.join(name, 'template.json'))) || (await isFile(path.join(name, 'fork.json')))
          ? [path.join(folder, name)]
          : [],
      ),
  );
  // A folder with nothing in it is read, so that what is wrong with it is told.
  return found.flat().length > 0 ? found.flat().sort() : [folder];
}

/** The packages that those of the book speak of, where they lie in the same folder. */
async function neighboursOf(
  packages: readonly Package[],
  folders: readonly string[],
): Promise<readonly Package[]> {
  const inBook = new Set(packages.map(({ template }) => template.id));
  const named = new Set(packages.flatMap(packagesNamedBy).filter((id) => !inBook.has(id)));
  const places = [...new Set(folders.map((folder) => path.dirname(path.resolve(folder))))];
  const read = await Promise.all(
    [...named].map(async (id) => {
      for (const place of places) {
        const found = await readPackage(path.join(place, id));
        if (found.ok && found.package.template.id === id) return [found.package];
      }
      return [];
    }),
  );
  return read.flat();
}

async function readAll(
  folders: readonly string[],
  { err, language }: Pick<Terminal, 'err'> & { readonly language: Language },
): Promise<readonly Package[] | undefined> {
  const all: Package[] = [];
  let readable = true;
  for (const folder of folders) {
    const read = await readPackage(folder, language);
    if (read.ok) all.push(read.package);
    else {
      readable = false;
      err(read.message);
    }
  }
  return readable ? all : undefined;
}

async function print(
  making: Making,
  file: string,
  { given, terminal: { out, err, language } }: { readonly given: Given; readonly terminal: Terminal },
): Promise<ExitCode> {
  const told = say[language];
  const format = formatOf(file) ?? 'html';
  const at = new Date(`${making.day}T00:00:00+08:00`);
  const { bytes, pages, missingLetters, report } = await printBook({ making, format, at });
  const written = await writeFile(file, bytes).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  );
  if (written !== undefined) {
    err(told.unwritten(file, written));
    return 1;
  }
  if (given.flags['json'] === true) {
    out(
      JSON.stringify(
        {
          file,
          format,
          edition: making.edition,
          type: formats[format].type,
          bytes: bytes.length,
          pages: pages ?? null,
          missingLetters,
          ...report,
        },
        null,
        2,
      ),
    );
    return 0;
  }
  for (const line of told.done(file, { bytes: bytes.length, pages, missingLetters, report })) out(line);
  return 0;
}

interface Outline {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly sections: readonly Outline[];
}
const outlineOf = ({ id, number, title, sections }: Section): Outline => ({
  id,
  number,
  title,
  sections: sections.map(outlineOf),
});

interface Done {
  readonly bytes: number;
  readonly pages: number | undefined;
  readonly missingLetters: readonly string[];
  readonly report: Report;
}

interface Told {
  readonly whereTo: string;
  readonly format: (file: string) => string;
  readonly edition: (word: string) => string;
  readonly day: (text: string) => string;
  readonly region: (text: string) => string;
  readonly empty: string;
  readonly twice: (id: string) => string;
  readonly oneBefore: string;
  readonly unwritten: (file: string, why: string) => string;
  readonly done: (file: string, done: Done) => readonly string[];
}

const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024);

const say: Readonly<Record<Language, Told>> = {
  zh: {
    whereTo: '要写进哪个文件，用 -o 说，例如 -o 手册.pdf；只看全书的结构，写 --json。',
    edition: (word) => `--edition 写 book（整本）、leaflet（单页折页）或 pocket（村级口袋册）：${word}`,
    format: (file) => `文件名要以 .html、.pdf 或 .docx 结尾：${file}`,
    day: (text) => `日期写成 2026-11-29 这样：${text}`,
    region: (text) => `区划代码是 2 到 12 位数字：${text}`,
    empty: '没有可以成章的模板包：只有给别的模板包用的公共部分。',
    twice: (id) => `模板包 ${id} 给了两次，每个只要一份。`,
    oneBefore: '--before 只能和一个模板包一起用：修订说明是一个模板包两个版本的比较。',
    unwritten: (file, why) =>
      why === 'ENOENT'
        ? `写不了 ${file}：文件夹不存在，请先建好。`
        : why === 'EACCES' || why === 'EPERM'
          ? `写不了 ${file}：没有写这个文件夹的权限，或者文件正被打开。`
          : `写不了 ${file}：${why}`,
    done: (file, { bytes, pages, missingLetters, report }) => [
      `写好了 ${file}：${report.packages.length} 个模板包${pages === undefined ? '' : `，${pages} 页`}，${kilobytes(bytes)} KB`,
      ...(report.missing.length > 0
        ? [
            `${report.missing.length} 个地方参数没有定，封面标为征求意见稿：${report.missing.map(({ name }) => name).join('、')}`,
          ]
        : []),
      ...report.lost.map(
        ({ package: pkg, anchor }) => `${pkg} 的补充段落原来的位置 ${anchor} 已不在，排在这一章最后`,
      ),
      ...(report.shortened ?? []).map(
        ({ package: pkg, part, left }) => `${pkg} 的折页放不下，“${part}”有 ${left} 条没有列，写明了见手册`,
      ),
      ...(report.unverified > 0 ? [`${report.unverified} 处未核实，手册里都标了`] : []),
      ...(missingLetters.length > 0 ? [`字体里没有这些字，印成了〓：${missingLetters.join('')}`] : []),
    ],
  },
  en: {
    whereTo: '-o names the file to write; --json alone prints the structure of the book',
    edition: (word) => `--edition is book, leaflet or pocket: ${word}`,
    format: (file) => `the file must end in .html, .pdf or .docx: ${file}`,
    day: (text) => `write the day as 2026-11-29: ${text}`,
    region: (text) => `a region code has 2 to 12 digits: ${text}`,
    empty: 'there is no package with a chapter of its own, only shared parts',
    twice: (id) => `package ${id} was given twice`,
    oneBefore: '--before goes with one package only',
    unwritten: (file, why) => `cannot write ${file}: ${why}`,
    done: (file, { bytes, pages, missingLetters, report }) => [
      `wrote ${file}: ${report.packages.length} packages${pages === undefined ? '' : `, ${pages} pages`}, ${kilobytes(bytes)} KB`,
      ...(report.missing.length > 0 ? [`${report.missing.length} parameters without a value`] : []),
      ...report.lost.map(({ package: pkg, anchor }) => `${pkg}: own paragraph at ${anchor}, which is gone`),
      ...(report.shortened ?? []).map(
        ({ package: pkg, part, left }) => `${pkg}: no room on the leaflet for ${left} points of ${part}`,
      ),
      ...(report.unverified > 0 ? [`${report.unverified} things not verified`] : []),
      ...(missingLetters.length > 0 ? [`letters the font lacks: ${missingLetters.join('')}`] : []),
    ],
  },
};
