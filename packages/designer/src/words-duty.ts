/** The words of making a row of the responsibility list from a step. */
export const dutyWords = {
  local: '本地规定',
  add: '新建责任事项',
  details: '责任清单里的这一行',
  copyHint: '选别的步骤的事项，会照样给这一步建一行',
  deed: '新建责任事项',
  tier: '新事项的层级',
  post: '新事项的岗位',
  keep: '建好并用在这一步',
  cancel: '不建了',
  needMatter: '写上是什么事',
  needPost: '选一个岗位',
  limitHint: '如：2 个工作日',
  choosePost: '直接选一个岗位',
  choosePostHint: '选了岗位，就在责任清单里添一行，归这一步用',
} as const;
