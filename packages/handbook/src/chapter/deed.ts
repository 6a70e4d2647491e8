import type { Calculation, Node, Throw, Vote } from '@fiveones/definition';
import type { Inline } from '../block.ts';
import { amountWords, feelWords } from '../feel-words.ts';
import { triggerWords, type EventNames } from '../limit-words.ts';
import type { Called, Naming } from '../naming.ts';
import { stacked } from './context.ts';
import { lookupWords } from './lookup-words.ts';
import { partsOf, type Parts } from './parts.ts';
import type { Telling } from './process.ts';

/** What is done at a step: every property of it that a reader of the book must know, each in a line. */
export function deedWords(node: Node, told: Telling): Inline {
  const lines = [node.note ?? '', ...tellers.flatMap((tell) => tell(node, told, partsOf(node)))];
  return stacked(...lines);
}

type Teller = (node: Node, told: Telling, parts: Parts) => readonly string[];

const tellers: readonly Teller[] = [
  (_, { chapter, names }, { trigger }) =>
    trigger === undefined ? [] : [triggerWords(trigger, chapter.naming, names)],
  (node, { step }) =>
    node.kind === 'boundaryEvent' && node.attachedTo !== undefined
      ? [`附在“${step(node.attachedTo)}”上，${node.interrupting ? '发生时停下那一步' : '发生时那一步照办'}`]
      : [],
  (_, { chapter: { naming } }, { forms = [] }) => {
    const named = (mode: 'edit' | 'read'): string =>
      forms
        .filter((use) => use.mode === mode)
        .map(({ form }) => formName(form, naming))
        .join('、');
    const [fill, see] = [named('edit'), named('read')];
    return [fill === '' ? '' : `填：${fill}`, see === '' ? '' : `看：${see}`];
  },
  (_, { chapter: { naming } }, { decision }) =>
    decision === undefined ? [] : [`按“${naming.called(decision)?.label ?? decision}”决定去向`],
  (_, { step }, { opinion }) =>
    opinion === undefined
      ? []
      : [`签批意见${opinion.returnTo === undefined ? '' : `，退回到“${step(opinion.returnTo)}”`}`],
  (node, { chapter: { naming } }) =>
    node.kind === 'businessRuleTask'
      ? [`算出：${node.calculate.map(({ into }) => resultName(into, naming)).join('、')}（见“怎么算”）`]
      : [],
  (_, { chapter: { naming } }, { issue = [] }) =>
    issue.length === 0 ? [] : [`出文书：${issue.map((id) => documentName(id, naming)).join('、')}`],
  (node) => (node.kind === 'serviceTask' && node.connector !== undefined ? ['请求对方系统'] : []),
  (node, { chapter }) =>
    node.kind === 'serviceTask' && node.lookup ? lookupWords(node.lookup, chapter) : [],
  (node, { chapter: { naming }, names }) =>
    node.kind === 'serviceTask' && node.extendClock !== undefined
      ? [
          `“${names.clock(node.extendClock.clock)}”延长 ${amountWords(node.extendClock.value, naming)}：${amountWords(node.extendClock.reason, naming)}`,
        ]
      : [],
  (node, { names }) =>
    node.kind === 'sendTask'
      ? [`把“${names.message(node.message)}”送给${node.to ?? '收的一方'}`]
      : node.kind === 'receiveTask'
        ? [`等“${names.message(node.message)}”`]
        : [],
  (node, { chapter }) =>
    node.kind === 'callActivity'
      ? [
          `${calledWords(chapter.processName(node.process, node.package))}${node.wait ? '，办完回来' : '，不等它办完'}`,
        ]
      : [],
  (_, { names }, { throws }) => (throws === undefined ? [] : thrownWords(throws, names)),
  (_, { chapter: { naming } }, { vote }) => (vote === undefined ? [] : voteWords(vote, naming)),
  (_, { step }, { notSameAs = [], notSameAsEver }) =>
    notSameAs.length === 0
      ? []
      : [
          `不得与${notSameAs.map((id) => `“${step(id)}”`).join('、')}同一人${notSameAsEver === true ? '，以前各次办过的也算' : ''}`,
        ],
  (_, { step }, { reject }) =>
    reject === undefined
      ? []
      : [`可以驳回（${reject.reasons.map(({ name }) => name).join('、')}）→ ${step(reject.to)}`],
  (_node, _told, { optional }) => (optional === true ? ['可以不办，须写理由'] : []),
  (node) => (node.kind === 'endEvent' && node.terminate === true ? ['其余步骤一并结束'] : []),
  (node) => (node.kind === 'subProcess' && node.triggeredByEvent === true ? ['由事件触发'] : []),
];

const calledWords = (name: string | undefined): string =>
  name === undefined ? '转入另一个模板的流程' : `转入流程“${name}”`;

const thrownWords = (thrown: Throw, names: EventNames): readonly string[] => [
  thrown.message === undefined ? '' : `发出“${names.message(thrown.message)}”`,
  thrown.signal === undefined ? '' : `发信号“${names.signal(thrown.signal)}”`,
  thrown.error === undefined ? '' : `报差错“${names.error(thrown.error)}”`,
  thrown.escalation === undefined ? '' : `上报“${names.escalation(thrown.escalation)}”`,
  thrown.link === undefined ? '' : `接到“${names.link(thrown.link)}”继续`,
  thrown.compensate === undefined ? '' : '撤销已办的步骤',
];

/** `F01 最低生活保障申请表`: a form by its number and name. */
export const formName = (id: string, { package: pkg }: Naming): string => numbered(id, pkg.forms[id]?.name);
export const documentName = (id: string, { package: pkg }: Naming): string =>
  numbered(id, pkg.documents[id]?.name);
/** Whether an id is the number of a paper (`F01`, `D02`) and not a word of the program. */
export const isPaperNumber = (id: string): boolean => /^[A-Z]{1,3}\d/.test(id);
/** Numbers of papers are told with the name; words of the program are not. */
export const numbered = (id: string, name: string | undefined): string =>
  name === undefined ? id : isPaperNumber(id) ? `${id} ${name}` : name;

/** What a line of a calculation works out. */
export const resultName = (into: string, naming: Naming): string => naming.called(into)?.label ?? into;

/** How it is worked out. */
export function calculationWords(
  { into, value, decision, condition, each, as }: Calculation,
  naming: Naming,
): string {
  const of = each === undefined ? '' : `逐个（${feelWords(each, naming, {}, into)}）`;
  const member = each === undefined ? {} : { [as ?? 'item']: [each.replace(/^=/, '').trim(), into] };
  return stacked(
    of,
    decision !== undefined && `按“${numbered(decision, naming.package.decisions[decision]?.name)}”`,
    value !== undefined && feelWords(value, naming, member, into),
    condition !== undefined && `按“${feelWords(condition.text, naming, member, into)}”里写的条件`,
  );
}

const voteWords = ({ pass, quorum, secret, seats }: Vote, naming: Naming): readonly string[] => [
  `表决：${feelWords(pass, counting(naming))}为通过`,
  quorum === undefined ? '' : `到会要求：${feelWords(quorum, counting(naming))}`,
  seats === undefined ? '' : `应选 ${amountWords(seats, naming)} 人`,
  secret === true ? '无记名' : '',
];

/** Rules of a vote speak of its counts by these names, whatever else is called so. */
const counting = (naming: Naming): Naming => ({
  ...naming,
  called: (path) => counts.get(path) ?? naming.called(path),
});
const counts: ReadonlyMap<string, Called> = new Map(
  Object.entries({
    eligible: '应到人数',
    present: '到会人数',
    cast: '投票人数',
    approve: '赞成票',
    reject: '反对票',
    abstain: '弃权票',
    votes: '得票',
    seats: '应选人数',
  }).map(([name, label]) => [name, { label, options: new Map() }]),
);
