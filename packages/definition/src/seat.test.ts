import { expect, it } from 'vitest';
import { officeName, seatName } from './seat.ts';

it('names an office and a chair without saying the office twice', () => {
  expect(seatName('青禾县民政局', '县民政局确认人')).toBe('青禾县民政局确认人');
  expect(seatName('南坡村村民委员会', '村民委员会')).toBe('南坡村村民委员会');
  expect(seatName('云岭乡人民政府', '窗口经办人')).toBe('云岭乡人民政府窗口经办人');
  // One sign in common is chance.
  expect(seatName('青禾县', '县级经办')).toBe('青禾县县级经办');
  expect(seatName('', '县民政局')).toBe('县民政局');
});

it('names an office at a place without saying the tier twice', () => {
  expect(officeName('青禾县', '县婚姻登记处')).toBe('青禾县婚姻登记处');
  expect(officeName('云岭镇', '镇（街）民政办')).toBe('云岭镇民政办');
  expect(officeName('青禾县', '教育部门')).toBe('青禾县教育部门');
  expect(officeName('', '县民政局')).toBe('县民政局');
});
