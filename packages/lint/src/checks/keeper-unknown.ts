import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Whoever keeps or signs a ledger or a table holds a post that the package names. */
export const keeperUnknown: Check = {
  code: 'keeper-unknown',
  severity: 'error',
  check({ pkg }, report) {
    const posts = new Set(pkg.template.posts.map(({ id }) => id));
    const kept = [
      ...Object.values(pkg.ledgers).flatMap((ledger) => [
        { file: `ledgers/${ledger.id}.json`, name: ledger.name, key: 'keepers', named: ledger.keepers },
        { file: `ledgers/${ledger.id}.json`, name: ledger.name, key: 'signers', named: ledger.signers },
      ]),
      ...Object.values(pkg.tables).map((table) => ({
        file: `tables/${table.id}.json`,
        name: table.name,
        key: 'keepers',
        named: table.keepers,
      })),
    ];
    for (const { file, name, key, named } of kept)
      for (const [index, post] of named.entries())
        if (!posts.has(post)) report(inFile(file, key, index), { name, post });
  },
};
