import { useEffect, useMemo, useState } from 'react';
import { useDesigner, useWorld } from '../context.tsx';
import type { Files } from '../pack.ts';
import { words } from '../words.ts';
import { ChangeList } from './change-list.tsx';
import { nameOfPackage, newsOf, upstreamOf } from './upstream.ts';

const say = words.upstream;

interface Upstream {
  readonly common: Files;
  readonly newest: { readonly version: string; readonly files: Files };
}

/** Where the package was made from, and in words what has changed there since; nothing for one that was made from none. */
export const UpstreamPart = () => {
  const files = useDesigner((state) => state.files);
  const from = useMemo(() => upstreamOf(files), [files]);
  const upstream = useUpstream(from?.id, from?.version);
  const news = useMemo(
    () =>
      upstream === undefined || upstream === 'unread' || upstream.newest.version === from?.version
        ? undefined
        : newsOf(upstream.common, upstream.newest.files, files),
    [upstream, from, files],
  );
  if (from === undefined || upstream === undefined) return null;
  return (
    <>
      <h2 className="d-second">{say.title}</h2>
      <div className="d-sheet-card d-upstream">
        {upstream === 'unread' ? (
          <p>{say.unread}</p>
        ) : (
          <p>
            {say.from(nameOfPackage(upstream.common), from.version)}{' '}
            {news === undefined ? say.same : say.news(upstream.newest.version, news.count, news.both.length)}
          </p>
        )}
        {news === undefined || news.both.length === 0 ? null : (
          <section>
            <h3>
              {say.both} <small>{news.both.length}</small>
            </h3>
            <ul>
              {news.both.map(({ thing, theirs, ours }) => (
                <li key={thing} className="d-note">
                  <p>
                    {say.theirSide}
                    {theirs.join('；')}
                  </p>
                  <p>
                    {say.ourSide}
                    {ours.join('；')}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        {news === undefined || news.theirs.length === 0 ? null : (
          <section>
            <h3>
              {say.theirs} <small>{news.theirs.length}</small>
            </h3>
            <ChangeList lines={news.theirs} />
          </section>
        )}
      </div>
    </>
  );
};

/** The version that a package was made from, and the newest of the same; `unread`: they are not here. */
const useUpstream = (
  id: string | undefined,
  version: string | undefined,
): Upstream | 'unread' | undefined => {
  const { backend } = useWorld();
  const [found, setFound] = useState<Upstream | 'unread'>();
  useEffect(() => {
    if (id === undefined || version === undefined) return undefined;
    let gone = false;
    const read = async (): Promise<Upstream | 'unread'> => {
      const [newest] = await backend.versions(id);
      if (newest === undefined) return 'unread';
      const [common, files] = await Promise.all([
        backend.version(id, version),
        backend.version(id, newest.version),
      ]);
      return { common, newest: { version: newest.version, files } };
    };
    read().then(
      (upstream) => gone || setFound(upstream),
      () => gone || setFound('unread'),
    );
    return () => {
      gone = true;
    };
  }, [backend, id, version]);
  return found;
};
