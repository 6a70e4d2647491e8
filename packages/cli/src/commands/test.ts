import { rehearse } from '@fiveones/casework';
import { playFailureText } from '@fiveones/interpreter';
import { textOf, type CliCommand } from '../command.ts';
import { readPackage } from '../read-package.ts';
import { coverageOf, coverageWords } from './coverage.ts';

/** Plays the scenarios a package ships; exit 1 when one differs. */
export const testCommand: CliCommand = {
  name: 'test',
  usage: 'fiveones test PACKAGE [--scenario ID] [--coverage] [--json]',
  summary: { en: 'run the scenarios that the package ships', zh: '演一遍模板包自带的样例' },
  takes: ['PACKAGE'],
  flags: {
    scenario: { value: true, help: 'only this scenario' },
    coverage: { value: false, help: 'with --json: also the flows that no scenario walked' },
    json: { value: false, help: 'print JSON' },
  },
  async run(given, { out, err, language }) {
    const [folder = ''] = given.words;
    const read = await readPackage(folder, language);
    if (!read.ok) {
      err(read.message);
      return 1;
    }
    const only = textOf(given, 'scenario');
    const scenarios = Object.values(read.package.scenarios).filter(
      ({ id }) => only === undefined || id === only,
    );
    if (scenarios.length === 0) {
      err(
        language === 'zh'
          ? only === undefined
            ? '这个模板包没有样例'
            : `没有样例“${only}”`
          : only === undefined
            ? 'the package has no scenarios'
            : `no scenario ${only}`,
      );
      return 1;
    }
    const plays = scenarios.map((scenario) => ({ scenario, played: rehearse(read.package, scenario) }));
    const results = plays.map(({ scenario, played: { failures, timeline } }) => ({
      id: scenario.id,
      name: scenario.name,
      passed: failures.length === 0,
      events: timeline.length,
      failures,
    }));
    const failed = results.filter(({ passed }) => !passed);
    const coverage = coverageOf(
      read.package,
      plays.map(({ played }) => played),
    );
    if (given.flags['json'])
      out(JSON.stringify(given.flags['coverage'] ? { scenarios: results, coverage } : results, null, 2));
    else {
      for (const { id, name, passed, events, failures } of results) {
        out(
          `${passed ? '✓' : '✗'} ${name}${language === 'zh' ? `（${id}，${events} 条记录）` : ` (${id}, ${events} events)`}`,
        );
        for (const failure of failures) out(`    ${playFailureText(failure, read.package, language)}`);
      }
      out(
        language === 'zh'
          ? `${results.length - failed.length} 个相符，${failed.length} 个不符`
          : `${results.length - failed.length} passed, ${failed.length} failed`,
      );
      if (only === undefined) for (const line of coverageWords(coverage, language)) out(line);
    }
    return failed.length > 0 ? 1 : 0;
  },
};
