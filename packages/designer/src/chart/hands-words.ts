/** Words of the part of a step that says how it is given back and handed on. */
export const handsWords = {
  returns: '退回',
  to: '退回到',
  places: { any: '办过的任一步', previous: '上一步', starter: '第一步' },
  then: '退回以后',
  ways: { choose: '由办理人选', again: '后面重走', straight: '直接送回' },
  chooseNext: '自选下一步办理人',
  chooseNextHint: '提交时可以在下一步的岗位里选人',
  reject: '可以驳回',
  rejectHint: '整件不予办理，别的待办都收回。事由一行一条。',
  rejectTo: '驳回以后到',
  reasons: '事由',
  firstReason: '不符合条件',
  without: '这一步不许',
  withoutHint: '不勾就都可以；交给谁都限在岗位和辖区里',
  operations: { sendBack: '退回', transfer: '转办', delegate: '委派', addSigner: '加签' },
} as const;
