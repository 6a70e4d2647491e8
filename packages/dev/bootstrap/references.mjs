import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot, packageNames } from './places.mjs';

const path = inRoot('tsconfig.json');

/** The root tsconfig.json as it has to be: a reference for each package that is compiled. */
const expectedReferences = () => {
  const compiled = packageNames().filter((name) => existsSync(inRoot('packages', name, 'tsconfig.json')));
  const references = compiled.map((name) => `    { "path": "packages/${name}" }`).join(',\n');
  return `{\n  "files": [],\n  "references": [\n${references}\n  ]\n}\n`;
};

/** Whether the root tsconfig.json names the packages that exist. */
export const referencesAreCurrent = () => readFileSync(path, 'utf8') === expectedReferences();

/** Brings the root tsconfig.json up to date; leaves the file alone where it is. */
export const writeReferences = () => {
  if (!referencesAreCurrent()) writeFileSync(path, expectedReferences());
};
