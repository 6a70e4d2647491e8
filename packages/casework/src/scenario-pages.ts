import { packageHash, type Package, type Scenario } from '@fiveones/definition';
import { setImmediate } from 'node:timers/promises';
import { runScenario, type ScenarioResult } from './rehearsal.ts';

/** A scenario's result; `before`: whether it agreed in the version in force, absent when that has no such scenario. */
export type ComparedScenario = ScenarioResult & { readonly before?: boolean };

/** The results of some scenarios of a package. */
export interface ScenarioPage {
  readonly results: readonly ComparedScenario[];
  /** How many scenarios the package has. */
  readonly total: number;
  /** The place in their list to go on from; absent after the last. */
  readonly next?: number;
  /** Stands for what was run: pages of another hash belong to another run. */
  readonly hash: string;
}

interface Hashed {
  readonly package: Package;
  readonly hash: string;
}

/** Of how many packages the results are remembered. */
const mostPackages = 20;
/** How long one page may take, in milliseconds, so that whoever waits can be told how far it is, and can stop. */
const timeAPage = 700;

/** Runs the scenarios of packages page by page. The same definitions give the same results, so each is run once. */
export class ScenarioPages {
  private readonly results = new Map<string, Map<string, ScenarioResult>>();

  /** The scenarios of a draft from a place in their list on, at least one, each compared with the version in force. */
  async page(draft: Package, inForce: Hashed | undefined, from: number): Promise<ScenarioPage> {
    const now: Hashed = { package: draft, hash: packageHash(draft) };
    const all = Object.values(draft.scenarios);
    const results: ComparedScenario[] = [];
    const until = performance.now() + timeAPage;
    for (const scenario of all.slice(from)) {
      if (results.length > 0 && performance.now() > until) break;
      // Others get their turn between two scenarios.
      await setImmediate();
      results.push(this.compared(scenario, now, inForce));
    }
    const next = from + results.length;
    return { results, total: all.length, hash: now.hash, ...(next < all.length ? { next } : {}) };
  }

  private compared(scenario: Scenario, now: Hashed, inForce: Hashed | undefined): ComparedScenario {
    const result = this.resultOf(scenario, now);
    const before = inForce?.package.scenarios[scenario.id];
    return inForce && before ? { ...result, before: this.resultOf(before, inForce).passed } : result;
  }

  private resultOf(scenario: Scenario, { package: pkg, hash }: Hashed): ScenarioResult {
    const known = this.knownOf(hash);
    const result = known.get(scenario.id) ?? runScenario(pkg, scenario);
    known.set(scenario.id, result);
    return result;
  }

  private knownOf(hash: string): Map<string, ScenarioResult> {
    const known = this.results.get(hash) ?? new Map<string, ScenarioResult>();
    if (!this.results.has(hash) && this.results.size >= mostPackages) this.results.clear();
    this.results.set(hash, known);
    return known;
  }
}
