import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@fiveones/definition';
import { readPack } from '../pack.ts';
import { columnsOf, firstNotice, firstProof, issuingOf, ticked } from './notice-draft.ts';

const sheet: JsonObject = {
  id: 'sheet',
  name: '公示书',
  fields: { name: { label: '姓名' }, rows: { label: '名单' } },
  blocks: [
    { paragraph: '{{name}}' },
    {
      table: {
        each: 'rows',
        as: 'r',
        columns: [{ value: '{{r.name}} {{name}}' }, { value: '{{ r.amount }}' }],
      },
    },
  ],
};
const step: JsonObject = {
  id: 'post',
  kind: 'userTask',
  name: '张贴',
  forms: [{ form: 'P' }, { form: 'R', mode: 'read' }],
};
const pack = readPack({
  'template.json': { id: 'a', name: 'A' },
  'documents/sheet.json': sheet,
  'processes/main.json': {
    id: 'main',
    name: '办证',
    nodes: [{ id: 'issue', kind: 'serviceTask', name: '出文书', issue: ['sheet'] }, step],
    flows: [],
  },
  'processes/other.json': { id: 'other', name: '别的', nodes: [], flows: [] },
  'forms/P.json': {
    id: 'P',
    key: 'record',
    schema: {
      type: 'object',
      properties: {
        note: { type: 'string', title: '说明' },
        postedAt: { type: 'string', format: 'date-time', title: '张贴时间' },
        places: { type: 'array', 'x-kind': 'choices', title: '地点', items: { type: 'string' } },
        photos: { type: 'array', 'x-kind': 'photos', title: '照片' },
      },
    },
  },
  'forms/R.json': {
    id: 'R',
    key: 'read',
    schema: { type: 'object', properties: { on: { type: 'string', format: 'date' } } },
  },
});
const document = pack.documents[0] ?? neverHere();
function neverHere(): never {
  throw new Error('the package has a document');
}

describe('a public notice in the designer', () => {
  it('belongs to the charts that issue its document', () =>
    expect(issuingOf(pack, document).map(({ chart }) => chart.id)).toEqual(['main']));

  it('begins with nothing ticked, so that nothing is shown until somebody has decided it', () => {
    const [issuing] = issuingOf(pack, document);
    expect(firstNotice('notice', document, issuing?.chart ?? neverHere())).toMatchObject({
      process: 'main',
      document: 'sheet',
      fields: [],
    });
  });

  it('offers the columns that a table of the document shows of each row', () =>
    expect([columnsOf(sheet, 'rows'), columnsOf(sheet, 'name')]).toEqual([['name', 'amount'], []]));

  it('keeps the whitelist in the order of the document, however it is ticked', () => {
    const rows = ticked([], 'rows', sheet, { field: 'rows', columns: { name: 'name' } });
    const both = ticked(rows, 'name', sheet, { field: 'name', mask: 'none' });
    expect(both.map(({ field }) => field)).toEqual(['name', 'rows']);
    expect(ticked(both, 'name', sheet, undefined).map(({ field }) => field)).toEqual(['rows']);
  });

  it('takes as proof what the form of the posting step fills in, not what it only shows', () =>
    expect(firstProof(pack, step)).toEqual({
      step: 'post',
      at: 'record.postedAt',
      places: 'record.places',
      photos: 'record.photos',
    }));
});
