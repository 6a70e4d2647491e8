import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expandForm, parsePackage, type Package } from '@fiveones/definition';
import { compileForm, type CompiledForm } from '@fiveones/forms';
import { folderFiles } from '@fiveones/testkit';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** A package of the repository, parsed. */
export function packageAt(folder: string): Package {
  const parsed = parsePackage(folderFiles(path.join(root, folder)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.package;
}

/** A form of a package as the browser compiles it. */
function formAt(pkg: Package, id: string): CompiledForm {
  const form = pkg.forms[id];
  const expanded = expandForm(pkg, id);
  if (!form || !expanded.ok) throw new Error(`no form ${id}`);
  return compileForm(form, expanded.schema);
}

/** The forms that a step of the main chart fills, in order. */
export function formsOfNode(pkg: Package, process: string, node: string): readonly CompiledForm[] {
  const found = pkg.processes[process]?.nodes.find(({ id }) => id === node);
  const uses = found?.kind === 'userTask' ? (found.forms ?? []) : [];
  return uses.filter(({ mode }) => mode === 'edit').map(({ form }) => formAt(pkg, form));
}
