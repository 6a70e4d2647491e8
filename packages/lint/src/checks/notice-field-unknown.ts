import type { Check } from '../finding.ts';
import { told } from '../notice-faults.ts';

/** What is named as public stands in the document. */
export const noticeFieldUnknown: Check = told('notice-field-unknown', 'field-unknown');
