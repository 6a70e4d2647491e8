import type { EventOf } from '../event.ts';
import type { Proposal } from '../state.ts';
import type { StoryLine, Teller } from '../play/story.ts';
import type { OperationEvents } from './event.ts';

type Told = { readonly title: string; readonly note?: string; readonly tone: StoryLine['tone'] } | undefined;
type Tell<T extends keyof OperationEvents> = (event: EventOf<T>, teller: Teller) => Told;

const silent = (): Told => undefined;
const results = { agree: '同意', disagree: '不同意' } as const;
const when = { before: '先签', after: '后签' } as const;
const changes = { jump: '跳转', wake: '唤醒' } satisfies Record<Proposal['do'], string>;

/** How the history of a case tells each office operation. */
export const operationTales = {
  taskReleased: ({ body }, { node, person }) => ({
    title: `${person(body.by)}放回“${node(body.node)}”`,
    tone: 'plain',
  }),
  taskRead: silent,
  handedForGood: silent,
  taskRecalled: ({ body }, { node, person }) => ({
    title: `${person(body.by)}拿回“${node(body.node)}”`,
    tone: 'time',
  }),
  taskTransferred: ({ body }, { node, person }) => ({
    title: `${person(body.by)}把“${node(body.node)}”转给${person(body.to)}`,
    note: body.reason,
    tone: 'plain',
  }),
  taskDelegated: ({ body }, { node, person }) => ({
    title: `${person(body.by)}委派${person(body.to)}先办“${node(body.node)}”`,
    note: body.reason,
    tone: 'plain',
  }),
  taskHandedBack: ({ body }, { node, person }) =>
    body.by === body.to
      ? { title: `${person(body.by)}收回交出去的“${node(body.node)}”`, tone: 'plain' }
      : { title: `${person(body.by)}办好“${node(body.node)}”，交回${person(body.to)}`, tone: 'done' },
  signerPlanned: ({ body }, { node, person }) => ({
    title: `${person(body.by)}请${person(body.person)}在“${node(body.node)}”后加签`,
    note: body.reason,
    tone: 'plain',
  }),
  signerAdded: ({ body }, { node, person }) => ({
    title: `“${node(body.node)}”请${person(body.assignment.person)}加签（${when[body.when]}）`,
    note: body.reason,
    tone: 'open',
  }),
  signerDone: ({ body }, { node, person }) => ({
    title: `${person(body.by)}在“${node(body.node)}”加签：${results[body.result]}`,
    ...(body.reason === '' ? {} : { note: body.reason }),
    tone: 'done',
  }),
  signerRemoved: ({ body }, { node, person }) => ({
    title: `${person(body.by)}在“${node(body.node)}”减去${person(body.person)}的加签`,
    note: body.reason,
    tone: 'plain',
  }),
  personReplaced: ({ body }, { person }) => ({
    title: `${person(body.person)}离职，等他的${body.to === undefined ? '回到岗位' : `由${person(body.to)}接着等`}`,
    note: body.reason,
    tone: 'plain',
  }),
  leftBehind: ({ body }, { node, person }) => ({
    title: `${person(body.person)}离职，“${node(body.node)}”没有人能接，要另外处理`,
    note: body.reason,
    tone: 'bad',
  }),
  voterAdded: ({ body }, { node, person }) => ({
    title: `${person(body.by)}把${person(body.person)}加进“${node(body.node)}”的名单`,
    note: body.reason,
    tone: 'time',
  }),
  voterRemoved: ({ body }, { node, person }) => ({
    title: `${person(body.by)}把${person(body.person)}从“${node(body.node)}”的名单去掉`,
    note: body.reason,
    tone: 'time',
  }),
  taskReopened: ({ body }, { node, person }) => ({
    title: `${person(body.by)}加签不同意，“${node(body.node)}”重新定`,
    note: body.reason,
    tone: 'time',
  }),
  caseRejected: ({ body }, { node, person }) => ({
    title: `${person(body.by)}在“${node(body.node)}”驳回：${body.reason}`,
    note: body.notice,
    tone: 'bad',
  }),
  copied: ({ body }, { person }) => ({
    title: `${person(body.by)}抄送${body.to.map(person).join('、')}`,
    ...(body.note === undefined ? {} : { note: body.note }),
    tone: 'plain',
  }),
  told: silent,
  noticeRead: ({ body }, { person }) =>
    body.why === 'copied' || body.why === 'mentioned'
      ? { title: `${person(body.by)}已阅`, tone: 'plain' }
      : undefined,
  urged: ({ body }, { node, person }) => ({
    title: `${person(body.by)}催办“${node(body.node)}”`,
    ...(body.note === '' ? {} : { note: body.note }),
    tone: 'time',
  }),
  commented: ({ body }, { person }) => ({ title: `${person(body.by)}留言`, note: body.text, tone: 'plain' }),
  noticeTakenDown: ({ body }, { person }) => ({
    title: `${person(body.by)}撤下“${body.name}”`,
    note: body.reason,
    tone: 'time',
  }),
  caseTerminated: ({ body }, { person }) => ({
    title: `${person(body.by)}终止办理`,
    note: body.reason,
    tone: 'bad',
  }),
  changeProposed: ({ body }, { node, person }) => ({
    title: `${person(body.by)}申请${changes[body.do]}到“${node(body.to)}”，等另一个人确认`,
    note: body.reason,
    tone: 'time',
  }),
  changeConfirmed: silent,
  changeDeclined: ({ body }, { person }) => ({
    title: `${person(body.by)}不同意跳转或唤醒`,
    note: body.reason,
    tone: 'plain',
  }),
  jumped: ({ body }, { node, person }) => ({
    title: `${person(body.by)}确认，从“${node(body.node)}”跳转到“${node(body.to)}”`,
    tone: 'time',
  }),
  caseWoken: ({ body }, { node, person }) => ({
    title: `${person(body.by)}确认，办件从“${node(body.to)}”重新办`,
    tone: 'time',
  }),
} satisfies { readonly [T in keyof OperationEvents]: Tell<T> };
