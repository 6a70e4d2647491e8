import type { Package, Process, Scenario } from '@fiveones/definition';
import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/**
 * Every form that people fill in is filled in by a scenario, or the office has written how: the handbook prints it as an
 * example. A package without scenarios has yet to get its first.
 */
export const handbookSampleMissing: Check = {
  code: 'handbook-sample-missing',
  severity: 'hint',
  check({ pkg }, report) {
    const scenarios = Object.values(pkg.scenarios);
    if (scenarios.length === 0 || pkg.template.shared === true) return;
    const played = new Set(scenarios.flatMap((scenario) => placesIn(scenario, pkg)));
    for (const [form, places] of placesOfForms(pkg)) {
      const told = pkg.others[`handbook/sample.${form}.md`] !== undefined;
      if (told || [...places].some((place) => played.has(place))) continue;
      report(inFile(`forms/${form}.json`), { form, name: pkg.forms[form]?.name ?? form });
    }
  },
};

/** The steps and messages with which a scenario hands something in. */
function placesIn({ process, script }: Scenario, pkg: Package): readonly string[] {
  return script.flatMap((action): readonly string[] => {
    if (action.do === 'message') return [action.message];
    if (action.do === 'fill' || action.do === 'decide' || action.do === 'vote') return [action.node];
    if (action.do !== 'start') return [];
    const begun = pkg.processes[action.process ?? process];
    return [action.node ?? firstStart(begun) ?? ''];
  });
}

const firstStart = (process: Process | undefined): string | undefined =>
  process?.nodes.find(({ kind, parent }) => kind === 'startEvent' && parent === undefined)?.id;

/** Where each form is filled in: at steps, with messages, and at starts that a message of its own leads to. */
function placesOfForms({ forms, processes }: Package): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (form: string | undefined, place: string): void => {
    if (form === undefined || !forms[form]) return;
    found.set(form, (found.get(form) ?? new Set()).add(place));
  };
  for (const { nodes, messages } of Object.values(processes)) {
    const carried = new Map(messages.map(({ id, form }) => [id, form]));
    for (const [message, form] of carried) add(form, message);
    for (const node of nodes) {
      if (node.kind !== 'userTask' && node.kind !== 'startEvent') continue;
      const uses = (node.forms ?? []).filter(({ mode }) => mode !== 'read');
      for (const { form } of uses) add(form, node.id);
      if (node.kind === 'startEvent') add(carried.get(node.trigger?.message ?? ''), node.id);
    }
  }
  return found;
}
