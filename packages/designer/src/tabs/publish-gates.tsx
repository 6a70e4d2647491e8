import { useEffect, useState } from 'react';
import type { GateNotice } from '../backend.ts';
import { useDesigner, useWorld } from '../context.tsx';
import { words } from '../words.ts';

const say = words.publish.gates;

/** What the village lists say about the draft; nothing stands here where they say nothing. */
export const PublishGates = () => {
  const { backend } = useWorld();
  const packageId = useDesigner((state) => state.packageId);
  const [notices, setNotices] = useState<readonly GateNotice[]>([]);
  useEffect(() => {
    let here = true;
    backend.gates(packageId).then(
      (found) => here && setNotices(found),
      // Without a network the lists are asked again when the page is opened; the server asks them at publishing.
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [backend, packageId]);
  if (notices.length === 0) return null;
  return (
    <>
      <h2 className="d-second">{say.title}</h2>
      <div className="d-sheet-card">
        <p className="d-faint">{say.about}</p>
        <ul className="d-plain-list">
          {notices.map(({ place, message, absolute }) => (
            <li key={`${place} ${message}`}>
              <b className={absolute ? 'd-error-text' : undefined}>{absolute ? say.absolute : say.notice}</b>{' '}
              {message}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
};
