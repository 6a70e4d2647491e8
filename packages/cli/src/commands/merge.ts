import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  basedOn,
  differenceWords,
  draftFiles,
  merge,
  mergeReport,
  parseDraft,
  readDraft,
  type ConflictWords,
  type Json,
  type Language,
  type Merged,
  type MergeReport,
  type PackageDraft,
  type PackageFiles,
  type Versions,
} from '@fiveones/definition';
import { textOf, type CliCommand, type Terminal } from '../command.ts';
import { problemLine, readPackage } from '../read-package.ts';

/** `fiveones merge`: what two sides have made of the same package as one, written to a folder of its own. */
export const mergeCommand: CliCommand = {
  name: 'merge',
  usage: 'fiveones merge --base PACKAGE --ours PACKAGE --theirs PACKAGE -o DIR [--json]',
  summary: {
    en: 'merge a newer version of a template into a package made from an older one',
    zh: '把上级模板的新版合进照旧版改出来的包',
  },
  takes: [],
  flags: {
    base: { value: true, required: true, help: 'the version that both were made from' },
    ours: { value: true, required: true, help: 'the package of this place; it may be a fork' },
    theirs: { value: true, required: true, help: 'the newer version' },
    o: { value: true, required: true, help: 'the folder to write; it must be empty or not there yet' },
    json: { value: false, help: 'print JSON' },
  },
  async run(given, terminal) {
    const { language, err } = terminal;
    const folder = textOf(given, 'o') ?? '';
    if (!(await isFree(folder))) {
      err(language === 'zh' ? `文件夹里已有东西：${folder}` : `there is something in the folder ${folder}`);
      return 1;
    }
    const versions = await versionsOf((flag) => textOf(given, flag) ?? '', terminal);
    if (versions === undefined) return 1;
    const merged = merge(versions);
    const draft = isFork(versions) ? basedOn(merged.draft, versions.theirs) : merged.draft;
    const report = mergeReport(versions, merged, language);
    const parsed = parseDraft(draft);
    await write(folder, draftFiles(draft));
    const problems = parsed.ok ? [] : parsed.problems.map((problem) => problemLine(problem, language));
    tell({ merged, report, problems }, { terminal, json: given.flags['json'] === true });
    return merged.open.length > 0 || problems.length > 0 ? 1 : 0;
  },
};

const isFree = async (folder: string): Promise<boolean> =>
  (await readdir(folder).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : [folder])))
    .length === 0;

/** The three packages, or nothing when one cannot be read; each that cannot is told. */
async function versionsOf(
  folderOf: (flag: keyof Versions) => string,
  { err, language }: Terminal,
): Promise<Versions | undefined> {
  const drafts = new Map<string, PackageDraft>();
  for (const flag of ['base', 'ours', 'theirs'] as const) {
    const read = await readPackage(folderOf(flag), language);
    const draft = read.ok ? readDraft(read.files) : undefined;
    if (!read.ok) err(`--${flag}: ${read.message}`);
    if (draft?.ok) drafts.set(flag, draft.draft);
  }
  const [base, ours, theirs] = ['base', 'ours', 'theirs'].map((flag) => drafts.get(flag));
  return base && ours && theirs ? { base, ours, theirs } : undefined;
}

/** Whether ours is made from a template, and is not another version of the template itself. */
const isFork = ({ ours, theirs }: Versions): boolean => {
  const [a, b] = [parseDraft(ours), parseDraft(theirs)];
  return a.ok && b.ok && a.package.template.upstream?.id === b.package.template.id;
};

async function write(folder: string, files: PackageFiles): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

interface Told {
  readonly merged: Merged;
  readonly report: MergeReport | undefined;
  readonly problems: readonly string[];
}

function tell(
  { merged, report, problems }: Told,
  { terminal: { out, language }, json }: { readonly terminal: Terminal; readonly json: boolean },
): void {
  const conflicts = report?.conflicts ?? [];
  const taken = (report?.taken ?? []).map((one) => differenceWords(one, language));
  if (json) {
    const lines = conflicts.map((one) => ({
      ...one,
      ...one.conflict,
      conflict: undefined,
      message: line(one, language),
    }));
    return out(JSON.stringify({ conflicts: lines, taken, problems }, null, 2));
  }
  for (const one of taken) out(one);
  for (const one of conflicts) out(line(one, language));
  for (const one of problems) out(one);
  out(
    language === 'zh'
      ? `照收 ${taken.length} 处；两边改得不一样、要人定的 ${merged.open.length} 处，先留我们的`
      : `${taken.length} changes taken; ${merged.open.length} conflicts left, with ours in place`,
  );
}

/** A conflict in one line. */
function line({ conflict, where, thing, what, ...sides }: ConflictWords, language: Language): string {
  const zh = language === 'zh';
  const place = [where, what === '' ? thing : zh ? `${thing}的${what}` : `${what} of ${thing}`];
  const [base, ours, theirs] = (['base', 'ours', 'theirs'] as const).map(
    (side) => sides[side] || short(conflict[side]),
  );
  const said = zh
    ? `原来 ${base}，我们 ${ours}，上级 ${theirs}`
    : `it was ${base}, ours ${ours}, theirs ${theirs}`;
  return `! ${place.filter(Boolean).join(zh ? '：' : ': ')}${zh ? '：' : ': '}${said}`;
}

/** The beginning of what has no words of its own. */
function short(value: Json | undefined): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
