import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Letters that the one sentence for the public may have. */
const most = 80;
/** Numbers of documents, of forms and rules, and names of the program: nothing of them is for the public. */
const inner = /〔\d{4}〕|第\s*\d+\s*号|[国民]发|\[[^\]]{1,4}\]|\b[A-Z]{1,3}\d{1,3}\b|[a-z]+[A-Z][a-zA-Z]*/u;

/** The sentence with which a chapter begins is short, and the public understands it. */
export const handbookSentence: Check = {
  code: 'handbook-sentence',
  severity: 'error',
  check({ pkg }, report) {
    const file = 'handbook/intro.md';
    const text = (pkg.others[file] ?? '').trim();
    const letters = [...text.replace(/\{\{[^}]*\}\}/g, '00').replace(/\s/g, '')].length;
    const word = inner.exec(text.replace(/\{\{[^}]*\}\}/g, ''))?.[0] ?? '';
    if (letters > most || word !== '') report(inFile(file), { letters, most, word: word || '无' });
  },
};
