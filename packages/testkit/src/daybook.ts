const card = { package: 'first-process', process: 'apply-card' };
/** Cards of people whose names begin so. */
const slow = 'starts with(application.name, "慢")';
const text = (value: unknown): string => JSON.stringify(value);

/** A small package of lists, a ledger and a table over the card of `examples/first-process`. */
export const daybook: Readonly<Record<string, string>> = {
  'template.json': text({
    id: 'daybook',
    name: '村务台账',
    version: '1.0.0',
    publisher: '示例',
    format: 1,
    posts: [
      { id: 'villageHelper', name: '村协理员', tier: 'village', unit: 'villageCommittee' },
      { id: 'villageCommittee', name: '村主任', tier: 'village', unit: 'villageCommittee' },
    ],
  }),
  'parameters.json': text({
    parameters: [
      {
        id: 'accessGateBlocks',
        name: '闸门拦截',
        type: 'boolean',
        values: [{ region: '*', from: '2020-01-01', value: false }],
      },
      {
        id: 'smallCellMin',
        name: '小数隐去',
        type: 'integer',
        values: [{ region: '*', from: '2020-01-01', value: 10 }],
      },
    ],
  }),
  'lists/access.json': text({
    id: 'access',
    name: '事项准入清单',
    gate: 'access',
    columns: [{ id: 'matter', label: '事项' }],
    rows: [{ id: 'A-01', matter: '优待证协助', covers: [card] }],
  }),
  'lists/negative.json': text({
    id: 'negative',
    name: '负面事项清单',
    gate: 'negative',
    columns: [
      { id: 'text', label: '内容' },
      { id: 'words', label: '关键词', type: 'words' },
    ],
    rows: [
      { id: 'N-10', text: '打卡留痕', words: ['打卡', '截图'], absolute: false },
      { id: 'N-21', text: '公示敏感内容', words: ['病情', '残疾'], with: ['公示'], absolute: true },
      { id: 'N-12', text: '强制下载 APP', words: ['APP'], absolute: true },
      { id: 'N-11', text: '已不用的一行', words: ['台账'], active: false },
      { id: 'N-31', text: '亲属关系证明', words: [], proof: '亲属关系', absolute: true },
    ],
  }),
  'ledgers/livelihood.json': text({
    id: 'livelihood',
    name: '民生账',
    tier: 'village',
    keepers: ['villageHelper'],
    signers: ['villageCommittee', 'villageHelper'],
    columns: [
      { id: 'household', label: '哪一户', required: true },
      { id: 'hours', label: '用时', type: 'number', unit: '小时' },
      { id: 'due', label: '下次上门', type: 'date' },
    ],
    entryTypes: [
      {
        id: 'assist',
        name: '协助申请',
        from: [
          { ...card, node: 'apply', count: '1', cells: { household: 'application.name', hours: '0.5' } },
        ],
      },
      {
        id: 'told',
        name: '通报邻村',
        from: [
          {
            ...card,
            node: 'review',
            // The villages on both sides, one that is not there, and one of another county.
            place:
              'append(for n in ["001", "002", "099"] return substring(instance.region, 1, 9) + n, "990101001001")',
            when: 'place != instance.region',
            cells: { household: 'place' },
          },
        ],
      },
      {
        id: 'quiet',
        name: '审核',
        nameless: true,
        from: [{ ...card, node: 'review', when: 'application.deliver = "self"', amount: '12.5' }],
      },
      { id: 'mediation', name: '矛盾调解', byHand: true, evidence: ['协议'] },
    ],
  }),
  'tables/monthly.json': text({
    id: 'monthly',
    name: '1 套表',
    tier: 'village',
    keepers: ['villageHelper'],
    indicators: [
      figure('card.begun', { cases: { of: [card], state: 'begun' } }),
      figure('card.open', { cases: { of: [card], state: 'open' } }),
      figure('card.reviewed', { steps: { of: [{ ...card, node: 'review' }] } }),
      figure('card.hours', { entries: { ledger: 'livelihood', types: ['assist'], sum: 'hours' } }),
      figure('card.assisted', { entries: { ledger: 'livelihood', types: ['assist'], sum: 'count' } }),
      figure(
        'card.doneShare',
        { share: { of: 'card.reviewed', in: 'card.begun' } },
        { aggregate: 'share', unit: '%' },
      ),
      figure('pop.resident', { typed: '网格登记簿还没有接通' }, { level: 'typed' }),
      figure('pop.hukou', { outside: '公安人口共享' }),
    ],
    upper: [{ id: 'county', name: '县民政月报', columns: [{ label: '受理', indicator: 'card.begun' }] }],
  }),
  'tables/measures.json': text({
    id: 'measures',
    name: '优待证指标',
    tier: 'village',
    keepers: [],
    indicators: [
      figure('card.meanDays', measured('clock.total.used'), { aggregate: 'mean', unit: '工作日' }),
      figure('card.medianDays', measured('clock.total.used'), { aggregate: 'median', unit: '工作日' }),
      figure('card.late', measured(undefined, ' and clock.total.late')),
      figure('card.reviewDays', reviewed('step.used'), { aggregate: 'mean', unit: '工作日' }),
      figure('card.reviewHours', reviewed('step.hours'), { aggregate: 'median', unit: '小时' }),
      figure('card.reviewedLate', reviewed(undefined, ' and step.late')),
      figure('card.dueReviews', due()),
      figure('card.keptReviews', due(' and not(step.late)')),
      figure('card.unissued', measured(undefined, ' and not(list contains(done, "issue"))')),
    ],
  }),
};

function measured(sum?: string, more = '') {
  return { cases: { of: [card], state: 'ended', where: `${slow}${more}`, ...(sum ? { sum } : {}) } };
}

function reviewed(sum?: string, more = '') {
  return {
    steps: { of: [{ ...card, node: 'review' }], where: `${slow}${more}`, ...(sum ? { sum } : {}) },
  };
}

function due(more = '') {
  return { steps: { of: [{ ...card, node: 'review' }], state: 'due', where: `${slow}${more}` } };
}

function figure(id: string, source: object, more: object = {}) {
  return {
    id,
    name: id,
    unit: '件',
    group: '优待证',
    period: 'month',
    level: 'auto',
    aggregate: 'sum',
    source,
    ...more,
  };
}
