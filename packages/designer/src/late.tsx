import { useEffect, useState, type ComponentType } from 'react';

/** A part of a page that is fetched apart. */
type Late<P> = ComponentType<P> & {
  /** Fetches it before it is shown; a failure shows only where it is then wanted. */
  readonly fetch: () => Promise<void>;
};

/** What stands in the place of a part that is not here yet; `again` tries once more after a failure. */
export type Waiting = ComponentType<{ readonly failed: boolean; readonly again: () => void }>;

/**
 * Makes parts that are fetched when they are first shown. Unlike React's own, which holds back for 300 ms whatever had
 * to be waited for, they are drawn as soon as they are here, and can be asked for again when they could not be had.
 */
export const lateWith =
  (Waiting: Waiting) =>
  <P extends object>(load: () => Promise<ComponentType<P>>): Late<P> => {
    let fetched: ComponentType<P> | undefined;
    const fetch = async (): Promise<void> => {
      fetched ??= await load();
    };
    const Part = (props: P) => {
      const [Shown, setShown] = useState<ComponentType<P> | undefined>(() => fetched);
      const [failed, setFailed] = useState(false);
      const [attempt, setAttempt] = useState(0);
      useEffect(() => {
        setFailed(false);
        fetch().then(
          () => setShown(() => fetched),
          () => setFailed(true),
        );
      }, [attempt]);
      return Shown === undefined ? (
        <Waiting failed={failed} again={() => setAttempt(attempt + 1)} />
      ) : (
        <Shown {...props} />
      );
    };
    return Object.assign(Part, { fetch: () => fetch().catch(() => undefined) });
  };
