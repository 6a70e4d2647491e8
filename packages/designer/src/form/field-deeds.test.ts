import { expect, test } from 'vitest';
import { memoryBackend } from '../memory-backend.ts';
import { readPack, type Entry, type Files } from '../pack.ts';
import { openDesigner, type DesignerStore } from '../store.ts';
import { dropField, moveBefore, sectionsOf, setRequired, shiftField } from './field-deeds.ts';

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
