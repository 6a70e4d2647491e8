import { rowsNamedBy, type List, type ListRow, type NodeOf, type Package } from '@fiveones/definition';

/** What the lists say about a package: something that a village may not be asked. */
export interface GateFinding {
  readonly code: GateCode;
  /** The step or form it is about. */
  readonly place: string;
  readonly placeName: string;
  /** Row of the negative list, where there is one. */
  readonly row?: string | undefined;
  readonly message: string;
  /** Keeps the package from being published whether the place has switched blocking on or not. */
  readonly absolute: boolean;
}
type GateCode = 'proof-from-village' | 'negative-words' | 'not-listed';

/**
 * Asks the lists whether what a package wants of villages may be wanted: papers that a village must not write, and
 * steps that no row of the duty and access lists covers, with the words of the negative list in their names. The gate
 * itself is a process too, and its own steps are let in.
 */
export function gateFindings(pkg: Package, lists: readonly List[], today: string): readonly GateFinding[] {
  const inForce = (gate: List['gate']) =>
    lists
      .filter((list) => list.gate === gate)
      .flatMap(({ rows }) => rows.filter((row) => isInForce(row, today)));
  const negative = inForce('negative');
  const allowed = [...inForce('access'), ...inForce('duty')];
  if (negative.length === 0 && allowed.length === 0) return [];
  return [
    ...proofsAsked(pkg, negative),
    ...villageSteps(pkg)
      .filter((step) => !gatesOf(pkg).has(step.process) && !isCovered(pkg, step, allowed))
      .flatMap((step) => [...wordsIn(step, negative), notListed(step)]),
  ];
}

/** Whether a row is in force on a day. */
export const isInForce = ({ active, until }: ListRow, today: string): boolean =>
  active && (until === undefined || until >= today);

/** A row of the negative list that fits a text, and the words that do. */
export interface Hit {
  readonly row: string;
  readonly text: string;
  readonly words: readonly string[];
  readonly absolute: boolean;
}

/** Rows of negative lists whose words a text contains. */
export function hitsIn(text: string, lists: readonly List[], today: string): readonly Hit[] {
  return lists
    .filter(({ gate }) => gate === 'negative')
    .flatMap(({ rows }) => rows)
    .filter((row) => isInForce(row, today))
    .flatMap((row): readonly Hit[] => {
      const words = wordsFound(row, text);
      return words.length === 0
        ? []
        : [{ row: row.id, text: textOf(row), words, absolute: row['absolute'] === true }];
    });
}

interface VillageStep {
  readonly process: string;
  readonly node: NodeOf<'userTask'>;
}

/** Steps that people of a village do because the package asks them to. */
function villageSteps(pkg: Package): readonly VillageStep[] {
  const rows = new Map(pkg.responsibilities.map((row) => [row.id, row]));
  return Object.values(pkg.processes).flatMap((process) =>
    process.nodes.flatMap((node): readonly VillageStep[] => {
      if (node.kind !== 'userTask' || node.performer === 'applicant') return [];
      const byVillage = rowsNamedBy(node).some((id) => rows.get(id)?.tier === 'village');
      return byVillage ? [{ process: process.id, node }] : [];
    }),
  );
}

const wordsIn = ({ process, node }: VillageStep, negative: readonly ListRow[]): readonly GateFinding[] =>
  negative.flatMap((row) => {
    const words = wordsFound(row, node.name);
    return words.length === 0
      ? []
      : [
          {
            code: 'negative-words' as const,
            place: `${process}/${node.id}`,
            placeName: node.name,
            row: row.id,
            message: `“${node.name}”派给村里，名称里的“${words.join('、')}”在负面清单 ${row.id}：${textOf(row)}`,
            absolute: row['absolute'] === true,
          },
        ];
  });

/** The processes of a package by which requests come through its own lists. */
const gatesOf = ({ lists }: Package): ReadonlySet<string> =>
  new Set(Object.values(lists).flatMap(({ requests }) => (requests ? [requests.process] : [])));

const isCovered = (pkg: Package, { process, node }: VillageStep, allowed: readonly ListRow[]): boolean =>
  allowed.some(({ covers = [] }) =>
    covers.some(
      (one) =>
        one.package === pkg.template.id &&
        (one.process === undefined || one.process === process) &&
        (one.node === undefined || one.node === node.id),
    ),
  );

const notListed = ({ process, node }: VillageStep): GateFinding => ({
  code: 'not-listed',
  place: `${process}/${node.id}`,
  placeName: node.name,
  message: `“${node.name}”派给村里，准入清单和主体责任清单里都没有这件事。请走准入申请，或改由镇里办。`,
  absolute: false,
});

/** Fields that ask for a paper which a village must not write. */
function proofsAsked(pkg: Package, negative: readonly ListRow[]): readonly GateFinding[] {
  const proofs = negative.flatMap((row) =>
    typeof row['proof'] === 'string' ? [{ row, proof: row['proof'] }] : [],
  );
  if (proofs.length === 0) return [];
  return Object.values(pkg.forms).flatMap((form) =>
    titlesIn(form.schema).flatMap((title) =>
      proofs
        .filter(
          ({ proof }) =>
            title.includes(proof) && title.includes('证明') && /[村居](委|里|民|出具|开具|（)/.test(title),
        )
        .map(({ row }): GateFinding => ({
          code: 'proof-from-village',
          place: form.id,
          placeName: form.name,
          row: row.id,
          message: `表单“${form.name}”的“${title}”要村（居）出具证明，负面清单 ${row.id} 不允许。请改为数据共享、部门核验或告知承诺。`,
          absolute: true,
        })),
    ),
  );
}

function titlesIn(schema: { readonly [key: string]: unknown }): readonly string[] {
  const { title, properties, items } = schema;
  const inner = [
    ...(typeof properties === 'object' && properties !== null ? Object.values(properties) : []),
    ...(typeof items === 'object' && items !== null ? [items] : []),
  ];
  return [
    ...(typeof title === 'string' ? [title] : []),
    ...inner.flatMap((one) => titlesIn(one as { readonly [key: string]: unknown })),
  ];
}

/** What a row is searched by that stands in a text; where it names words `with` them, only beside one of those. */
function wordsFound(row: ListRow, text: string): readonly string[] {
  const beside = textsIn(row['with']);
  if (beside.length > 0 && !beside.some((word) => text.includes(word))) return [];
  return textsIn(row['words']).filter((word) => text.includes(word));
}

const textsIn = (cell: unknown): readonly string[] =>
  Array.isArray(cell) ? cell.filter((word): word is string => typeof word === 'string') : [];

const textOf = (row: ListRow): string => (typeof row['text'] === 'string' ? row['text'] : row.id);
