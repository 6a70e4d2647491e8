import type { Action, Node, Package, Scenario } from '@fiveones/definition';

/** Forms that are filled in at the steps and with the messages of a package, by their ids. */
export class Steps {
  private readonly forms = new Map<string, Set<string>>();
  private readonly starts = new Map<string, string>();
  private readonly asked = new Set<string>();

  constructor(pkg: Package) {
    for (const { id: process, nodes, messages } of Object.values(pkg.processes)) {
      const carried = new Map(messages.map(({ id, form }) => [id, form]));
      for (const [message, form] of carried) this.add(message, form);
      for (const node of nodes) {
        for (const form of formsAt(node)) this.add(node.id, form);
        if (node.kind !== 'startEvent' || node.parent !== undefined) continue;
        if (!this.starts.has(process)) this.starts.set(process, node.id);
        this.add(node.id, carried.get(node.trigger?.message ?? ''));
      }
    }
  }

  filledBy(action: Action, scenario: Scenario): ReadonlySet<string> {
    const place =
      action.do === 'start' && action.node === undefined
        ? this.starts.get(action.process ?? scenario.process)
        : placeOf(action);
    return this.forms.get(place ?? '') ?? new Set();
  }

  /** Whether a form is nowhere filled in. */
  onlyShow(form: string): boolean {
    return !this.asked.has(form);
  }

  private add(place: string, form: string | undefined): void {
    if (form === undefined) return;
    this.forms.set(place, (this.forms.get(place) ?? new Set()).add(form));
    this.asked.add(form);
  }
}

/** Where somebody fills something in with an action: the step or the message. */
function placeOf(action: Action): string | undefined {
  if (action.do === 'message') return action.message;
  return action.do === 'start' || action.do === 'fill' || action.do === 'decide' || action.do === 'vote'
    ? action.node
    : undefined;
}

/** The forms that are filled in at a step, not those that are only looked at. */
const formsAt = (node: Node): readonly string[] =>
  (node.kind === 'userTask' || node.kind === 'startEvent' ? (node.forms ?? []) : [])
    .filter(({ mode }) => mode !== 'read')
    .map(({ form }) => form);
