import type { Check } from '../finding.ts';
import { told } from '../notice-faults.ts';

/** How long a notice stands is said. */
export const noticePeriodMissing: Check = told('notice-period-missing', 'period-missing');
