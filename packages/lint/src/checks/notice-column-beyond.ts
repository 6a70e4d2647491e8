import type { Document } from '@fiveones/definition';
import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A list on a notice shows only the columns that are named one by one. */
export const noticeColumnBeyond: Check = {
  code: 'notice-column-beyond',
  severity: 'error',
  check({ pkg }, report) {
    for (const { id, name, document, fields } of Object.values(pkg.publicNotices)) {
      const shown = Object.hasOwn(pkg.documents, document) ? pkg.documents[document] : undefined;
      for (const [at, { field, columns = {} }] of fields.entries())
        for (const column of shown ? columnsShown(shown, field) : [])
          if (!Object.hasOwn(columns, column))
            report(inFile(`public-notices/${id}.json`, 'fields', at), {
              name,
              field: shown?.fields[field]?.label ?? field,
              column,
            });
    }
  },
};

/** What of each row of a field the tables and lists of a document show. */
function columnsShown(document: Document, field: string): readonly string[] {
  return document.blocks.flatMap((block) =>
    [block['table'], block['list']].flatMap((part) => {
      const { each, as = '' } = (part ?? {}) as { readonly each?: string; readonly as?: string };
      if (each?.trim() !== field) return [];
      const texts = JSON.stringify(part);
      return [...texts.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].flatMap(([, path = '']) => {
        const [head, column] = path.split('.');
        return head === as && column !== undefined ? [column] : [];
      });
    }),
  );
}
