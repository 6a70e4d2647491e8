import { useEffect, useState } from 'react';
import type { PastCase, PastPage } from '../backend.ts';
import { useDesigner, useWorld } from '../context.tsx';

/** How far the finished cases have been lived through, and what came of it. */
export interface Past {
  readonly state: 'running' | 'stopped' | 'done' | 'failed';
  readonly refusal: string;
  readonly looked: number;
  readonly total: number;
  readonly all: number;
  readonly towns: readonly Town[];
  readonly cases: readonly PastCase[];
}
interface Town {
  readonly town: string;
  readonly cases: number;
  readonly before: number;
  readonly now: number;
}

const nothing: Past = {
  state: 'running',
  refusal: '',
  looked: 0,
  total: 0,
  all: 0,
  towns: [],
  cases: [],
};

/** What has been looked at so far with one more part of it. */
const withPage = (past: Past, page: PastPage): Past => ({
  ...past,
  state: page.next === undefined ? 'done' : 'running',
  looked: page.next ?? page.total,
  total: page.total,
  all: page.all,
  towns: page.towns.reduce<readonly Town[]>(
    (towns, more) =>
      towns.some(({ town }) => town === more.town)
        ? towns.map((one) =>
            one.town === more.town
              ? {
                  town: one.town,
                  cases: one.cases + more.cases,
                  before: one.before + more.before,
                  now: one.now + more.now,
                }
              : one,
          )
        : [...towns, more],
    past.towns,
  ),
  cases: [...past.cases, ...page.cases],
});

/** Lives the finished cases through part by part; `day`: from when the new version would hold. It can be stopped and taken up again. */
export const usePastCases = (day: string): Past & { readonly stop: () => void; readonly go: () => void } => {
  const { backend } = useWorld();
  const packageId = useDesigner((state) => state.packageId);
  const [past, setPast] = useState(nothing);
  const [run, setRun] = useState({ day, from: 0, count: 0 });
  if (run.day !== day) {
    setRun({ day, from: 0, count: run.count + 1 });
    setPast(nothing);
  }
  useEffect(() => {
    let gone = false;
    const look = async (from: number): Promise<void> => {
      const page = await backend.pastCases(packageId, { day: run.day, from });
      if (gone) return;
      if ('refused' in page)
        return setPast((before) => ({ ...before, state: 'failed', refusal: page.refused }));
      setPast((before) => withPage(before, page));
      if (page.next !== undefined) await look(page.next);
    };
    if (Number.isFinite(run.from))
      look(run.from).catch(() => gone || setPast((before) => ({ ...before, state: 'failed' })));
    return () => {
      gone = true;
    };
  }, [backend, packageId, run]);
  return {
    ...past,
    stop: () => {
      setRun((before) => ({ ...before, from: Number.POSITIVE_INFINITY }));
      setPast((before) => ({ ...before, state: 'stopped' }));
    },
    go: () => {
      setRun((before) => ({ ...before, from: past.looked, count: before.count + 1 }));
      setPast((before) => ({ ...before, state: 'running' }));
    },
  };
};

const told = (one: PastCase): one is PastCase & { readonly before: NonNullable<PastCase['before']> } =>
  one.before !== undefined && !('untold' in one.now);

/** How many yuan a month more a case would bring; 0 when it cannot be told. */
export const gainOf = (one: PastCase): number =>
  told(one) && !('untold' in one.now) ? one.now.amount - one.before.amount : 0;

/** Whether a case would end somewhere else. */
export const turns = (one: PastCase): boolean =>
  told(one) &&
  !('untold' in one.now) &&
  (one.now.endName !== one.before.endName || one.now.outcome !== one.before.outcome);
