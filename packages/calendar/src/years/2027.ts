import type { YearTable } from '../year.ts';

/** Not announced yet: the statutory days of 全国年节及纪念日放假办法 on their dates, without transfers. */
export const year2027: YearTable = {
  year: 2027,
  source: '暂按《全国年节及纪念日放假办法》，国务院办公厅通知发布后更换',
  provisional: true,
  rest: [
    ['2027-01-01', '2027-01-01', '元旦'],
    ['2027-02-05', '2027-02-08', '春节'],
    ['2027-04-05', '2027-04-05', '清明'],
    ['2027-05-01', '2027-05-02', '劳动节'],
    ['2027-06-09', '2027-06-09', '端午'],
    ['2027-09-15', '2027-09-15', '中秋'],
    ['2027-10-01', '2027-10-03', '国庆节'],
  ],
  work: [],
};
