import type { Files } from '../src/pack.ts';
/** The folder of the shipped templates. */
export declare const root: string;
/** A shipped template as a draft. */
export declare const filesOf: (template: string) => Files;
//# sourceMappingURL=template-files.d.ts.map
