/** Names of people who do not exist. */
const surnames = [
  ...'周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳',
];

const grownUp =
  '明远 建国 秀英 志强 桂兰 海燕 文斌 玉梅 国庆 丽华 晓东 春霞 永福 淑芬 立新 金凤 德顺 爱华 学军 雪琴 家兴 红梅 长林 慧敏 成武 彩云 广田 素珍 维平 冬生'.split(
    ' ',
  );
const womens = new Set('秀英 桂兰 海燕 玉梅 丽华 春霞 淑芬 金凤 爱华 雪琴 红梅 慧敏 彩云 素珍'.split(' '));

const givenNames = {
  man: grownUp.filter((name) => !womens.has(name)),
  woman: grownUp.filter((name) => womens.has(name)),
  boy: '浩然 子轩 宇航 俊杰 一鸣 嘉豪 文博 思远'.split(' '),
  girl: '欣怡 雨桐 梦瑶 诗涵 佳宁 晓彤 静怡 若曦'.split(' '),
} as const;

/** Whose name it is. */
export type NameKind = keyof typeof givenNames;

const at = (list: readonly string[], number: number): string => list[number % list.length] ?? '';

export const demoSurname = (number: number): string => at(surnames, number);

export const demoGivenName = (kind: NameKind, number: number): string => at(givenNames[kind], number);

/** A full name of somebody in office, the same for the same number. */
export const demoName = (number: number): string =>
  `${demoSurname(number)}${at(grownUp, number * 7 + Math.floor(number / surnames.length))}`;
