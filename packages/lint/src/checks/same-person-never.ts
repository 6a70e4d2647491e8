import { freshActAt, type FreshAct } from '@fiveones/definition';
import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A step that says when it passes by itself can do so: nothing at it demands a fresh act. */
export const samePersonNever: Check = {
  code: 'same-person-never',
  severity: 'hint',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of nodesOf(chart, 'userTask')) {
        if (node.samePerson === undefined || node.samePerson === 'off') continue;
        const act = freshActAt(chart.process, node);
        if (act) report(atNode(chart, node, 'samePerson'), { name: node.name, why: whys[act] });
      }
  },
};

const whys: Readonly<Record<FreshAct, string>> = {
  'four-eyes': '要求换人',
  several: '由几个人办或要表决',
  applicant: '由申请人自己办',
  statutory: '是法定的步骤',
  'fills-in': '有要填写或手写签名的表',
  decides: '要选去向',
  'chooses-next': '要选下一步的人',
};
