import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files of tests that take long though they are short, longest first. A machine that has never run them goes by the
 * size of files, and would begin these last: one worker would then still walk through a whole application while the
 * other has nothing left to do.
 */
export const longest: readonly string[] = [
  'packages/web/test/accessible.e2e.test.ts',
  'packages/web/test/apply.e2e.test.ts',
  'packages/designer/test/designer.e2e.test.ts',
  'packages/web/test/rejection.e2e.test.ts',
  'packages/cli/src/crash.e2e.test.ts',
  'packages/web/test/workbench.e2e.test.ts',
  'packages/cli/src/broken-forms.test.ts',
  'packages/cli/src/packages.test.ts',
  'packages/cli/src/broken-charts.test.ts',
  'packages/designer/test/template.test.ts',
  'packages/casework/src/system.test.ts',
  'packages/handbook/test/templates.test.ts',
  'packages/interpreter/src/random/random.test.ts',
  'packages/designer/test/presets.test.ts',
  'packages/handbook/test/samples.test.ts',
  'packages/interpreter/src/operations/random.test.ts',
  'packages/casework/src/demo/population.test.ts',
];

/** Begins the files that are named above first, each within its project; all others as vitest would. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) =>
      sorted.filter((file) => file.project === project).toSorted((a, b) => rankOf(a) - rankOf(b)),
    );
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex((name) => moduleId.endsWith(`/${name}`));
  return rank < 0 ? longest.length : rank;
}
