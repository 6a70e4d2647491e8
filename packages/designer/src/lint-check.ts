import type { Check } from './findings.ts';

export const lintCheck: Check = () => [];
