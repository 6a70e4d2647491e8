/** Words of handing in figures as a file. */
export const importWords = {
  begin: '导入',
  title: '导入外部数和手填的数',
  about:
    '系统里没有来源的数（公安、卫健、党员信息系统、集体经济财务等）可以整张表导入：下载模板，填好，上传。先看对照，点“确认导入”才写入。',
  form: '下载模板',
  formAbout: (month: string) => `${month} 的模板，里面是现在的数；空着的格子不动。`,
  choose: '选填好的文件',
  chooseAbout: '收 xlsx、csv，最大 2 MB；csv 用 UTF-8 或 GB18030（GBK）都行。',
  reading: '正在读文件…',
  again: '换一个文件',
  earlier: '这个月导入过',
  record: (written: number, leftOut: number) =>
    `写入 ${written} 个数${leftOut === 0 ? '' : `，${leftOut} 行没有导入`}`,
  hash: (hash: string) => `文件指纹 ${hash.slice(0, 12)}`,
  /** 导入于 … 由 … */
  from: (at: string, by: string) => `导入于 ${at.slice(0, 10)} 由 ${by}`,
  counts: (fresh: number, changed: number, same: number) => `新填 ${fresh} · 改动 ${changed} · 不变 ${same}`,
  problems: (count: number) => `${count} 处错误`,
  caption: '文件和现在的对照',
  line: '行',
  place: '村（居）',
  compared: '原来 → 改成',
  nothingIn: '没有填数',
  same: '不变',
  none: '没有',
  at: (column: string) => `${column} 列：`,
  passedOver: (lines: readonly number[]) => `第 ${lines.join('、')} 行是合计，不导入。`,
  more: (count: number) => `还有 ${count} 行没有列出。`,
  refusedWhole: (count: number) => `有 ${count} 处错误，现在一个数也不写入。请改好文件再上传。`,
  onlyGood: (rows: number, values: number) =>
    `只导入没有错误的行（${rows} 行，写入 ${values} 个数），其余的不动`,
  noGood: '没有一行可以单独导入，请改好文件再上传。',
  goodSame: '没有错误的行和现在的一样，不用导入。',
  confirm: (values: number) => `确认导入 ${values} 个数`,
  nothing: '文件里的数和现在的一样，不用导入。',
  done: '导入好了',
  doneAbout: (written: number, same: number, leftOut: number) =>
    [
      `写入 ${written} 个数`,
      ...(same === 0 ? [] : [`${same} 个和原来一样`]),
      ...(leftOut === 0 ? [] : [`${leftOut} 行有错，没有导入`]),
    ].join('，') + '。',
  close: '关上',
  cancel: '取消',
} as const;
