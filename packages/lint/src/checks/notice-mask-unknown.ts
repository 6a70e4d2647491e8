import type { Check } from '../finding.ts';
import { told } from '../notice-faults.ts';

/** How a field is masked is said, and known. */
export const noticeMaskUnknown: Check = told('notice-mask-unknown', 'mask-unknown');
