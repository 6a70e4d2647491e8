import { Designer, type DesignerBackend } from '@fiveones/designer';
import '@fiveones/designer/designer.css';
import { useMemo, type ReactNode } from 'react';
import { api } from '../api.ts';
import { go } from '../route.ts';
import { designerBackend } from './designer-backend.ts';

/** The designer with this server behind it; `at`: the step that the address names. */
export function DesignPage({
  packageId,
  at,
}: {
  readonly packageId: string;
  readonly at?: { readonly process: string; readonly step: string } | undefined;
}): ReactNode {
  const backend = useMemo<DesignerBackend>(() => designerBackend(api), []);
  return (
    <div className="design-page">
      <Designer backend={backend} packageId={packageId} at={at} onLeave={() => go('/design')} />
    </div>
  );
}
