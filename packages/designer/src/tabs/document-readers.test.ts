import { describe, expect, it } from 'vitest';
import { nextRights, readingOf } from './document-readers.ts';

const letters = ['V', 'T', 'C'];

describe('who may read a document, one click further', () => {
  it.each([
    [{}, 'T', { whole: 'T' }],
    [{ whole: 'T' }, 'T', { view: 'VC' }],
    [{ view: 'VC' }, 'T', undefined],
    [{ view: 'VC' }, 'C', { view: 'VC', whole: 'C' }],
    [{ view: 'C', whole: 'T' }, 'T', { view: 'C' }],
    [{ view: 'C', note: '留着' }, 'V', { view: 'VC', note: '留着' }],
  ])('%j with %s becomes %j', (rights, letter, next) => {
    expect(nextRights(rights, letter, letters)).toEqual(next);
  });

  it('never opens to everybody by taking somebody away, and leaves somebody to read it', () => {
    let rights = nextRights({ view: 'C' }, 'C', letters) ?? {};
    expect([rights, readingOf(rights, 'V')]).toEqual([{ view: 'C', whole: 'C' }, 'hide']);
    rights = nextRights(rights, 'C', letters) ?? {};
    expect([rights, readingOf(rights, 'V')]).toEqual([{ view: 'C' }, 'hide']);
  });
});
