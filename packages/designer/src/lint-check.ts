import { parseDraft, problemWords, type Package, type PathStep } from '@fiveones/definition';
import { findingWords, lint, type Finding } from '@fiveones/lint';
import {
  fieldOfPath,
  inspectorTabOf,
  placeName,
  tabOfFile,
  type Check,
  type FindingView,
} from './findings.ts';
import type { Files } from './pack.ts';
import type { InspectorTab } from './store.ts';

const inspectorTabs: Readonly<Record<string, InspectorTab>> = {
  who: 'who',
  form: 'what',
  time: 'long',
  next: 'next',
};

/** Findings about how a step is joined to the others: mended where its ways are. */
const aboutWays: ReadonlySet<string> = new Set([
  'node-unreachable',
  'dead-end',
  'endless-way',
  'cycle-without-wait',
  'join-may-wait',
  'default-missing',
  'way-without-condition',
]);

const nodeOfPath = (path: readonly PathStep[], files: Files, file: string): string | undefined => {
  const [list, step] = path;
  if (list !== 'nodes' || step === undefined) return undefined;
  if (typeof step === 'object') return step.id;
  const nodes = (files[file] as { readonly nodes?: readonly { readonly id?: string }[] } | undefined)?.nodes;
  return typeof step === 'number' ? nodes?.[step]?.id : undefined;
};

const wayOfPath = ([list, step]: readonly PathStep[]): string | undefined =>
  list === 'flows' && typeof step === 'object' ? step.id : undefined;

/** The row of a list, a ledger or a table that a path goes through. */
const rowOfPath = (path: readonly PathStep[], files: Files, file: string): string | undefined => {
  const [list, step] = path;
  if (typeof list !== 'string' || !/^(lists|ledgers|tables)\//.test(file)) return undefined;
  if (typeof step === 'object') return step.id;
  const rows = (files[file] as Readonly<Record<string, readonly { readonly id?: string }[]>> | undefined)?.[
    list
  ];
  return typeof step === 'number' ? rows?.[step]?.id : undefined;
};

/** The checks of lint over a draft; while a file cannot be read, what is wrong with it instead. */
export const lintCheck: Check = (files) => {
  const parsed = parseDraft(files);
  if (parsed.ok) return viewed(files, parsed.package);
  return parsed.problems.map((problem, index): FindingView => {
    const node = nodeOfPath(problem.at.path, files, problem.at.file);
    const field = fieldOfPath(problem.at.path);
    return {
      key: `${index}`,
      code: problem.code,
      severity: 'error',
      file: problem.at.file,
      node,
      row: rowOfPath(problem.at.path, files, problem.at.file),
      place: placeName(files, problem.at.file, node),
      tab: tabOfFile(problem.at.file),
      inspector: inspectorTabOf(field),
      field,
      sentence: problemWords(problem, 'zh'),
    };
  });
};

const viewed = (files: Files, pkg: Package): readonly FindingView[] =>
  lint(pkg).map((finding: Finding, index): FindingView => {
    const node = finding.nodeId ?? nodeOfPath(finding.path, files, finding.file);
    const field = finding.field ?? fieldOfPath(finding.path);
    return {
      key: `${finding.code} ${index}`,
      code: finding.code,
      severity: finding.severity,
      file: finding.file,
      node,
      row: rowOfPath(finding.path, files, finding.file),
      way: wayOfPath(finding.path),
      place: placeName(files, finding.file, node),
      tab: tabOfFile(finding.file),
      inspector:
        inspectorTabs[finding.tab ?? ''] ??
        (field === '' && aboutWays.has(finding.code) ? 'next' : inspectorTabOf(field)),
      field,
      sentence: findingWords(finding, 'zh'),
    };
  });
