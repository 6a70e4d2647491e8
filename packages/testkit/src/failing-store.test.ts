import { openSqlite, table, type Store } from '@fiveones/store';
import { expect, it } from 'vitest';
import { failingStore, type FailingMoment } from './failing-store.ts';

const tally = table({ name: 'tally', columns: { name: 'text' }, key: ['name'] });

it.each<[FailingMoment, readonly string[]]>([
  ['before', ['a', 'c']],
  ['after', ['a', 'b', 'c']],
])('fails at the second write %s it is kept, and at no other', async (moment, kept) => {
  const store: Store = failingStore(openSqlite({ file: ':memory:', tables: [tally] }), 2, moment);
  const put = (name: string) => store.write([{ table: 'tally', put: { name } }]);
  await put('a');
  await expect(put('b')).rejects.toMatchObject({ code: 'disk.failed' });
  await put('c');
  expect((await store.rows(tally)).map(({ name }) => name)).toEqual(kept);
  await store.close();
});
