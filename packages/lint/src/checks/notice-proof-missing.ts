import type { Check } from '../finding.ts';
import { told } from '../notice-faults.ts';

/** Some step proves that it was posted. */
export const noticeProofMissing: Check = told('notice-proof-missing', 'proof-missing');
