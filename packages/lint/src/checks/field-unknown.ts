import { compiled } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** A path that begins with the data key of a form names a field of the form; else it is empty for ever. */
export const fieldUnknown: Check = {
  code: 'field-unknown',
  severity: 'hint',
  check({ pkg, expressions, fields }, report) {
    // A form whose types are broken has no fields here; that is told elsewhere.
    const readable = new Set([...fields.keys()].map((path) => path.split('.')[0]));
    const forms = new Map(
      Object.values(pkg.forms).flatMap(({ key, name }) => (readable.has(key) ? [[key, name]] : [])),
    );
    for (const { source, tests, spot, owner } of expressions) {
      const made = compiled({ source, tests, file: spot.file });
      const paths = new Set(made.ok ? made.names.map((name) => name.split('.').slice(0, 2).join('.')) : []);
      for (const path of paths) {
        const form = forms.get(path.split('.')[0] ?? '');
        if (form !== undefined && path.includes('.') && !fields.has(path))
          report(spot, { name: owner, form, field: path });
      }
    }
  },
};
