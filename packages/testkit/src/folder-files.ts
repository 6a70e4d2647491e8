import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every file of a folder as text, by its path in it with slashes: a package as it stands on disk. */
export const folderFiles = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
