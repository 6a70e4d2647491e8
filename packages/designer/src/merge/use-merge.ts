import {
  merge,
  mergeReport,
  type Choices,
  type MergeReport,
  type Side,
  type Versions,
} from '@fiveones/definition';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DesignerBackend } from '../backend.ts';
import { useDesigner, useWorld } from '../context.tsx';
import type { Files } from '../pack.ts';
import { upstreamOf } from '../tabs/upstream.ts';

/** The newer version of the upstream that the draft does not have yet; `undefined`: there is none. */
export const useNewer = (): string | undefined => {
  const upstream = useDesigner((state) => state.upstream);
  const files = useDesigner((state) => state.files);
  const from = useMemo(() => upstreamOf(files), [files]);
  return upstream !== undefined && from?.id === upstream.id && from.version !== upstream.newest
    ? upstream.newest
    : undefined;
};

/** The three versions of a merge that is under way, and where it stands. */
export interface OpenMerge {
  readonly from: string;
  readonly to: string;
  readonly versions: Versions;
  readonly report: MergeReport;
  readonly choices: Choices;
  /** Some choice has not reached the place where they are kept. */
  readonly unkept: boolean;
  readonly choose: (choices: Choices) => void;
}

/** What there is to say while nothing can be merged. */
export type Waiting = 'loading' | 'failed' | 'none' | 'unknown' | 'broken';

/** The merge of the draft with the newest version of its upstream. */
export const useMerge = (attempt: number): OpenMerge | Waiting => {
  const files = useDesigner((state) => state.files);
  const known = useDesigner((state) => state.upstream?.known === true);
  const to = useNewer();
  const from = useMemo(() => upstreamOf(files), [files]);
  const read = useVersions(known && to !== undefined ? from : undefined, to, attempt);
  const { choices, unkept, choose } = useChoices(known ? to : undefined, attempt);
  const compared = useMemo(() => {
    if (read === undefined || read === 'failed') return undefined;
    const versions = { ...read, ours: files };
    return { versions, report: mergeReport(versions, merge(versions)) };
  }, [read, files]);
  if (to === undefined || from === undefined) return 'none';
  if (!known) return 'unknown';
  if (read === 'failed' || choices === 'failed') return 'failed';
  if (compared === undefined || choices === undefined) return 'loading';
  const { versions, report } = compared;
  return report === undefined
    ? 'broken'
    : { from: from.version, to, versions, report, choices, unkept, choose };
};

/** Both versions of the upstream; they never change. */
const useVersions = (
  from: { readonly id: string; readonly version: string } | undefined,
  to: string | undefined,
  attempt: number,
): { readonly base: Files; readonly theirs: Files } | 'failed' | undefined => {
  const { backend } = useWorld();
  const [read, setRead] = useState<{ readonly base: Files; readonly theirs: Files } | 'failed'>();
  const [id, version] = [from?.id, from?.version];
  useEffect(() => {
    if (id === undefined || version === undefined || to === undefined) return undefined;
    let gone = false;
    setRead(undefined);
    Promise.all([backend.version(id, version), backend.version(id, to)]).then(
      ([base, theirs]) => gone || setRead({ base, theirs }),
      () => gone || setRead('failed'),
    );
    return () => {
      gone = true;
    };
  }, [backend, id, version, to, attempt]);
  return read;
};

/** How long until choices that could not be kept are sent once more. */
const again = 3_000;

/** What has been decided, kept as soon as it is, so that whoever comes back finds it. */
const useChoices = (
  to: string | undefined,
  attempt: number,
): {
  readonly choices: Choices | 'failed' | undefined;
  readonly unkept: boolean;
  readonly choose: (choices: Choices) => void;
} => {
  const { backend, store } = useWorld();
  const packageId = useDesigner((state) => state.packageId);
  const [choices, setChoices] = useState<Choices | 'failed'>();
  const [unkept, setUnkept] = useState(false);
  const sender = useRef<Sender>(undefined);
  useEffect(() => {
    if (to === undefined) return undefined;
    let gone = false;
    setChoices(undefined);
    backend.mergeChoices(packageId, to).then(
      (kept) => gone || setChoices(kept),
      () => gone || setChoices('failed'),
    );
    const own = startSender(backend, { packageId, version: to }, (state) => {
      if (!gone) setUnkept(state.unkept);
      if (!gone && state.refused !== '') store.getState().look({ notice: state.refused });
    });
    sender.current = own;
    return () => {
      gone = true;
      own.stop();
    };
  }, [backend, store, packageId, to, attempt]);
  return {
    choices,
    unkept,
    choose: (chosen) => {
      setChoices((before) => (typeof before === 'object' ? { ...before, ...chosen } : chosen));
      sender.current?.send(chosen);
    },
  };
};

interface Sender {
  readonly send: (choices: Choices) => void;
  readonly stop: () => void;
}

/** Sends choices one request at a time, again after a lost network. What is refused is told and not sent again. */
function startSender(
  backend: DesignerBackend,
  { packageId, version }: { readonly packageId: string; readonly version: string },
  told: (state: { readonly unkept: boolean; readonly refused: string }) => void,
): Sender {
  const waiting = new Map<string, Side>();
  let busy = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = async (): Promise<void> => {
    if (busy || waiting.size === 0) return;
    busy = true;
    const sent = [...waiting].map(([conflict, side]) => ({ conflict, side }));
    try {
      const answer = await backend.mergeChoose(packageId, version, sent);
      for (const { conflict, side } of sent) if (waiting.get(conflict) === side) waiting.delete(conflict);
      told({ unkept: waiting.size > 0, refused: 'refused' in answer ? String(answer.refused) : '' });
      busy = false;
      void go();
    } catch {
      busy = false;
      told({ unkept: true, refused: '' });
      timer = setTimeout(() => void go(), again);
    }
  };
  return {
    send: (choices) => {
      for (const [conflict, side] of Object.entries(choices)) waiting.set(conflict, side);
      clearTimeout(timer);
      void go();
    },
    stop: () => clearTimeout(timer),
  };
}
