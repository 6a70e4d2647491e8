import {
  difference,
  differenceWords,
  draftFiles,
  isObject,
  packageHash,
  parsePackage,
  problemWords,
  readJson,
  type Package,
  type PackageDraft,
  type PackageFiles,
  type Problem,
} from '@fiveones/definition';
import { findingWords, lint } from '@fiveones/lint';
import type { NewEvent, RowChange } from '@fiveones/store';
import type { Library } from './library.ts';
import { runScenarios } from './rehearsal.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import type { Refused } from './views.ts';
import { versionTable } from './law-tables.ts';
import { findingsInTheWay } from './village/gate-keeping.ts';

/** Which version the files of a package say they are; nothing when they do not say it. */
export function versionIn(
  files: PackageFiles,
): { readonly package: string; readonly version: string } | undefined {
  const head = readJson(files['template.json'] ?? '');
  if (!head.ok || !isObject(head.value)) return undefined;
  const { id, version } = head.value;
  return typeof id === 'string' && typeof version === 'string' ? { package: id, version } : undefined;
}

/** What keeps a package from being read, with its file, in words. */
export function brokenDefinition([first]: readonly Problem[]): Refused {
  return refused('definition-broken', {
    message: first ? `${first.at.file}：${problemWords(first, 'zh')}` : '',
  });
}

/** What a package must be before it may be published; the parsed package when it is. */
export function publishable(files: PackageFiles): Outcome<Package> {
  const parsed = parsePackage(files);
  if (!parsed.ok) return no(brokenDefinition(parsed.problems));
  const errors = lint(parsed.package).filter(({ severity }) => severity === 'error');
  const [first] = errors;
  return first
    ? no(
        refused('definition-has-errors', {
          count: errors.length,
          message: `${first.file}：${findingWords(first, 'zh')}`,
        }),
      )
    : ok(parsed.package);
}

/** A version as it is going to be kept. */
export interface NewVersion {
  readonly files: PackageFiles;
  readonly pkg: Package;
  readonly note: string;
  readonly from: string;
  readonly changes: readonly string[];
  readonly serial: number;
}

/** The draft under the number of its version, checked and compared with the version before. */
export function prepareVersion(
  library: Library,
  given: {
    readonly packageId: string;
    readonly draft: PackageDraft;
    readonly version: string;
    readonly note: string;
    readonly from: string;
  },
): Outcome<NewVersion> {
  const template = given.draft['template.json'];
  const named = isObject(template)
    ? { ...given.draft, 'template.json': { ...template, version: given.version } }
    : given.draft;
  const files = draftFiles(named);
  const checked = publishable(files);
  if (!checked.ok) return checked;
  const [gate] = findingsInTheWay(library, checked.value, given.from);
  if (gate) return no(refused('gate-closed', { message: gate.message }));
  const before = library.newest(given.packageId);
  const changes = before
    ? difference(before.package, checked.value).filter(
        ({ file, key }) => !(file === 'template.json' && key === 'version'),
      )
    : [];
  if (before && changes.length === 0) return no(refused('nothing-to-publish'));
  return ok({
    files,
    pkg: checked.value,
    note: given.note,
    from: given.from,
    changes: changes.map((change) => differenceWords(change, 'zh')),
    serial: (before?.serial ?? 0) + 1,
  });
}

/** Ids of the examples that differ from what they expect. They do not stand in the way: the law may have changed. */
export const differingIn = async (pkg: Package): Promise<readonly string[]> =>
  (await runScenarios(pkg)).filter(({ passed }) => !passed).map(({ id }) => id);

/** What is written when a version is kept: its row, which can never change, and the fact with the examples that differ. */
export function versionKept(
  version: NewVersion,
  { by, at, differing }: { readonly by: string; readonly at: string; readonly differing: readonly string[] },
): { readonly row: RowChange; readonly event: NewEvent } {
  const { id, version: number, name } = version.pkg.template;
  const hash = packageHash(version.pkg);
  return {
    row: {
      table: versionTable.name,
      put: {
        package: id,
        version: number,
        hash,
        name,
        publishedAt: at,
        publishedBy: by,
        effectiveFrom: version.from,
        note: version.note,
        changes: version.changes,
        files: version.files,
        serial: version.serial,
      },
    },
    event: {
      type: 'published',
      at,
      by,
      body: { version: number, hash, note: version.note, from: version.from, differing },
    },
  };
}
