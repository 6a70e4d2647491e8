import type { Check } from '../finding.ts';
import { told } from '../notice-faults.ts';

/** A notice shows a document of the package. */
export const noticeDocumentMissing: Check = told('notice-document-missing', 'document-missing');
