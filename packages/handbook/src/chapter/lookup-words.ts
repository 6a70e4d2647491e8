import type { FoundBy, Lookup, LookupArea, LookupState, Process } from '@fiveones/definition';
import { feelWords } from '../feel-words.ts';
import type { Chapter } from './context.ts';

/** Where others are looked for. */
const places: Readonly<Record<LookupArea, string>> = {
  own: '本地',
  town: '本镇（街道）',
  county: '本县',
  city: '本市',
  province: '本省',
};
const stateWords: Readonly<Record<LookupState, string>> = {
  open: '在办的',
  ended: '办结的',
  any: '在办和办结的',
};

/** What a step looks up among the other cases of this system, and what comes back. */
export function lookupWords(lookup: Lookup, chapter: Chapter): readonly string[] {
  const { naming } = chapter;
  const words = (feel: string): string => feelWords(feel, naming);
  const among = lookup.of.map(({ package: pkg, process, by }) => {
    const name = chapter.processName(process, pkg) ?? process;
    const way = pkg === undefined ? foundByIn(naming.package.processes[process], by)?.name : undefined;
    return way === undefined ? `“${name}”` : `“${name}”（按${way}）`;
  });
  const own = lookup.of.map(({ package: pkg, process, by }) => {
    const there = pkg === undefined ? naming : chapter.namingFor(pkg);
    return foundByIn(there?.package.processes[process], by);
  });
  const told = (lookup.tell ?? []).map(
    (item) =>
      own.flatMap((by) => by?.tells ?? []).find(({ id }) => id === item)?.name ??
      naming.called(`${lookup.into}.cases.${item}`)?.label ??
      item,
  );
  const period = [
    lookup.from === undefined ? '' : `${words(lookup.from)} 起`,
    lookup.to === undefined ? '' : `${words(lookup.to)} 止`,
  ].join('');
  const where = `${places[lookup.area ?? 'county']}${lookup.elsewhere === true ? '别处' : ''}`;
  return [
    `查本系统的办件：${where}${stateWords[lookup.state ?? 'open']}${among.join('、')}，用“${words(lookup.match)}”去对${period === '' ? '' : `，只算${period}的`}`,
    told.length === 0 ? '只问有没有、有几件' : `带回${told.join('、')}`,
  ];
}

const foundByIn = (process: Process | undefined, id: string): FoundBy | undefined =>
  process?.foundBy?.find((one) => one.id === id);

/** What the cases of a process can be found by by others, and what those are told. */
export function foundByWords({ foundBy = [] }: Process, { naming }: Chapter): readonly string[] {
  return foundBy.map(({ name, value, within, tells = [] }) => {
    const told = tells.map((item) => item.name).join('、');
    return `别的办件可以按“${name}”（${feelWords(value, naming)}）查到这里的办件，限${places[within ?? 'county']}${told === '' ? '，只知道有没有、有几件' : `，能知道${told}`}。`;
  });
}
