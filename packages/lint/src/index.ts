export type { Check, Finding, Report, Severity, Spot, Tab } from './finding.ts';
export type { LintOptions } from './context.ts';
export { lint, lintWith } from './lint.ts';
export { checks } from './checks.ts';
export { packagesLookedAmong } from './lookups.ts';
export type { FindingCode, JsonFinding } from './words.ts';
export { firstError } from './first-error.ts';
export { findingCatalogue, findingJson, findingWords } from './words.ts';
