import type { Package, Scenario } from '@fiveones/definition';
import { play, playFailureText, type Played } from '@fiveones/interpreter';
import { findingWords, lint } from '@fiveones/lint';
import { setImmediate } from 'node:timers/promises';
import { checkScenario } from './check-forms.ts';

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
    const { failures } = rehearse(pkg, scenario);
    results.push({
      id: scenario.id,
      name: scenario.name,
      passed: failures.length === 0,
      differences: failures.map((failure) => playFailureText(failure, pkg)),
    });
  }
  return results;
}

/**
 * Plays one scenario of a package, with its own forms. Of a package with errors not everything can be played: where the
 * play breaks off, that is a failure like any other. Where there is no error in the package, it is a fault of ours.
 */
export function rehearse(pkg: Package, scenario: Scenario): Played {
  try {
    return play(pkg, scenario, { checkForms: checkScenario });
  } catch (fault) {
    const error = lint(pkg).find(({ severity }) => severity === 'error');
    if (!error) throw fault;
    const params = { message: `${error.file}：${findingWords(error, 'zh')}` };
    return {
      timeline: [],
      states: {},
      main: undefined,
      world: undefined,
      now: scenario.at,
      failures: [{ action: 0, code: 'definition-has-errors', params }],
    };
  }
}
