import { useEffect, useState } from 'react';
import type { VersionInfo } from '../backend.ts';
import { useDesigner, useWorld } from '../context.tsx';
import type { Files } from '../pack.ts';
import { words } from '../words.ts';
import { ChangesSince } from './change-list.tsx';
import { UpstreamPart } from './upstream-part.tsx';

/** What the draft changes against the version in force, and the versions there have been. */
export const VersionsTab = () => {
  const { backend } = useWorld();
  const packageId = useDesigner((state) => state.packageId);
  const base = useDesigner((state) => state.base);
  const [versions, setVersions] = useState<readonly VersionInfo[]>();
  const [against, setAgainst] = useState<{ readonly version: string; readonly files: Files }>();
  useEffect(() => {
    let gone = false;
    backend.versions(packageId).then(
      (list) => gone || setVersions(list),
      () => gone || setVersions([]),
    );
    return () => {
      gone = true;
    };
  }, [backend, packageId, base]);
  const from = against ?? base;
  const choose = (version: string): void =>
    void backend.version(packageId, version).then((found) => setAgainst({ version, files: found }));
  return (
    <div className="d-page d-columns">
      <ChangesSince from={from} />
      <section className="d-column">
        <h2>{words.versions.list}</h2>
        <ul className="d-sheet-card d-versions">
          {versions?.length === 0 ? <li className="d-faint">{words.versions.none}</li> : null}
          {versions?.map((version) => (
            <li key={version.version}>
              <button
                type="button"
                aria-pressed={from?.version === version.version}
                onClick={() => choose(version.version)}
              >
                <b>{version.version}</b>
                <span>{version.from}</span>
                <small>{[byWhom(version), version.note].filter(Boolean).join(' · ')}</small>
              </button>
            </li>
          ))}
        </ul>
        <UpstreamPart />
      </section>
    </div>
  );
};

/** Nobody published what came with the program. */
const byWhom = ({ by }: VersionInfo): string => (by === 'system' ? '' : by);
