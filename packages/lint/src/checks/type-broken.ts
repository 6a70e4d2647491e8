import { expandedForm } from '../fields.ts';
import type { Check } from '../finding.ts';

/** A form refers to shared types that exist and do not contain themselves. */
export const typeBroken: Check = {
  code: 'type-broken',
  severity: 'error',
  check({ pkg }, report) {
    for (const form of Object.values(pkg.forms)) {
      const expanded = expandedForm(pkg, form);
      if (!expanded.ok)
        for (const { code, params, at } of expanded.problems)
          report(at, { ...params, name: form.name, problem: code });
    }
  },
};
