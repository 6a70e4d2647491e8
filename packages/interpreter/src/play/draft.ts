import type { Package, Scenario } from '@fiveones/definition';
import { play } from './play.ts';
import type { Played, PlayOptions } from './played.ts';

/**
 * Plays a scenario of a package that may have errors. Where the play breaks off, that is a failure like any other, with
 * what `errorOf` finds wrong with the package; where it finds nothing, what was thrown is a fault of ours.
 */
export function playDraft(
  pkg: Package,
  scenario: Scenario,
  errorOf: (pkg: Package) => string | undefined,
  options?: PlayOptions,
): Played {
  try {
    return play(pkg, scenario, options);
  } catch (fault) {
    const message = errorOf(pkg);
    if (message === undefined) throw fault;
    return {
      timeline: [],
      states: {},
      main: undefined,
      world: undefined,
      now: scenario.at,
      failures: [{ action: 0, code: 'definition-has-errors', params: { message } }],
    };
  }
}
