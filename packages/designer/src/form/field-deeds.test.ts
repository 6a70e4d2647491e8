import { fieldKinds } from '@fiveones/forms';
import { expect, test } from 'vitest';
import { memoryBackend } from '../memory-backend.ts';
import { readPack, type Entry, type Files } from '../pack.ts';
import { openDesigner, type DesignerStore } from '../store.ts';
import {
  addMember,
  dropField,
  dropMember,
  membersAt,
  moveBefore,
  putKind,
  sectionsOf,
  setRequired,
  shiftField,
} from './field-deeds.ts';
import { fieldsOf } from './fields.ts';

const files: Files = {
  'forms/survey.json': {
    id: 'survey',
    key: 'survey',
    name: '调查表',
    schema: {
      type: 'object',
      required: ['meals'],
      properties: {
        meals: { type: 'integer', title: '餐数' },
        meat: { type: 'boolean', title: '吃肉' },
        house: { type: 'string', title: '住房' },
      },
    },
    sections: [
      { id: 'food', title: '吃', rows: [['meals'], ['meat']] },
      { id: 'home', title: '住', rows: [['house']] },
    ],
  },
};
const opened = (): Promise<DesignerStore> =>
  openDesigner(memoryBackend(files, { region: '', regionName: '', posts: [] }), 'sample', {
    read: () => [],
    write: () => undefined,
  });
const form = (store: DesignerStore): Entry => {
  const found = readPack(store.getState().files).forms[0];
  if (found === undefined) throw new Error('no form');
  return found;
};
const rows = (store: DesignerStore): string =>
  sectionsOf(form(store))
    .map((section) => `${section.id}:${section.rows.map((row) => row.join('+')).join(',')}`)
    .join(' ');

test('a field goes down row by row and into the next section', async () => {
  const store = await opened();
  shiftField(store, form(store), 'meals', 1);
  expect(rows(store)).toBe('food:meat,meals home:house');
  shiftField(store, form(store), 'meals', 1);
  expect(rows(store)).toBe('food:meat home:meals,house');
  shiftField(store, form(store), 'meals', -1);
  expect(rows(store)).toBe('food:meat,meals home:house');
});

test('a field dropped on another stands before it', async () => {
  const store = await opened();
  moveBefore(store, form(store), 'meals', 'house');
  expect(rows(store)).toBe('food:meat home:meals,house');
});

test('a deleted field leaves the layout and the required list with it, and comes back whole', async () => {
  const store = await opened();
  dropField(store, form(store), 'meals', '餐数');
  expect(rows(store)).toBe('food:meat home:house');
  store.getState().undo();
  expect(store.getState().files).toEqual(files);
});

test('required is a switch', async () => {
  const store = await opened();
  setRequired(store, form(store), 'meals', false);
  setRequired(store, form(store), 'meat', true);
  expect(form(store).json['schema']).toMatchObject({ required: ['meat'] });
});

test('a detail table gets columns of its own, one is required and taken away again; what a shared type is made of is not offered', async () => {
  const store = await opened();
  const fieldAt = (path: string) => {
    const found = fieldsOf(readPack(store.getState().files), form(store).json).find(
      (one) => one.path === path,
    );
    if (found === undefined) throw new Error(path);
    return found;
  };
  const list = putKind(store, form(store), fieldKinds.rows, 'meals') ?? '';
  const money = addMember(store, form(store), fieldAt(list), fieldKinds.money) ?? '';
  const again = addMember(store, form(store), fieldAt(list), fieldKinds.money) ?? '';
  expect([money, again]).toEqual([`${list}.money`, `${list}.money2`]);
  setRequired(store, form(store), again, true);
  expect(fieldAt(again)).toMatchObject({ title: '金额（元）', required: true, inList: true });
  dropMember(store, form(store), fieldAt(again));
  expect(Object.keys(fieldAt(list).schema['items'] as object)).toContain('properties');
  expect(JSON.stringify(fieldAt(list).schema['items'])).not.toContain('money2');
  expect(membersAt(form(store), fieldAt('house'))).toBeUndefined();
  const whole = { ...fieldAt(list), at: undefined };
  expect(addMember(store, form(store), whole, fieldKinds.money)).toBeUndefined();
  for (let count = store.getState().past.length; count > 0; count--) store.getState().undo();
  expect(store.getState().files['forms/survey.json']).toEqual(files['forms/survey.json']);
});
