import { normalName, type NameTree } from './syntax.ts';

/** The names that the writer of an expression may use. */
export class KnownNames {
  /** What the parser is told. */
  readonly tree: NameTree;
  private readonly tops: ReadonlySet<string> | undefined;
  private readonly spelling: ReadonlyMap<string, string>;

  constructor(paths: readonly string[] | undefined) {
    const tree: Record<string, NameTree> = {};
    const spelling = new Map<string, string>();
    for (const path of paths ?? []) {
      let branch = tree;
      for (const name of path.split('.').map((part) => part.trim())) {
        spelling.set(normalName(name), name);
        branch = branchOf(branch, name);
      }
    }
    this.tree = tree;
    this.tops = paths && new Set(Object.keys(tree));
    this.spelling = spelling;
  }

  /** The declared spelling of a name in the source: blanks around signs do not matter. */
  spell(text: string): string {
    return this.spelling.get(normalName(text)) ?? text.replace(/\s+/g, ' ');
  }

  /** Whether the name may stand at the beginning of a path; when nothing was declared, any may. */
  allows(name: string): boolean {
    return this.tops === undefined || this.tops.has(name);
  }

  /** Whether the name was declared. */
  declares(name: string): boolean {
    return this.tops?.has(name) ?? false;
  }
}

function branchOf(tree: Record<string, NameTree>, name: string): Record<string, NameTree> {
  const known = Object.hasOwn(tree, name) ? tree[name] : undefined;
  const branch: Record<string, NameTree> = { ...known };
  Object.defineProperty(tree, name, { value: branch, enumerable: true, configurable: true, writable: true });
  return branch;
}
