import type { Language, Package } from '@fiveones/definition';
import type { Played } from '@fiveones/interpreter';

/** How far the scenarios of a package go: of all flows, those that none of them walked. */
interface Coverage {
  readonly flows: number;
  readonly unwalked: readonly Unwalked[];
}

/** A flow that no scenario walked, with the names that people know it by. */
interface Unwalked {
  readonly process: string;
  readonly flow: string;
  readonly from: string;
  readonly to: string;
  /** `去向名：从 → 到`, without the name where the flow has none. */
  readonly text: string;
}

/** Which flows nobody walked in what was played. */
export function coverageOf(pkg: Package, plays: readonly Played[]): Coverage {
  const walked = new Set(plays.flatMap(walkedIn));
  const flows = Object.values(pkg.processes).flatMap((process) => {
    const names = new Map(process.nodes.map(({ id, name }) => [id, name]));
    return process.flows.map(({ id, from, to, name }): Unwalked => ({
      process: process.id,
      flow: id,
      from,
      to,
      text: `${name === undefined ? '' : `${name}：`}${names.get(from) ?? from} → ${names.get(to) ?? to}`,
    }));
  });
  return {
    flows: flows.length,
    unwalked: flows.filter(({ process, flow }) => !walked.has(`${process}/${flow}`)),
  };
}

/** The same in words: a line, and one more for each flow that nobody walked. */
export function coverageWords({ flows, unwalked }: Coverage, language: Language): readonly string[] {
  const walked = flows - unwalked.length;
  const head =
    language === 'zh'
      ? `样例走过 ${walked}／${flows} 条连线${unwalked.length === 0 ? '' : '，没有走过的：'}`
      : `the scenarios walk ${walked} of ${flows} flows${unwalked.length === 0 ? '' : '; none walks:'}`;
  return [head, ...unwalked.map(({ process, flow, text }) => `  ${text} (${process}/${flow})`)];
}

const walkedIn = ({ timeline, states }: Played): readonly string[] =>
  timeline.flatMap(({ instance, event }) =>
    event.type === 'entered' && event.body.via !== undefined
      ? [`${states[instance]?.pins.process ?? ''}/${event.body.via}`]
      : [],
  );
