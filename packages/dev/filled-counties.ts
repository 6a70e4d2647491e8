import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder in which the files of tests of one run share the counties they have filled; gone when the run ends. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'fiveones-filled-'));
  process.env['FIVEONES_FILLED'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
