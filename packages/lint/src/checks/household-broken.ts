import type { HouseholdPlan, Package, Process } from '@fiveones/definition';
import { inFile } from '../chart.ts';
import { hasField } from '../fields.ts';
import type { Check } from '../finding.ts';

/** What a process puts into the file of a household is there: the steps that are visits, the outcomes that give something, the rows of the plan, the fields shown. */
export const householdBroken: Check = {
  code: 'household-broken',
  severity: 'error',
  check({ pkg }, report) {
    for (const process of Object.values(pkg.processes))
      for (const { part, missing } of missingIn(process, pkg))
        report(inFile(`processes/${process.id}.json`, 'household', part), { name: process.name, missing });
  },
};

interface Missing {
  readonly part: 'visits' | 'plan' | 'gives' | 'warning';
  readonly missing: string;
}

function missingIn({ household = {}, nodes }: Process, pkg: Package): readonly Missing[] {
  const known = new Set(nodes.map(({ id }) => id));
  const shown = household.warning?.shows ?? [];
  const outcomes = new Set(nodes.flatMap((node) => (node.kind === 'endEvent' ? (node.outcome ?? []) : [])));
  return [
    ...(household.visits ?? [])
      .filter((id) => !known.has(id))
      .map((missing) => ({ part: 'visits', missing }) as const),
    ...(household.plan ? missingInPlan(household.plan, nodes, pkg) : []).map(
      (missing) => ({ part: 'plan', missing }) as const,
    ),
    ...(household.gives ?? [])
      .filter((outcome) => !outcomes.has(outcome))
      .map((missing) => ({ part: 'gives', missing }) as const),
    ...shown
      .filter(({ field }) => !hasField(pkg, field))
      .map(({ field }) => ({ part: 'warning', missing: field }) as const),
  ];
}

/** The columns stand in the rows; the step begins a case for each of them. */
function missingInPlan(plan: HouseholdPlan, nodes: Process['nodes'], pkg: Package): readonly string[] {
  const { rows, columns, due, step, result, shows = [] } = plan;
  const within = [...columns.map(({ field }) => field), ...(due === undefined ? [] : [due])];
  const anywhere = [rows, ...(result === undefined ? [] : [result]), ...shows.map(({ field }) => field)];
  const begins = nodes.some(
    (node) => node.id === step && node.kind === 'callActivity' && node.multi?.each === rows,
  );
  return [
    ...within.filter((field) => !field.startsWith(`${rows}.`) || !hasField(pkg, field)),
    ...anywhere.filter((field) => !hasField(pkg, field)),
    ...(step === undefined || begins ? [] : [step]),
  ];
}
