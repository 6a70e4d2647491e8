import { isObject, type JsonObject, type PackageDraft } from '@fiveones/definition';
import type { Store } from '@fiveones/store';
import { packageStream, type PackageState } from './package-draft.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { packageDraftTable, versionTable } from './law-tables.ts';
import type { Refused } from './views.ts';

/** A post as a template names it. */
export interface PostOfTemplate {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly unit: string;
  readonly role?: string | undefined;
}

const unitNames: Readonly<Record<string, string>> = {
  village: '村（居）委会',
  town: '镇（街）民政办',
  county: '县民政局',
};

/** A package with a process of three steps: it begins, somebody of the town takes it in, it ends. Free of errors. */
export function blankPackage(given: {
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly posts: readonly PostOfTemplate[];
  /** How much each post does in other packages: the busiest of the town takes in. */
  readonly takesIn: ReadonlyMap<string, number>;
}): PackageDraft {
  const busy = ({ id }: PostOfTemplate): number => given.takesIn.get(id) ?? 0;
  const [post = given.posts[0]] = given.posts
    .filter(({ tier }) => tier === 'town')
    .toSorted((a, b) => busy(b) - busy(a));
  const tier = post?.tier ?? 'town';
  return {
    'template.json': {
      id: given.id,
      name: given.name,
      version: '0.1.0',
      publisher: given.publisher,
      description: '',
      posts: given.posts.map((one) => JSON.parse(JSON.stringify(one)) as JsonObject),
      format: 1,
    },
    'processes/main.json': blankProcess(given.name, tier),
    'forms/application.json': blankForm(given.name, post?.role ?? 'T'),
    'responsibilities.json': {
      rows: [
        {
          id: 'R-001',
          matter: '受理',
          step: 'main/accept',
          tier,
          unit: post?.unit ?? 'townCivilAffairs',
          unitName: unitNames[tier] ?? '民政办',
          ...(post === undefined ? {} : { post: post.id, postName: post.name }),
          kind: 'R',
          duty: '受理申请',
          limit: '随流程',
          basis: ['本地规定'],
          evidence: ['form'],
        },
      ],
    },
    'parameters.json': { parameters: [] },
  };
}

const blankProcess = (name: string, lane: string): JsonObject => ({
  id: 'main',
  name,
  subject: { name: 'application.name' },
  lanes: [
    { id: 'village', name: '村', tier: 'village' },
    { id: 'town', name: '镇', tier: 'town' },
    { id: 'county', name: '县', tier: 'county' },
  ],
  stages: [{ id: 'accept', name: '受理' }],
  nodes: [
    { id: 'begin', kind: 'startEvent', name: '申请', lane, stage: 'accept' },
    {
      id: 'accept',
      kind: 'userTask',
      name: '受理',
      lane,
      stage: 'accept',
      preset: 'accept',
      responsibility: 'R-001',
      forms: [{ form: 'application', mode: 'edit' }],
    },
    { id: 'done', kind: 'endEvent', name: '办结', lane },
  ],
  flows: [
    { id: 'f1', from: 'begin', to: 'accept' },
    { id: 'f2', from: 'accept', to: 'done' },
  ],
});

const blankForm = (name: string, role: string): JsonObject => ({
  id: 'application',
  key: 'application',
  name: '申请表',
  title: `${name}申请表`,
  rights: { edit: role, view: role },
  schema: {
    type: 'object',
    properties: { name: { type: 'string', title: '姓名', minLength: 2, maxLength: 50 } },
    required: ['name'],
  },
  sections: [{ id: 'who', title: '申请人', rows: [['name']] }],
});

/** A package made from another: the same content under a new id and name, which says where it comes from. */
export function copiedPackage(
  draft: PackageDraft,
  given: {
    readonly id: string;
    readonly name: string;
    readonly publisher: string;
    readonly upstream: JsonObject;
  },
): PackageDraft {
  const { id, name, publisher, upstream } = given;
  const template = isObject(draft['template.json']) ? draft['template.json'] : {};
  return { ...draft, 'template.json': { ...template, id, name, version: '0.1.0', publisher, upstream } };
}

/** What `template.json` of an imported package says it is; refused when it is no package. */
export function importedPackage(
  files: PackageDraft,
): Outcome<{ readonly id: string; readonly files: PackageDraft }> {
  const template = files['template.json'];
  const id = isObject(template) ? template['id'] : undefined;
  const fits = typeof id === 'string' && /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(id);
  const paths = Object.keys(files).every(
    (path) => /^[\w.-]+(\/[\w.-]+)*$/.test(path) && !path.includes('..'),
  );
  return fits && paths ? ok({ id, files }) : no(refused('not-a-package'));
}

/** Ids that no package has yet: `local-1`, `local-2`… */
export async function freshPackageId(store: Store): Promise<string> {
  const rows = [
    ...(await store.rows(packageDraftTable, { columns: ['package'] })),
    ...(await store.rows(versionTable, { columns: ['package', 'version'] })),
  ];
  const taken = new Set(rows.map((row) => row.package));
  for (let number = 1; ; number++) if (!taken.has(`local-${number}`)) return `local-${number}`;
}

/** Keeps a package as a new draft. Refused while a draft of it is there: nobody's changes are lost. */
export async function keepNewDraft(
  store: Store,
  given: {
    readonly packageId: string;
    readonly files: PackageDraft;
    readonly base: string | null;
    readonly how: 'blank' | 'copied' | 'imported';
    readonly by: string;
    readonly at: string;
  },
): Promise<Outcome<{ packageId: string }>> {
  const { packageId, by, at } = given;
  const kept = await store.change<PackageState, null, Refused>(
    packageStream(packageId),
    ({ snapshot }, reading) => {
      if (snapshot?.submitted) return { refused: refused('under-review', { reviewer: snapshot.submitted }) };
      if (reading.row(packageDraftTable, { package: packageId }))
        return { refused: refused('draft-exists', { package: packageId }) };
      const revision = (snapshot?.revision ?? 0) + 1;
      return {
        decided: {
          events: [{ type: 'draftBegun', at, by, body: { how: given.how, revision } }],
          snapshot: { revision },
          rows: [
            {
              table: packageDraftTable.name,
              put: {
                package: packageId,
                revision,
                base: given.base,
                files: given.files,
                undo: null,
                redo: null,
                savedAt: at,
                savedBy: by,
              },
            },
          ],
        },
        answer: null,
      };
    },
  );
  return kept.ok ? ok({ packageId }) : no(kept.refused);
}
