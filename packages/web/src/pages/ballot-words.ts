/** What a ballot says on the screen. */
export const ballotWords = {
  title: '表决',
  titleElection: '选举',
  choice: { approve: '赞成', reject: '反对', abstain: '弃权', absent: '没有到会' },
  none: '都不选，弃权',
  beside: '看过材料，表态以后提交。',
  choose: '请先表态，再提交。',
  tooMany: (seats: number) => `最多选 ${seats} 人，请去掉几个。`,
  seats: (seats: number) => `最多选 ${seats} 人`,
  secret: '无记名：只记您投过，不记您投了什么。提交后不能改，也不会存草稿。',
  named: '记名：您的表态会写进表决记录。',
} as const;
