export type { FormViewProps } from './form-view.tsx';
export { FormView } from './form-view.tsx';
export { DayField, type DayFieldProps } from './day-field.tsx';
export type { Layout, Mode } from './form-context.tsx';
export type { FormServices, Region, Signer, Source } from './services.ts';
export { ErrorSummary, sectionOfProblem } from './error-summary.tsx';
export { SectionNav } from './section-nav.tsx';
export { goToField, goToSection } from './focus.ts';
export { en, type Words, zh } from './words.ts';
