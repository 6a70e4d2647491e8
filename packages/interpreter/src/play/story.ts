import { lookupName } from '../lookup.ts';
import { opensTask, seatName, type Json, type JsonObject, type Occurrence } from '@fiveones/definition';
import { explanationWords, unitWords } from '@fiveones/calendar';
import type { EventOf, EventType, InstanceEvent } from '../event.ts';
import { operationTales } from '../operations/story.ts';
import { indexOf } from '../organisation.ts';
import { isMisplaced, placingText } from '../placing.ts';
import type { World } from '../world.ts';

/** One line of a timeline in words. `tone` says what kind of line it is, for colour and icon. */
export interface StoryLine {
  readonly at: string;
  readonly type: EventType;
  readonly node?: string;
  readonly nodeName?: string;
  readonly who?: string;
  readonly title: string;
  readonly note?: string;
  readonly tone: 'done' | 'open' | 'time' | 'bad' | 'plain';
}

/** A line that stands for several that say the same, and how many. */
export type GatheredLine<T extends StoryLine> = T & { readonly times?: number };

/** Joins lines of work handed out that follow each other, say the same and are of the same minute: to four people is one line. */
export function gathered<T extends StoryLine>(lines: readonly T[]): readonly GatheredLine<T>[] {
  const joined: GatheredLine<T>[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && saysTheSame(last, line))
      joined[joined.length - 1] = { ...last, times: (last.times ?? 1) + 1 };
    else joined.push(line);
  }
  return joined;
}

const saysTheSame = (a: StoryLine, b: StoryLine): boolean =>
  a.tone === 'open' &&
  a.type === b.type &&
  a.title === b.title &&
  a.note === b.note &&
  a.who === b.who &&
  a.at.slice(0, 16) === b.at.slice(0, 16);

type Told = { readonly title: string; readonly note?: string; readonly tone: StoryLine['tone'] } | undefined;
/** How names are told. */
export interface Teller {
  readonly node: (id: string) => string;
  readonly person: (id: string | undefined) => string;
  readonly world: World;
}
type Tell<T extends EventType> = (event: EventOf<T>, teller: Teller) => Told;

/** Tells an event in Chinese; `undefined` for steps that only the engine cares about. */
export function tell(event: InstanceEvent, world: World): StoryLine | undefined {
  const teller: Teller = {
    node: (id) => world.chart.nodes.get(id)?.name ?? id,
    person: (id) => (id === undefined ? '系统' : (indexOf(world.organisation).people.get(id)?.name ?? id)),
    world,
  };
  const told = (tales[event.type] as Tell<EventType>)(event, teller);
  if (!told) return undefined;
  const node = 'node' in event.body && typeof event.body.node === 'string' ? event.body.node : undefined;
  const by = 'by' in event.body && typeof event.body.by === 'string' ? event.body.by : event.by;
  return {
    at: event.at,
    type: event.type,
    ...(node === undefined ? {} : { node, nodeName: teller.node(node) }),
    ...(by === undefined ? {} : { who: teller.person(by) }),
    ...told,
  };
}

const silent = (): Told => undefined;
const opinions: Readonly<Record<string, string>> = { agree: '同意', disagree: '不同意', return: '退回' };
const clockName = (id: string, { world }: Teller): string =>
  world.chart.process.clocks.find((clock) => clock.id === id)?.name ?? id;

const tales: { readonly [T in EventType]: Tell<T> } = {
  ...operationTales,
  instanceStarted: ({ body }, { person, world }) => ({
    title: `${person(body.by)}开始办理`,
    note: [
      body.number,
      ...(body.missed
        ? [
            `此前 ${body.missed.count} 次（${body.missed.from.slice(0, 10)} 至 ${body.missed.to.slice(0, 10)}）停机错过，没有补办`,
          ]
        : []),
      ...(body.placing ? [placingText(body.placing, world.organisation)] : []),
    ].join('；'),
    tone: isMisplaced(body.placing) ? 'bad' : 'done',
  }),
  entered: silent,
  left: silent,
  withdrawn: ({ body }, { node, world }) =>
    opensTask(world.chart.nodes.get(body.node))
      ? { title: `收回“${node(body.node)}”`, tone: 'plain' }
      : undefined,
  taskOpened: ({ body }, { node }) => ({
    title: `“${node(body.node)}”交给${seatName(body.assignment.unitName, body.assignment.postName ?? body.assignment.post)}`,
    ...(body.limit
      ? {
          note: `${body.limit.value} ${unitWords[body.limit.unit].zh}，最晚 ${body.limit.due.slice(0, 10)}`,
        }
      : {}),
    tone: 'open',
  }),
  taskClaimed: ({ body }, { node, person }) => ({
    title: `${person(body.by)}接办“${node(body.node)}”`,
    tone: 'plain',
  }),
  taskDone: ({ body }, { node, person }) => {
    if (body.like !== undefined)
      return {
        title: `“${node(body.node)}”自动通过`,
        note: `和“${node(body.like)}”是同一人办：${person(body.by)}`,
        tone: 'done',
      };
    const result = body.opinion?.['result'];
    const opinion = typeof result === 'string' ? `：${opinions[result] ?? result}` : '';
    const reason = body.opinion?.['reason'];
    return {
      title: `${acting(body, person)}办完“${node(body.node)}”${opinion}`,
      ...(typeof reason === 'string' && reason !== '' ? { note: reason } : {}),
      tone: 'done',
    };
  },
  keptApart: ({ body }, { node, person }) => ({
    title: `没有让${person(body.by)}办“${node(body.node)}”`,
    note: `“${node(body.earlier)}”是他办的，这一步要换一个人`,
    tone: 'bad',
  }),
  noticePosted: ({ body }) => ({
    title: `“${body.name}”贴出，${body.postedAt.slice(0, 10)}`,
    ...(body.places.length === 0 ? {} : { note: body.places.join('、') }),
    tone: 'plain',
  }),
  taskSkipped: ({ body }, { node, person }) => ({
    title: `${person(body.by)}跳过“${node(body.node)}”`,
    note: body.reason,
    tone: 'plain',
  }),
  taskReturned: ({ body }, { node, person }) => ({
    title: `${person(body.by)}把“${node(body.node)}”退回到“${node(body.to)}”${body.straight ? '，办完直接送回' : ''}`,
    note: body.reason,
    tone: 'time',
  }),
  dataSet: ({ body, by }, { node, person }) =>
    body.cause === 'rule'
      ? { title: `“${node(body.node)}”算出结果`, tone: 'done' }
      : body.cause === 'repair'
        ? { title: `${person(by)}补正数据`, note: body.reason ?? '', tone: 'time' }
        : undefined,
  stepPassedOver: ({ body, by }, { node, person }) => ({
    title: `${person(by)}越过“${node(body.node)}”`,
    note: body.reason,
    tone: 'time',
  }),
  timerSet: ({ body }, { node, world }) =>
    body.clock === undefined && body.node !== null
      ? {
          title: `等到 ${body.at.slice(0, 16).replace('T', ' ')}：${node(body.node)}`,
          note: noteOf(body.explanation, world),
          tone: 'time',
        }
      : undefined,
  timerCancelled: silent,
  timerFired: ({ body }, { node }) =>
    body.node === null ? undefined : { title: `到时：${node(body.node)}`, tone: 'time' },
  messageReceived: ({ body }, { world, person }) => ({
    title: `收到“${messageName(body.message, world)}”`,
    ...(body.by === undefined
      ? {}
      : {
          note: body.batch ? `${person(body.by)}批量通知：${body.batch.reason}` : `${person(body.by)}登记`,
        }),
    tone: 'open',
  }),
  messageSent: ({ body }, { node }) => ({
    title: `发出“${node(body.node)}”`,
    ...(body.to === undefined ? {} : { note: body.to }),
    tone: 'done',
  }),
  messageUnclaimed: ({ body }, { world }) => ({
    title: `“${messageName(body.message, world)}”没有办件来收，作废`,
    note: body.key,
    tone: 'bad',
  }),
  signalSent: ({ body }, { world }) => ({
    title: `发出信号“${nameIn(world.chart.process.signals, body.signal)}”`,
    tone: 'done',
  }),
  signalReceived: ({ body }, { world }) => ({
    title: `收到信号“${nameIn(world.chart.process.signals, body.signal)}”`,
    tone: 'open',
  }),
  conditionMet: ({ body }, { node }) => ({ title: `条件成立：${node(body.node)}`, tone: 'open' }),
  errorThrown: ({ body }, { world }) => ({
    title: `报差错“${nameIn(world.chart.process.errors, body.error)}”`,
    tone: 'bad',
  }),
  escalationThrown: ({ body }, { world }) =>
    body.outward
      ? undefined
      : { title: `上报“${nameIn(world.chart.process.escalations, body.escalation)}”`, tone: 'time' },
  undoable: silent,
  undoing: ({ body }, { node }) => ({ title: `撤销“${node(body.node)}”`, tone: 'time' }),
  documentIssued: ({ body }, { world }) => ({
    title: `出文书《${world.chart.package.documents[body.document]?.name ?? body.document}》`,
    tone: 'done',
  }),
  connectorAsked: ({ body }, { node }) => ({
    title: `“${node(body.node)}”${body.connector === lookupName ? '查本系统的办件' : '请求对方系统'}`,
    tone: 'open',
  }),
  connectorAnswered: ({ body }, { node }) => ({ title: `“${node(body.node)}”得到答复`, tone: 'done' }),
  multiOpened: ({ body }, { node, world }) => ({
    title: `“${node(body.node)}”分 ${body.items.length} ${opensTask(world.chart.nodes.get(body.node)) ? '人办' : '份办'}`,
    tone: 'open',
  }),
  multiRunDone: silent,
  countAsked: ({ body }, { node }) => ({ title: `“${node(body.node)}”投票结束，开箱计票`, tone: 'plain' }),
  voteClosed: ({ body }, { node }) => ({
    title: `“${node(body.node)}”${voteWords(body.set[0]?.value)}`,
    tone: 'done',
  }),
  clockStarted: ({ body }, teller) => ({
    title: `${clockName(body.clock, teller)}开始计时`,
    note: `${body.value} ${unitWords[body.unit].zh}`,
    tone: 'time',
  }),
  clockReckoned: silent,
  clockPaused: ({ body }, teller) => ({
    title: `${clockName(body.clock, teller)}次日起暂停`,
    note: body.reason,
    tone: 'time',
  }),
  clockResumed: ({ body }, teller) => ({ title: `${clockName(body.clock, teller)}次日接着算`, tone: 'time' }),
  clockExtended: ({ body }, teller) => ({
    title: `${clockName(body.clock, teller)}延长到 ${body.value} ${unitWords[body.unit].zh}`,
    note: body.reason,
    tone: 'time',
  }),
  clockWarned: ({ body }, teller) => ({ title: `${clockName(body.clock, teller)}即将到期`, tone: 'time' }),
  clockOverdue: ({ body }, teller) => ({ title: `${clockName(body.clock, teller)}到期`, tone: 'bad' }),
  clockAlarmed: ({ body }, teller) => ({
    title: `${clockName(body.clock, teller)}用到 ${percent(body.share)}，已告诉有关的人`,
    tone: body.share < 1 ? 'time' : 'bad',
  }),
  taskAlarmed: ({ body }, { node }) => ({
    title: `“${node(body.node)}”期限用到 ${percent(body.share)}，已告诉有关的人`,
    tone: body.share < 1 ? 'time' : 'bad',
  }),
  taskEscalated: ({ body }, { node }) => ({
    title: `“${node(body.node)}”没有按时办，改交${seatName(body.assignment.unitName, body.assignment.postName)}`,
    tone: 'bad',
  }),
  clockStopped: ({ body }, teller) => ({ title: `${clockName(body.clock, teller)}停止计时`, tone: 'time' }),
  childStarted: ({ body }, { node }) => ({ title: `启动“${node(body.node)}”`, tone: 'open' }),
  childEnded: ({ body }, { node }) => ({ title: `“${node(body.node)}”办结`, tone: 'done' }),
  callSkipped: ({ body }, { node }) => ({
    title: `“${node(body.node)}”还没有装上，记一笔后继续`,
    tone: 'plain',
  }),
  incidentRaised: ({ body }, { node }) => ({ title: `“${node(body.node)}”停下了，要人处理`, tone: 'bad' }),
  incidentResolved: ({ body }, { node, person }) => ({
    title: `${person(body.by)}重试“${node(body.node)}”`,
    tone: 'plain',
  }),
  calendarRevised: ({ body, by }, { person }) => ({
    title: `${person(by)}换了工作日历，重算期限`,
    note: body.reason,
    tone: 'time',
  }),
  taskDueMoved: ({ body }, { node }) => ({
    title: `“${node(body.node)}”改为最晚 ${body.limit.due.slice(0, 10)}`,
    tone: 'time',
  }),
  migrated: ({ body, by }, { person }) => ({
    title: `${person(by)}把办件从 ${body.from.version} 版移到 ${body.to.version} 版`,
    note: body.reason,
    tone: 'plain',
  }),
  instanceEnded: ({ body }, { node }) => ({
    title: body.end === undefined ? '办结' : `办结：${node(body.end)}`,
    tone: 'done',
  }),
};

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** `王五代李四`: a substitute is named with the one they stand in for. */
const acting = (body: { readonly by?: string; readonly for?: string }, person: Teller['person']): string =>
  body.for === undefined ? person(body.by) : `${person(body.by)}代${person(body.for)}`;
const nameIn = (list: readonly Occurrence[] | undefined, id: string): string =>
  list?.find((one) => one.id === id)?.name ?? id;

/** `通过：应到 5，赞成 3，反对 1，弃权 1`. */
function voteWords(value: Json | undefined): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const said = value as JsonObject;
  const count = (key: string): string => {
    const number = said[key];
    return typeof number === 'number' ? String(number) : '0';
  };
  const result = typeof said['result'] === 'string' ? (voteResults[said['result']] ?? '') : '';
  const counts = Array.isArray(said['elected'])
    ? `投票 ${count('cast')}`
    : `赞成 ${count('approve')}，反对 ${count('reject')}，弃权 ${count('abstain')}`;
  return `${result}：应到 ${count('eligible')}，实到 ${count('present')}，${counts}`;
}
const voteResults: Readonly<Record<string, string>> = {
  passed: '通过',
  failed: '没有通过',
  tie: '票数相等',
  noQuorum: '人数不够，表决无效',
  short: '当选人数不足',
};

const messageName = (id: string, world: World): string =>
  world.chart.process.messages.find((message) => message.id === id)?.name ?? id;

const noteOf = (explanation: EventOf<'timerSet'>['body']['explanation'], _world: World): string =>
  explanation ? explanation.lines.map((line) => explanationWords(line, 'zh')).join('；') : '';
