import type { Process } from '@fiveones/definition';
import { tierWords } from '../words.ts';
import type { Chapter } from './context.ts';

/** Who reads the cases of a process that not everybody of their region reads. */
export function readerWords({ readers }: Process, { naming }: Chapter): readonly string[] {
  if (!readers) return [];
  const named = (ids: readonly string[] = []): string =>
    ids.map((id) => naming.package.template.posts.find((post) => post.id === id)?.name ?? id).join('、');
  const where = readers.tiers ? `在${readers.tiers.map(tierWords).join('、')}，` : '';
  const free = readers.posts?.length ? `和${named(readers.posts)}` : '';
  const asking = [...(readers.withReason?.length ? [named(readers.withReason)] : []), '管看记录的人'].join(
    '、',
  );
  return [
    `这里的办件${where}只有经手的人${free}看得到，看过都留记录；${asking}因督查、协调要看的，写明事由后当天能看。`,
  ];
}
