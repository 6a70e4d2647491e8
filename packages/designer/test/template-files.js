import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDraft } from '@fiveones/definition';
/** The folder of the shipped templates. */
export const root = fileURLToPath(new URL('../../../templates/', import.meta.url));
/** A shipped template as a draft. */
export const filesOf = (template) => {
    const folder = path.join(root, template);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(json|md)$/.test(name));
    const read = readDraft(Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')])));
    if (!read.ok)
        throw new Error(JSON.stringify(read.problems));
    return read.draft;
};
//# sourceMappingURL=template-files.js.map