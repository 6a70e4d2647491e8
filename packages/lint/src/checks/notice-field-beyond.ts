import type { Check } from '../finding.ts';
import { told } from '../notice-faults.ts';

/** Nothing stands in the document that is not named as public. */
export const noticeFieldBeyond: Check = told('notice-field-beyond', 'field-beyond');
