import type { Package } from '@fiveones/definition';
import { checks } from './checks.ts';
import { contextOf, type LintOptions } from './context.ts';
import type { Check, Finding } from './finding.ts';

/**
 * Everything that the checks find in a package, errors first, else in the order of the checks. Fast enough to run at
 * every keystroke. A check that fails itself becomes a finding, and the others go on.
 */
export function lint(pkg: Package, options: LintOptions = {}): readonly Finding[] {
  return lintWith(pkg.template.shared === true ? checks.filter(seenAlone) : checks, pkg, options);
}

/** Forms of a shared package read the data and parameters of whoever uses them: these are asked there. */
const seenAlone = ({ code }: Check): boolean =>
  code !== 'name-unknown' && code !== 'parameter-unknown' && !code.startsWith('unused-');

/** The same with checks of one's own choice. */
export function lintWith(
  chosen: readonly Check[],
  pkg: Package,
  options: LintOptions = {},
): readonly Finding[] {
  const context = contextOf(pkg, options);
  const findings: Finding[] = [];
  for (const { code, severity, check } of chosen) {
    try {
      check(context, (spot, params = {}) => findings.push({ code, severity, ...spot, params }));
    } catch (error) {
      // A package may be stranger than a check expects; a designer must see the rest all the same.
      const message = error instanceof Error ? error.message : String(error);
      findings.push({
        code: 'check-crashed',
        severity: 'hint',
        file: 'template.json',
        path: [],
        params: { check: code, message },
      });
    }
  }
  return findings.sort((a, b) => Number(a.severity === 'hint') - Number(b.severity === 'hint'));
}
