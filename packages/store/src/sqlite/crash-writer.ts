import { writeSync } from 'node:fs';
import path from 'node:path';
import { table } from '../table.ts';
import { openSqlite } from './open.ts';

/** The table that the writer and the test share. */
export const written = table({
  name: 'written',
  columns: { driver: 'integer', number: 'integer', stream: 'text' },
  key: ['driver', 'number'],
});

/** Writes with 32 drivers without end, and prints every change after it was acknowledged. For the test that kills it. */
export async function writeForEver(folder: string): Promise<void> {
  const store = openSqlite({ file: path.join(folder, 'store.db'), tables: [written] });
  const drive = async (driver: number): Promise<void> => {
    const stream = `s${driver % 8}`;
    for (let number = 0; ; number++) {
      await store.change(
        stream,
        () => ({
          decided: {
            events: [{ type: 'written', at: '2026-11-24T09:00:00+08:00', body: { driver, number } }],
            snapshot: { driver, number },
            rows: [{ table: 'written', put: { driver, number, stream } }],
          },
          answer: null,
        }),
        { key: `${driver}/${number}` },
      );
      writeSync(1, `${driver} ${number}\n`);
    }
  };
  await Promise.all(Array.from({ length: 32 }, (_, driver) => drive(driver)));
}

const folder = process.argv[2];
if (folder && process.argv[1]?.endsWith('crash-writer.js')) await writeForEver(folder);
