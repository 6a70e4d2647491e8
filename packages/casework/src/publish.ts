import {
  difference,
  differenceWords,
  draftFiles,
  isObject,
  packageHash,
  parsePackage,
  readJson,
  type JsonObject,
  type Package,
  type PackageDraft,
  type PackageFiles,
} from '@fiveones/definition';
import { play } from '@fiveones/interpreter';
import { setImmediate } from 'node:timers/promises';
import { lint } from '@fiveones/lint';
import type { NewEvent, RowChange } from '@fiveones/store';
import { checkScenario } from './check-forms.ts';
import type { Library } from './library.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { versionTable } from './tables.ts';
import { findingsInTheWay } from './village/gate-keeping.ts';

/** A scenario that was run. */
export interface ScenarioResult {
  readonly id: string;
  readonly name: string;
  readonly passed: boolean;
  readonly differences: readonly string[];
}

/** Plays every scenario of a package, with its own forms. Others get their turn between two of them. */
export async function runScenarios(pkg: Package): Promise<readonly ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  for (const scenario of Object.values(pkg.scenarios)) {
    await setImmediate();
    const { failures } = play(pkg, scenario, { checkForms: checkScenario });
    results.push({
      id: scenario.id,
      name: scenario.name,
      passed: failures.length === 0,
      differences: failures.map((failure) => failureWords(failure.action, failure.code, failure.params)),
    });
  }
  return results;
}

/** A failure of a scenario in one sentence. */
export const failureWords = (action: number, code: string, params: JsonObject): string => {
  const where = action === 0 ? '结果' : `第 ${action} 个动作`;
  const told = Object.entries(params)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('，');
  return `${where}：${code}${told === '' ? '' : `（${told}）`}`;
};

/** Which version the files of a package say they are; nothing when they do not say it. */
export function versionIn(
  files: PackageFiles,
): { readonly package: string; readonly version: string } | undefined {
  const head = readJson(files['template.json'] ?? '');
  if (!head.ok || !isObject(head.value)) return undefined;
  const { id, version } = head.value;
  return typeof id === 'string' && typeof version === 'string' ? { package: id, version } : undefined;
}

/** What a package must be before it may be published; the parsed package when it is. */
export function publishable(files: PackageFiles): Outcome<Package> {
  const parsed = parsePackage(files);
  if (!parsed.ok) {
    const [first] = parsed.problems;
    return no(refused('definition-broken', { message: first ? `${first.at.file}：${first.code}` : '' }));
  }
  const errors = lint(parsed.package).filter(({ severity }) => severity === 'error');
  return errors.length > 0
    ? no(refused('definition-has-errors', { count: errors.length }))
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
