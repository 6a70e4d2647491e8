/** The words of who reads the cases of a process. */
export const readerWords = {
  label: '谁看得见',
  who: '办件给谁看',
  region: '辖区里的人',
  hands: '只给经手的人',
  regionHint: '按单位的辖区：本地和上级单位的人都看得到。',
  handsHint: '没有经手的人在列表、搜索、户档、报表里都看不到，看过的都留记录。',
  tiers: '限制哪一级',
  everyTier: '各级都限制',
  onlyTier: (tier: string) => `只限制${tier}`,
  posts: '没有经手也能看的岗位',
  withReason: '写明事由后当天能看的岗位',
} as const;
