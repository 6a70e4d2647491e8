/** The words of what the handbook makes of fields and rules. */
export const handbookWords = {
  listed: '手册里怎么列',
  uses: {
    none: '按种类：申请人交的文件列为要带的',
    own: '要带的材料',
    shared: '共享取得，不用带',
    later: '可以承诺后补',
    refusal: '不予办理的理由',
  } as Readonly<Record<string, string>>,
  verdict: '手册里',
  verdicts: { none: '不列', eligible: '谁能办', refused: '不能办的情形' } as Readonly<Record<string, string>>,
} as const;
