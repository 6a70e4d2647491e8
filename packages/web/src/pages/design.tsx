import { Designer, type DesignerBackend } from '@fiveones/designer';
import '@fiveones/designer/designer.css';
import { useMemo, type ReactNode } from 'react';
import { api } from '../api.ts';
import { go } from '../route.ts';
import { designerBackend } from './designer-backend.ts';

/** The designer with this server behind it. */
export function DesignPage({ packageId }: { readonly packageId: string }): ReactNode {
  const backend = useMemo<DesignerBackend>(() => designerBackend(api), []);
  return (
    <div className="design-page">
      <Designer backend={backend} packageId={packageId} onLeave={() => go('/design')} />
    </div>
  );
}
