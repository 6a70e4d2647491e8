import { late } from '../late-part.tsx';

/** The source view, whose editor is large and seldom wanted. */
export const SourceView = late(() => import('./source-view.tsx').then((part) => part.SourceView));
