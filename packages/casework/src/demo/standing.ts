import type { Action, Package, Scenario } from '@fiveones/definition';
import { deedsOf } from '@fiveones/interpreter';

/** How far a household has come: an example that the package ships, and how much of its script is done. */
export interface Standing {
  readonly scenario: Scenario;
  readonly script: readonly Action[];
  /** The step that is open next; absent when the whole script is done. */
  readonly next?: Extract<Action, { do: 'fill' | 'decide' }> | undefined;
}

/** Where households of a demonstration can stand: before each step of the package's examples, and behind all of them. */
interface Standings {
  /** One entry a step, in the order of the charts; in it one standing an example that comes by there. */
  readonly open: readonly (readonly Standing[])[];
  readonly ended: readonly Standing[];
}

/** Reads the standings out of the examples. Examples that change parameters or the list need another county. */
export function standingsOf(pkg: Package): Standings {
  const scenarios = Object.values(pkg.scenarios).filter(
    (scenario) => scenario.parameters === undefined && scenario.responsibilities === undefined,
  );
  const ways = scenarios.map((scenario): Standing => ({ scenario, script: deedsOf(scenario) }));
  const before = ways.flatMap((way) => cuts(way));
  return {
    open: Object.values(pkg.processes)
      .flatMap((process) => process.nodes.map(({ id }) => stepAt(pkg, process.id, id)))
      .flatMap((isNext) => {
        const here = before.filter(isNext);
        return [
          here.filter(({ script }) => !cameBack(script)),
          here.filter(({ script }) => cameBack(script)),
        ];
      })
      .filter((standings) => standings.length > 0),
    ended: ways,
  };
}

/** Whether a standing's next step is this one: of the chart that its example begins with, or of one that this calls. */
function stepAt(pkg: Package, process: string, node: string): (standing: Standing) => boolean {
  return ({ scenario, next }) => {
    if (next?.node !== node) return false;
    const own = pkg.processes[scenario.process]?.nodes.some(({ id }) => id === node) === true;
    return own ? scenario.process === process : true;
  };
}

const cuts = ({ scenario, script }: Standing): readonly Standing[] =>
  script.flatMap((action, place) =>
    place > 0 &&
    (action.do === 'fill' || action.do === 'decide') &&
    !(action.item !== undefined && action.item !== 0)
      ? [{ scenario, script: script.slice(0, place), next: action }]
      : [],
  );

const cameBack = (script: readonly Action[]): boolean => {
  const last = script.at(-1);
  return last?.do === 'sendBack' || (last?.do === 'decide' && last.result === 'return');
};
