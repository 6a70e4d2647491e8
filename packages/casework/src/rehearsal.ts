import type { Package, Scenario } from '@fiveones/definition';
import { playDraft, playFailureText, type Played } from '@fiveones/interpreter';
import { firstError } from '@fiveones/lint';
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
    results.push(runScenario(pkg, scenario));
  }
  return results;
}

/** Plays one scenario of a package and says in words what differs. */
export function runScenario(pkg: Package, scenario: Scenario): ScenarioResult {
  const { failures } = rehearse(pkg, scenario);
  return {
    id: scenario.id,
    name: scenario.name,
    passed: failures.length === 0,
    differences: failures.map((failure) => playFailureText(failure, pkg)),
  };
}

/** Plays one scenario of a package, with its own forms. Of a package with errors not everything can be played. */
export function rehearse(pkg: Package, scenario: Scenario): Played {
  return playDraft(pkg, scenario, firstError, { checkForms: checkScenario });
}
