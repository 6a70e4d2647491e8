import { parseDraft, type JsonObject, type Package, type Scenario } from '@fiveones/definition';
import { givenData } from '@fiveones/interpreter';
import { objectOf } from '@fiveones/chart';
import type { Files } from '../pack.ts';

/** An example that fills a form, and everything it has filled in by then. */
export interface Household {
  readonly id: string;
  readonly name: string;
  readonly data: () => JsonObject;
}

const held = /^(?:template\.json$|scenarios\/)/;

/** The examples of a draft that fill a form, by the key of its data; none while one of them cannot be read. */
export const householdsOf = (files: Files, key: string): readonly Household[] => {
  const parsed = parseDraft(Object.fromEntries(Object.entries(files).filter(([file]) => held.test(file))));
  if (!parsed.ok) return [];
  const { package: pkg } = parsed;
  return Object.values(pkg.scenarios).flatMap((scenario) => {
    const filled = scenario.script.findLastIndex((action) => Object.hasOwn(dataOf(action), key));
    return filled < 0
      ? []
      : [{ id: scenario.id, name: scenario.name, data: () => filledBy(pkg, scenario, filled) }];
  });
};

const dataOf = (action: Scenario['script'][number]): JsonObject =>
  'data' in action ? objectOf(action.data) : {};

const filledBy = (pkg: Package, scenario: Scenario, last: number): JsonObject =>
  Object.fromEntries(
    scenario.script
      .slice(0, last + 1)
      .flatMap((action) => Object.entries(givenData(pkg, scenario, dataOf(action)))),
  );
