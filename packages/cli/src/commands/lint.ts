import path from 'node:path';
import { problemWords, type Package } from '@fiveones/definition';
import { findingJson, findingWords, lint, packagesLookedAmong, type Finding } from '@fiveones/lint';
import type { CliCommand } from '../command.ts';
import { readPackage } from '../read-package.ts';

/** Findings over a package; exit 1 when there is an error among them. */
export const lintCommand: CliCommand = {
  name: 'lint',
  usage: 'fiveones lint PACKAGE [--json]',
  summary: { en: 'check a package and list findings', zh: '检查模板包，列出问题' },
  takes: ['PACKAGE'],
  flags: { json: { value: false, help: 'print JSON' } },
  async run({ words: [folder = ''], flags }, { out, err, language }) {
    const read = await readPackage(folder, language);
    if (!read.ok) {
      if (flags['json'])
        out(
          JSON.stringify(
            read.problems.map((problem) => ({
              code: problem.code,
              severity: 'error',
              file: problem.at.file,
              path: problem.at.path,
              params: problem.params,
              message: problemWords(problem, language),
            })),
            null,
            2,
          ),
        );
      if (!flags['json'] || read.problems.length === 0) err(read.message);
      return 1;
    }
    const findings = lint(read.package, { others: await beside(folder, read.package) });
    if (flags['json'])
      out(
        JSON.stringify(
          findings.map((finding) => findingJson(finding, language)),
          null,
          2,
        ),
      );
    else
      for (const finding of findings)
        out(
          `${finding.severity === 'error' ? (language === 'zh' ? '错误' : 'error') : language === 'zh' ? '提示' : 'hint'}  ${placeOf(finding)}  ${findingWords(finding, language)}  [${finding.code}]`,
        );
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    if (!flags['json'])
      out(
        language === 'zh'
          ? `${errors} 个错误，${findings.length - errors} 条提示`
          : `${errors} errors, ${findings.length - errors} hints`,
      );
    return errors > 0 ? 1 : 0;
  },
};

/** The packages beside a folder whose cases the package looks among; those that are not there are not checked. */
async function beside(folder: string, pkg: Package): Promise<Record<string, Package>> {
  const others: Record<string, Package> = {};
  for (const id of packagesLookedAmong(pkg)) {
    const read = await readPackage(path.resolve(folder, '..', id));
    if (read.ok && read.package.template.id === id) others[id] = read.package;
  }
  return others;
}

const placeOf = (finding: Finding): string =>
  `${finding.file}${finding.nodeId === undefined ? '' : `#${finding.nodeId}`}`;
