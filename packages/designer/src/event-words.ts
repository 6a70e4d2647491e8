/** What events wait for and make known. */
export const eventWords = {
  trigger: {
    timer: '等一段时间',
    cycle: '定期',
    message: '消息',
    signal: '信号',
    condition: '条件成立',
    error: '接住差错',
    escalation: '接住上报',
    link: '接续自',
    compensate: '撤销这一步时',
    clock: '全程时限',
  },
  throws: {
    message: '发消息',
    signal: '发信号',
    error: '报差错',
    escalation: '上报',
    link: '接到别处',
    compensate: '撤销已办的',
  },
  every: { day: '每天', week: '每周', month: '每月', year: '每年' },
} as const;
