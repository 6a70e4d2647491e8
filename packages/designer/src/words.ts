/** Every Chinese word of the designer. */
export const words = {
  unit: { workday: '工作日', day: '天', month: '个月', year: '年', hour: '小时', minute: '分钟' } as Readonly<Record<string, string>>,
  card: {
    byParameter: '按参数', applicant: '申请人', nobody: '还没定谁办', each: '（分别办）', message: '等消息', clockWarns: '快到期时', clockDue: '到期时', calculates: '自动计算',
    decisions: (count: number) => `决策表 ${count} 张`, documents: (count: number) => `出文书 ${count} 份`, system: '系统自动', connector: '调外部接口', starts: '办件由此开始', atOnce: '即时', waits: '等待', sub: '子流程', alone: '各自进行', waitsForEnd: '等它办完',
  },
  aria: {
    way: (from: string, to: string, name: string) => `从${from}到${to}${name === '' ? '' : `：${name}`}`,
  },
} as const;
