import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A public notice shows only fields that are named as public; one more, and nothing is printed. */
export const posterNotWhitelisted: Check = {
  code: 'poster-not-whitelisted',
  severity: 'error',
  check({ pkg }, report) {
    for (const { id, name, style, fields, whitelist = [] } of Object.values(pkg.documents))
      for (const [key, { label }] of style === 'poster' ? Object.entries(fields) : [])
        if (!whitelist.includes(key))
          report(inFile(`documents/${id}.json`, 'fields', key), { name, field: label });
  },
};
