import type { Node, Process } from '@fiveones/definition';
import type { Block } from '../block.ts';
import type { Chapter } from './context.ts';
import { partsOf } from './parts.ts';
import type { Telling } from './process.ts';

/** Something that may come while a matter is open, and what is done then. */
interface Turn {
  readonly process: Process;
  readonly when: string;
  readonly then: string;
}

/** What somebody comes with while a matter is open or has been decided: changes, objections, the outcome of an appeal. */
export const turnsOf = ({ process, names }: Telling): readonly Turn[] => {
  const raised = new Set(
    process.messages.filter(({ fromPublic }) => fromPublic === true).map(({ id }) => id),
  );
  return process.nodes.flatMap((node) => {
    const message = node.kind === 'receiveTask' ? node.message : partsOf(node).trigger?.message;
    return message === undefined || !raised.has(message)
      ? []
      : [{ process, when: names.message(message), then: nextOf(node, process) }];
  });
};

/** What is done first when it has come, called as the chart calls it. */
function nextOf({ id, name }: Node, { flows, nodes }: Process): string {
  const next = flows.find(({ from }) => from === id)?.to;
  const then = nodes.find((node) => node.id === next)?.name;
  return then === undefined || then === name ? name : `${name} → ${then}`;
}

/** 变更后怎么办: what may come, and what is done then. 不服怎么办 is the office's own text above it. */
export function remedyOf(tellings: readonly Telling[]): readonly Block[] {
  const turns = tellings.flatMap(turnsOf);
  if (turns.length === 0) return [];
  return [
    { kind: 'lead', text: '办理中和办成以后，情况变了、有话要说' },
    {
      kind: 'table',
      columns: [
        { title: '流程', width: 28 },
        { title: '出现什么', width: 36 },
        { title: '怎么办', width: 44 },
      ],
      rows: turns.map(({ process, when, then }) => ({ cells: [process.name, when, then] })),
    },
  ];
}

/** 廉政与安全提示 that follow from the definitions: who must not do what, and what is nobody else's business. */
export function tipsOf({ naming }: Chapter, tellings: readonly Telling[]): readonly Block[] {
  const apart = tellings.flatMap(({ process, step }) =>
    process.nodes.flatMap((node) => {
      const { notSameAs: others = [], notSameAsEver } = partsOf(node);
      const ever = notSameAsEver === true ? '，退回重办的以前各次也算' : '';
      return others.length === 0
        ? []
        : [
            `“${step(node.id)}”不得与${others.map((id) => `“${step(id)}”`).join('、')}同一人${ever}（${process.name}）。`,
          ];
    }),
  );
  const custody = [...naming.forms.values()].some(({ fields }) =>
    fields.some(({ key }) => key === 'custodyAgreement'),
  );
  const masked = [...naming.forms.values()].some(({ fields }) =>
    fields.some(({ schema }) => schema['x-sensitivity'] !== undefined),
  );
  const items = [
    '申请人、同住家人是经办人近亲属的，系统不把这一件派给他；不能回避的，上一级另派人办。',
    ...(custody ? ['存折、银行卡由镇村干部代管的，必须有代管协议；不得扣留、不得代为支用。'] : []),
    ...(masked
      ? ['身份证号、银行账号、电话、健康、财务和未成年人信息默认遮住；要看全的先写理由，每次都留记录。']
      : []),
    ...apart,
  ];
  return [{ kind: 'items', items: items.map((text) => ({ text })) }];
}
