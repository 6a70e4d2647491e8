import type { JsonObject } from '@fiveones/definition';
import type { Entry, Pack } from '../pack.ts';
import type { Seen } from '../store.ts';
import { words } from '../words.ts';

/** A place that a parameter is used in: what it is called, and what is looked at to see it. */
export interface Use {
  readonly key: string;
  readonly name: string;
  readonly look: (seen: Seen) => Partial<Seen>;
}

/** Every place of the package that takes a parameter or stands on it, in the order of the tabs. */
export const usesOf = (pack: Pack, id: string): readonly Use[] => {
  const named = new RegExp(`(?:param\\.|"localParam:)${id}(?![\\w-])`);
  const takes = (json: JsonObject): boolean => named.test(JSON.stringify(json));
  const opened =
    (tab: Seen['tab']) =>
    ({ file, id: entry, name }: Entry): Use => ({
      key: file,
      name: `${words.tab[tab]}“${name}”`,
      look: (seen) => ({ tab, entry: { ...seen.entry, [tab]: entry } }),
    });
  return [
    ...pack.charts.flatMap(({ chart, file }) =>
      chart.steps
        .filter((step) => takes(step.json))
        .map((step): Use => ({
          key: `${file} ${step.id}`,
          name: `${step.name || words.kind[step.kind]}（${chart.name}）`,
          look: () => ({
            tab: 'chart',
            chart: chart.id,
            selected: [step.id],
            way: undefined,
            centre: { id: step.id, count: Date.now() },
          }),
        })),
    ),
    ...pack.forms.filter(({ json }) => takes(json)).map(opened('forms')),
    ...pack.decisions.filter(({ json }) => takes(json)).map(opened('rules')),
    ...pack.documents.filter(({ json }) => takes(json)).map(opened('documents')),
    ...pack.notices
      .filter(({ json }) => takes(json))
      .map((notice): Use => {
        const document = String(notice.json['document']);
        return {
          key: notice.file,
          name: words.parameters.notice(notice.name),
          look: (seen) => ({
            tab: 'documents',
            entry: { ...seen.entry, documents: document, documentPart: 'notice' },
          }),
        };
      }),
  ];
};
