/** Words of looking at whole numbers. */
export const lookWords = {
  look: (label: string) => `查看${label}全号`,
  hide: (label: string) => `遮住${label}`,
  lookShort: '查看',
  hideShort: '遮住',
  until: (seconds: number) => `${seconds} 秒后遮住`,
  why: '为什么要看',
  choose: '请选事由',
  words: '说明',
  wordsHint: '可以不写',
  show: (seconds: number) => `看 ${seconds} 秒`,
  kept: '谁、什么时候、为什么看，都会留下记录；号码不记。',

  line: (who: string, place: string) => `${who}查看了“${place}”全号`,
  caseLine: (who: string) => `${who}看了这件办件`,

  limited: '这件办件只给经手的人看',
  limitedAbout: '您没有经手这件办件。因督查、协调要看的，写明事由，记下以后今天都能看。',
  limitedAsk: '看这件办件',
  limitedKept: '谁、什么时候、为什么看，都会留下记录，督查的人看得到。',
  recent: (times: number) =>
    times === 0
      ? '点“查看”要选事由、留记录。近 30 天没有人看过。'
      : `点“查看”要选事由、留记录。近 30 天看过 ${times} 次。`,

  title: '查看记录',
  about:
    '谁在什么时候、为什么看了遮住的证件号、账号、电话，看了只给经手的人看的办件。只记看了哪里，不记号码。',
  filters: '要看哪些',
  from: '从',
  till: '到',
  person: '谁看的',
  everybody: '所有人',
  personTimes: (name: string, times: number) => `${name}（${times} 次）`,
  export: '导出',
  total: (times: number, people: number) => `${times} 次，${people} 人`,
  more: (shown: number) => `只列最近 ${shown} 次，其余的请把日期定短些，或者导出。`,
  none: '这段时间没有人看过遮住的号码和只给经手的人看的办件。',
  times: (times: number) => `${times} 次`,
  columns: { at: '时间', subject: '办件', place: '看了什么', reason: '事由' },
} as const;
