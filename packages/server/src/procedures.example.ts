import { clerk, leader, otherTown, village, type caller } from './stage.example.ts';

type Call = (as: ReturnType<typeof caller>) => Promise<unknown>;
type Calls = Readonly<Record<string, Call>>;

/** The case that calls are about. */
export interface CaseAbout {
  readonly instance: string;
  readonly task: string;
  readonly document: string;
  readonly person: string;
}

/** Every procedure that is about one case, as a stranger would call it. */
export const ofACase = (about: () => CaseAbout): Calls => ({
  'task.get': (as) => as.task.get({ task: about().task }),
  'task.open': (as) => as.task.open({ task: about().task }),
  'task.claim': (as) => as.task.claim({ task: about().task }),
  'task.release': (as) => as.task.release({ task: about().task }),
  'task.saveDraft': (as) => as.task.saveDraft({ task: about().task, data: {} }),
  'task.submit': (as) =>
    as.task.submit({ task: about().task, key: 'stranger-1', data: {}, opinion: { result: 'agree' } }),
  'task.sendBack': (as) => as.task.sendBack({ task: about().task, to: 'apply', reason: '不该我退' }),
  'task.skip': (as) => as.task.skip({ task: about().task, reason: '不该我跳' }),
  'operation.offers': (as) => as.operation.offers({ instance: about().instance }),
  'operation.preview': (as) =>
    as.operation.preview({ instance: about().instance, operation: { do: 'comment', text: '路过' } }),
  'operation.carryOut': (as) =>
    as.operation.carryOut({
      instance: about().instance,
      operation: { do: 'comment', text: '路过' },
      key: 'stranger-3',
    }),
  'instance.get': (as) => as.instance.get({ instance: about().instance }),
  'instance.chart': (as) => as.instance.chart({ instance: about().instance }),
  'instance.message': (as) =>
    as.instance.message({ instance: about().instance, message: 'objection', payload: {}, key: 'stranger-2' }),
  'incident.retry': (as) =>
    as.incident.retry({ incidents: [{ instance: about().instance, incident: 'i1' }] }),
  'incident.repairing': (as) => as.incident.repairing({ instance: about().instance, incident: 'i1' }),
  'incident.repair': (as) =>
    as.incident.repair({ instance: about().instance, incident: 'i1', data: {}, reason: '不该我补' }),
  'incident.passOver': (as) =>
    as.incident.passOver({ instance: about().instance, incident: 'i1', reason: '不该我越过' }),
  'household.get': (as) => as.household.get({ person: about().person }),
  'look.field': (as) =>
    as.look.field({
      instance: about().instance,
      form: 'application',
      path: '/name',
      shown: '周**',
      reason: 'identity',
    }),
  'look.person': (as) => as.look.person({ person: about().person, reason: 'identity' }),
  'look.case': (as) => as.look.case({ instance: about().instance, reason: 'identity' }),
  'instance.document': (as) =>
    as.instance.document({ instance: about().instance, document: about().document }),
});

export const ledger = { region: village, ledger: 'livelihood' };
const table = { region: village, table: 'monthly' };

const importing = { ...table, month: '2026-11', id: 'id1' };

/** Procedures about what a village keeps, as a stranger would call them. */
export const ofAPlace: Calls = {
  'village.table': (as) => as.village.table(table),
  'village.rows': (as) => as.village.rows({ ...table, indicator: 'card.begun' }),
  'village.give': (as) => as.village.give({ ...table, values: { 'pop.resident': 1 } }),
  'village.corrections': (as) => as.village.corrections(table),
  'village.imports': (as) => as.village.imports(table),
  'village.importPreview': (as) => as.village.importPreview(importing),
  'village.importConfirm': (as) =>
    as.village.importConfirm({ ...importing, seen: '0'.repeat(64), onlyGood: true }),
  'village.ledger': (as) => as.village.ledger(ledger),
  'village.write': (as) =>
    as.village.write({
      ...ledger,
      type: 'mediation',
      title: '不该我记',
      occurredOn: '2026-11-20',
      result: 'done',
      evidence: [],
      pending: '没有',
      key: 'stranger-4',
    }),
  'village.reverse': (as) =>
    as.village.reverse({
      ...ledger,
      entryNo: `${village}-livelihood-202611-0001`,
      reason: '不该我冲',
      key: 'stranger-5',
    }),
  'village.prove': (as) =>
    as.village.prove({
      ...ledger,
      entryNo: `${village}-livelihood-202611-0001`,
      evidence: [{ what: '协议', file: 'f', name: '协议.png' }],
    }),
  'village.sign': (as) => as.village.sign({ ...ledger, period: '2026-10' }),
  'village.demands': (as) => as.village.demands({ region: village, month: '2026-11' }),
};

const move = { packageId: 'first-process', from: '1.0.0', to: '1.0.1', nodes: {} };

const beginning = { packageId: 'first-process', process: 'apply-card', region: village };

const batch = { packageId: 'first-process', process: 'apply-card', message: 'objection' };
const batchChoice = { ...batch, places: [], numbers: [] };

export const drawing = {
  processes: ['apply-card'],
  strata: [],
  from: '2026-01-01',
  until: '2026-12-31',
  seed: '2026-01',
  percent: 10,
  floor: 1,
};

/** Procedures of the place 设计, and of the county's offices. */
export const ofDesign: Calls = {
  'design.packages': (as) => as.design.packages(),
  'design.templates': (as) => as.design.templates(),
  'design.sketch': (as) => as.design.sketch({ packageId: 'first-process', process: 'apply-card' }),
  'design.load': (as) => as.design.load({ packageId: 'first-process' }),
  'design.save': (as) =>
    as.design.save({ packageId: 'first-process', revision: 0, edits: [], history: null }),
  'design.create': (as) => as.design.create({ name: '不该我建' }),
  'design.importFiles': (as) => as.design.importFiles({ files: { 'template.json': { id: 'mine' } } }),
  'design.submit': (as) =>
    as.design.submit({
      packageId: 'first-process',
      version: '1.0.1',
      note: '不该我提',
      from: '2026-12-01',
      reviewer: leader,
    }),
  'design.withdraw': (as) => as.design.withdraw({ packageId: 'first-process' }),
  'design.confirm': (as) => as.design.confirm({ packageId: 'first-process' }),
  'design.giveBack': (as) => as.design.giveBack({ packageId: 'first-process', reason: '不该我退' }),
  'design.versions': (as) => as.design.versions({ packageId: 'first-process' }),
  'design.version': (as) => as.design.version({ packageId: 'first-process', version: '1.0.0' }),
  'design.mergeChoices': (as) => as.design.mergeChoices({ packageId: 'first-process', version: '1.0.0' }),
  'design.mergeChoose': (as) =>
    as.design.mergeChoose({
      packageId: 'first-process',
      version: '1.0.0',
      choices: [{ conflict: 'processes/apply-card.json', side: 'ours' }],
    }),
  'design.replay': (as) => as.design.replay({ packageId: 'first-process', day: '2026-12-01', from: 0 }),
  'design.figure': (as) =>
    as.design.figure({ packageId: 'daybook', table: 'monthly', indicator: 'card.begun' }),
  'design.entries': (as) => as.design.entries({ packageId: 'daybook', ledger: 'livelihood', type: 'assist' }),
  'design.runScenarios': (as) => as.design.runScenarios({ packageId: 'first-process', from: 0 }),
  'parameter.sheet': (as) => as.parameter.sheet({ packageId: 'first-process' }),
  'parameter.progress': (as) => as.parameter.progress(),
  'parameter.answer': (as) =>
    as.parameter.answer({
      packageId: 'first-process',
      parameter: 'totalDays',
      value: 3,
      from: '2026-12-01',
      source: '不该我填',
    }),
  'parameter.putOff': (as) =>
    as.parameter.putOff({ packageId: 'first-process', parameter: 'totalDays', note: '' }),
  'calendar.preview': (as) => as.calendar.preview({ overlay: [] }),
  'calendar.revise': (as) => as.calendar.revise({ overlay: [], reason: '不该我改' }),
  'handbook.paragraphs': (as) => as.handbook.paragraphs({ packageId: 'first-process' }),
  'handbook.write': (as) =>
    as.handbook.write({ packageId: 'first-process', anchor: 'faq', before: null, text: '不该我写' }),
  'handbook.basis': (as) => as.handbook.basis({ packageId: 'first-process' }),
  'handbook.recheck': (as) =>
    as.handbook.recheck({
      packageId: 'first-process',
      code: '[办]',
      status: 'current',
      checkedAt: '2026-01-05',
    }),
  'village.gates': (as) => as.village.gates({ packageId: 'first-process' }),
  'work.startForm': (as) => as.work.startForm(beginning),
  'work.keepStart': (as) => as.work.keepStart({ ...beginning, data: {} }),
  'work.begin': (as) => as.work.begin({ ...beginning, data: {}, key: 'stranger-5' }),
  'handover.view': (as) => as.handover.view(),
  'handover.preview': (as) => as.handover.preview({ person: clerk, to: otherTown }),
  'handover.carryOut': (as) =>
    as.handover.carryOut({
      person: clerk,
      to: otherTown,
      reason: '不该我转',
      key: 'stranger-4',
    }),
  'duty.sampled': (as) => as.duty.sampled(),
  'duty.sample': (as) => as.duty.sample(drawing),
  'duty.draw': (as) => as.duty.draw(drawing),
  'duty.draws': (as) => as.duty.draws(),
  'duty.drawn': (as) => as.duty.drawn({ id: 'id1' }),
  'duty.reportKeyWork': (as) =>
    as.duty.reportKeyWork({ year: 2026, item: 'KW-01', quarter: 1, progress: '不该我报', done: false }),
  'batch.offers': (as) => as.batch.offers(),
  'batch.about': (as) => as.batch.about(batch),
  'batch.preview': (as) => as.batch.preview(batchChoice),
  'batch.send': (as) =>
    as.batch.send({
      choice: batchChoice,
      payload: {},
      reason: '不该我发',
      seen: '0'.repeat(64),
      key: 'stranger-6',
    }),
  'batch.list': (as) => as.batch.list(),
  'batch.one': (as) => as.batch.one({ id: 'id1' }),
  'batch.retry': (as) => as.batch.retry({ id: 'id1' }),
  'incident.list': (as) => as.incident.list(),
  'look.list': (as) => as.look.list({}),
  'migration.preview': (as) => as.migration.preview(move),
  'migration.ask': (as) => as.migration.ask({ ...move, reason: '不该我移' }),
  'migration.confirm': (as) => as.migration.confirm({ id: 'id1' }),
  'migration.decline': (as) => as.migration.decline({ id: 'id1' }),
  'migration.overview': (as) => as.migration.overview({ packageId: 'first-process' }),
};

/** Procedures that answer each with their own: nothing of another's case may be in the answer. */
export const ofOneself: Calls = {
  'work.inbox': (as) => as.work.inbox(),
  'work.startable': (as) => as.work.startable(),
  'work.search': (as) => as.work.search({ text: '周大爷' }),
  'household.find': (as) => as.household.find({ text: '周大爷' }),
  'find.cases': (as) => as.find.cases({ place: village }),
  'find.saved': (as) => as.find.saved(),
  'find.save': (as) => as.find.save({ name: '周大爷', asked: { text: '周大爷' } }),
  'find.forget': (as) => as.find.forget({ name: '周大爷' }),
  'duty.list': (as) => as.duty.list({}),
  'monitor.view': (as) => as.monitor.view().catch((error: unknown) => error),
  'monitor.cases': (as) =>
    as.monitor
      .cases({ packageId: 'first-process', process: 'apply-card', place: village })
      .catch((error: unknown) => error),
  'duty.keyWork': (as) => as.duty.keyWork({}).catch((error: unknown) => error),
  'handbook.shelf': (as) => as.handbook.shelf(),
  'leave.mine': (as) => as.leave.mine(),
  'village.places': (as) => as.village.places(),
  'village.ask': (as) => as.village.ask({ text: '下载 APP' }),
  'calendar.view': (as) => as.calendar.view({ year: 2026 }),
  'look.reasons': (as) => as.look.reasons(),
  'session.me': (as) => as.session.me(),
  'session.people': (as) => as.session.people(),
  'demo.clock': (as) => as.demo.clock(),
};

/** Procedures for everybody, signed in or not: what they may show is in `notice.test.ts`. */
export const ofEverybody: Calls = {
  'notice.board': (as) => as.notice.board({ region: village }),
  'notice.read': (as) => as.notice.read({ region: village, address: '0'.repeat(32) }),
};

/** Procedures that belong to nobody's case. */
export const elsewhere = [
  'work.start',
  'leave.set',
  'leave.end',
  'session.signIn',
  'session.signOut',
  'demo.advance',
  'demo.reset',
];
