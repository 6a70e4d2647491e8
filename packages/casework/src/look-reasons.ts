/** Why somebody may look at a whole number, in the order of a menu. `words`: it must be said in own words too. */
export const lookReasons: readonly { readonly id: string; readonly name: string; readonly words?: true }[] = [
  { id: 'identity', name: '核对身份' },
  { id: 'contact', name: '联系本人或家属' },
  { id: 'payment', name: '核对账户、发放' },
  { id: 'matching', name: '与外单位比对信息' },
  { id: 'complaint', name: '处理异议、信访、举报' },
  { id: 'inspection', name: '检查、抽查' },
  { id: 'other', name: '其他（写明）', words: true },
];

/** Why who takes part in a case reads it: nobody asks them, but it is kept. */
export const handling = { id: 'handling', name: '经手' } as const;
