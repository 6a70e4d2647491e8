import type { Casework } from './casework.ts';
import {
  draftFiles,
  isObject,
  parsePackage,
  sameJson,
  type Json,
  type JsonObject,
  type Package,
  type PackageDraft,
} from '@fiveones/definition';
import { indexOf } from '@fiveones/interpreter';
import { countyOfActor, designPosts, designs, draws, instancesIn, type Actor } from './access.ts';
import { loadDraft, saveDraft, type Draft, type FileEdit } from './package-draft.ts';
import {
  blankPackage,
  copiedPackage,
  freshPackageId,
  importedPackage,
  keepNewDraft,
  type PostOfTemplate,
} from './new-package.ts';
import { upstreamOf, type UpstreamInfo } from './merge-cases.ts';
import { countyOf } from './projection.ts';
import { organisationInfo, type OrganisationInfo } from './organisation-info.ts';
import { brokenDefinition } from './publish.ts';
import { ScenarioPages, type ScenarioPage } from './scenario-pages.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { confirm, giveBack, submissionOf, submit, withdraw, type Submission } from './submission.ts';
import { packageDraftTable, submissionTable, versionTable } from './law-tables.ts';
import { instanceTable } from './tables.ts';
import type { PackageCard } from './views.ts';
import { changesIn } from './json-cells.ts';

/** What the designer begins with. */
export interface Designing extends Publishing {
  readonly draft: PackageDraft;
  /** The version in force; `changed`: its files where it differs from the draft, `null` for those it does not have. */
  readonly base:
    | {
        readonly version: string;
        readonly hash: string;
        readonly changed: Readonly<Record<string, Json>>;
      }
    | undefined;
  readonly revision: number;
  readonly organisation: OrganisationInfo;
  /** Where the draft was made from; absent when it is made from none that is here. */
  readonly upstream?: UpstreamInfo;
  readonly history?: Json;
}

/** Who asks, who else may confirm, and what waits. */
export interface Publishing {
  readonly today: string;
  readonly openInstances: number;
  readonly person: { readonly id: string; readonly name: string; readonly draws: boolean };
  readonly reviewers: readonly { readonly id: string; readonly name: string; readonly post: string }[];
  readonly submission?: {
    readonly status: 'waiting' | 'returned';
    readonly version: string;
    readonly note: string;
    readonly from: string;
    readonly at: string;
    readonly by: { readonly id: string; readonly name: string };
    readonly reviewer: { readonly id: string; readonly name: string };
    /** Why it came back. */
    readonly reason: string;
  };
}

/** The posts that a draft names, as far as they can be read. */
const postsOf = (files: PackageDraft): readonly PostOfTemplate[] => {
  const template = files['template.json'];
  const posts = isObject(template) && Array.isArray(template['posts']) ? template['posts'] : [];
  return posts.filter(isObject).map((post) => ({
    id: String(post['id'] ?? ''),
    name: String(post['name'] ?? ''),
    tier: String(post['tier'] ?? ''),
    unit: String(post['unit'] ?? ''),
  }));
};

const templateOf = (files: PackageDraft): JsonObject =>
  isObject(files['template.json']) ? files['template.json'] : {};
const idOf = (files: PackageDraft): string => String(templateOf(files)['id'] ?? '');

/** The card of a package that has never been published. */
const unpublishedCard = (
  files: PackageDraft,
  reviewer: string | null | undefined,
  actor: Actor,
): PackageCard => {
  const count = (folder: string): number =>
    Object.keys(files).filter((file) => file.startsWith(`${folder}/`) && !file.endsWith('.layout.json'))
      .length;
  const parameters = isObject(files['parameters.json']) ? files['parameters.json']['parameters'] : [];
  return {
    id: idOf(files),
    name: String(templateOf(files)['name'] ?? idOf(files)),
    category: '',
    version: String(templateOf(files)['version'] ?? ''),
    state: reviewer === undefined ? 'unpublished' : 'in-review',
    reviewIsYours: reviewer === actor.id,
    counts: {
      processes: count('processes'),
      forms: count('forms'),
      parameters: Array.isArray(parameters) ? parameters.length : 0,
      scenarios: count('scenarios'),
    },
    openInstances: 0,
  };
};

/** The files of a version where it differs from the draft; `null` for those it does not have. */
const differing = (draft: PackageDraft, base: PackageDraft): Record<string, Json> =>
  Object.fromEntries(
    [...new Set([...Object.keys(draft), ...Object.keys(base)])]
      .map((file) => [file, base[file] ?? null] as const)
      .filter(([file, json]) => !sameJson(json, draft[file] ?? null)),
  );

/** Posts by how many rows of responsibilities name them, in all packages. */
const busiestIn = (library: Casework['library']): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { package: pkg } of library.allNewest())
    for (const { post } of pkg.responsibilities)
      if (post !== undefined) counts.set(post, (counts.get(post) ?? 0) + 1);
  return counts;
};

const postNames = new Map(designPosts.map(({ id, name }) => [id, name]));

/** The place 设计: drafts, checks, examples, versions. Only for who may design. */
export class DesignCases {
  private readonly casework: Casework;
  private readonly scenarioPages = new ScenarioPages();

  constructor(casework: Casework) {
    this.casework = casework;
  }

  async packages(actor: Actor): Promise<Outcome<readonly PackageCard[]>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const drafts = new Set(
      (await this.casework.store.rows(packageDraftTable, { columns: ['package'] })).map((row) => row.package),
    );
    const submitted = new Map(
      (await this.casework.store.rows(submissionTable, { where: { eq: ['status', 'waiting'] } })).map(
        (row) => [row.package, row.reviewer],
      ),
    );
    const begun = await Promise.all(
      [...drafts]
        .filter((id) => this.casework.library.newest(id) === undefined)
        .map((id) => loadDraft(this.casework.store, this.casework.library, id)),
    );
    const unpublished = begun.flatMap((draft) =>
      draft === undefined
        ? []
        : [
            {
              ...unpublishedCard(draft.files, submitted.get(idOf(draft.files)), actor),
              ...this.newerUpstream(draft.files),
            },
          ],
    );
    return ok([
      ...unpublished,
      ...(await Promise.all(
        this.casework.library
          .allNewest()
          .map(async ({ package: pkg, version, publishedAt }): Promise<PackageCard> => {
            const openInstances = await this.openInstances(actor, pkg.template.id);
            const counts = {
              processes: Object.keys(pkg.processes).length,
              forms: Object.keys(pkg.forms).length,
              parameters: pkg.parameters.length,
              scenarios: Object.keys(pkg.scenarios).length,
            };
            return {
              id: pkg.template.id,
              name: pkg.template.name,
              category: pkg.template.category ?? '',
              version,
              publishedAt,
              state: submitted.has(pkg.template.id)
                ? 'in-review'
                : drafts.has(pkg.template.id)
                  ? 'draft-changed'
                  : 'published',
              reviewIsYours: submitted.get(pkg.template.id) === actor.id,
              counts,
              openInstances,
              ...(await this.newsFor(pkg, drafts)),
            };
          }),
      )),
    ]);
  }

  /** What the card of a package made from another says of it: of its draft, where that has gone on. */
  private async newsFor(
    { template }: Package,
    drafts: ReadonlySet<string>,
  ): Promise<Pick<PackageCard, 'upstreamVersion'>> {
    if (template.upstream === undefined) return {};
    const { store, library } = this.casework;
    const draft = drafts.has(template.id) ? await loadDraft(store, library, template.id) : undefined;
    return this.newerUpstream(
      draft?.files ?? {
        'template.json': { upstream: { id: template.upstream.id, version: template.upstream.version } },
      },
    );
  }

  private newerUpstream(files: PackageDraft): Pick<PackageCard, 'upstreamVersion'> {
    const upstream = upstreamOf(this.casework.library, files);
    const from = templateOf(files)['upstream'];
    return upstream === undefined || (isObject(from) && from['version'] === upstream.newest)
      ? {}
      : { upstreamVersion: upstream.newest };
  }

  /** Begins a package: with three steps, or from one that is here under a new name. */
  async create(
    actor: Actor,
    { name, from }: { readonly name: string; readonly from: string | undefined },
  ): Promise<Outcome<{ packageId: string }>> {
    if (!draws(actor)) return no(refused('not-allowed'));
    if (name.trim() === '') return no(refused('name-missing'));
    const { store, library } = this.casework;
    const id = await freshPackageId(store);
    const begun = { id, name: name.trim(), publisher: this.publisherOf(actor) };
    const by = { packageId: id, base: null, by: actor.id, at: this.casework.now() };
    if (from === undefined) {
      const posts = library.allNewest().find(({ package: pkg }) => pkg.template.posts.length > 0)?.package
        .template.posts;
      return keepNewDraft(store, {
        ...by,
        how: 'blank',
        files: blankPackage({ ...begun, posts: posts ?? [], takesIn: busiestIn(library) }),
      });
    }
    const newest = library.newest(from);
    const draft = newest ? await this.casework.library.filesOf(from, newest.version) : undefined;
    if (!newest || !draft) return no(refused('no-such-package'));
    const upstream = { id: from, version: newest.version, hash: newest.hash };
    return keepNewDraft(store, { ...by, how: 'copied', files: copiedPackage(draft, { ...begun, upstream }) });
  }

  /** Takes a package in as a draft; one that is here already is then compared with its version in force. */
  async importFiles(actor: Actor, files: PackageDraft): Promise<Outcome<{ packageId: string }>> {
    if (!draws(actor)) return no(refused('not-allowed'));
    const read = importedPackage(files);
    if (!read.ok) return read;
    return keepNewDraft(this.casework.store, {
      packageId: read.value.id,
      files,
      base: this.casework.library.newest(read.value.id)?.version ?? null,
      how: 'imported',
      by: actor.id,
      at: this.casework.now(),
    });
  }

  private publisherOf(actor: Actor): string {
    const { units } = indexOf(this.casework.library.organisation);
    return units.get(actor.holdings[0]?.unit ?? '')?.name ?? '';
  }

  /** How many cases of a package an actor may see are not yet closed. */
  private openInstances(actor: Actor, packageId: string): Promise<number> {
    return this.casework.store.count(instanceTable, {
      and: [instancesIn(actor), { eq: ['package', packageId] }, { eq: ['status', 'running'] }],
    });
  }

  async draft(actor: Actor, packageId: string): Promise<Outcome<Draft>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const draft = await loadDraft(this.casework.store, this.casework.library, packageId);
    return draft ? ok(draft) : no(refused('no-such-package'));
  }

  /** Everything the designer begins with: the draft, the version it is compared with, who sits in which post. */
  async designing(actor: Actor, packageId: string): Promise<Outcome<Designing>> {
    const draft = await this.draft(actor, packageId);
    if (!draft.ok) return draft;
    const current = this.casework.library.newest(packageId);
    const { files, revision, history } = draft.value;
    const base = current ? await this.casework.library.filesOf(packageId, current.version) : undefined;
    const upstream = upstreamOf(this.casework.library, files);
    return ok({
      draft: files,
      revision,
      base:
        current && base
          ? { version: current.version, hash: current.hash, changed: differing(files, base) }
          : undefined,
      organisation: organisationInfo(
        this.casework.library.organisation,
        current?.package.template.posts ?? postsOf(files),
        countyOfActor(actor),
      ),
      ...(history === null ? {} : { history }),
      ...(upstream === undefined ? {} : { upstream }),
      ...(await this.publishing(actor, packageId)),
    });
  }

  /** What publishing needs to know: who is asking, who may confirm, what waits, how many cases go on as they began. */
  private async publishing(actor: Actor, packageId: string): Promise<Publishing> {
    const { people } = indexOf(this.casework.library.organisation);
    const row = await submissionOf(this.casework.store, packageId);
    const nameOf = (id: string | null): string => people.get(id ?? '')?.name ?? id ?? '';
    return {
      today: this.casework.now().slice(0, 10),
      openInstances: await this.openInstances(actor, packageId),
      person: { id: actor.id, name: actor.name, draws: draws(actor) },
      reviewers: this.reviewersBeside(actor),
      ...(row === undefined
        ? {}
        : {
            submission: {
              status: row.status === 'returned' ? 'returned' : 'waiting',
              version: row.version ?? '',
              note: row.note ?? '',
              from: row.effectiveFrom ?? '',
              at: row.submittedAt ?? '',
              by: { id: row.submittedBy ?? '', name: nameOf(row.submittedBy) },
              reviewer: { id: row.reviewer ?? '', name: nameOf(row.reviewer) },
              reason: row.reason ?? '',
            },
          }),
    };
  }

  /** The others who may confirm, of the actor's own county. */
  private reviewersBeside(actor: Actor): Publishing['reviewers'] {
    const county = countyOfActor(actor);
    return this.casework.library.organisation.people.flatMap((person) => {
      const other = this.casework.actor(person.id);
      const chair = other?.holdings.find(
        ({ post, region }) => postNames.has(post) && countyOf(region) === county,
      );
      return chair && person.id !== actor.id
        ? [{ id: person.id, name: person.name, post: postNames.get(chair.post) ?? chair.post }]
        : [];
    });
  }

  async saveDraft(
    actor: Actor,
    given: {
      readonly packageId: string;
      readonly revision: number;
      readonly edits: readonly FileEdit[];
      readonly history: Json;
    },
  ): Promise<Outcome<{ revision: number }>> {
    if (!draws(actor)) return no(refused('not-allowed'));
    return saveDraft(this.casework.store, this.casework.library, {
      ...given,
      by: actor.id,
      at: this.casework.now(),
    });
  }

  /** Hands the draft in for a second person to confirm. */
  async submit(actor: Actor, given: Submission): Promise<Outcome<null>> {
    if (!draws(actor)) return no(refused('not-allowed'));
    return submit(this.casework.store, this.casework.library, given, {
      actor,
      at: this.casework.now(),
      reviewer:
        this.reviewersBeside(actor).some(({ id }) => id === given.reviewer) || given.reviewer === actor.id
          ? this.casework.actor(given.reviewer)
          : undefined,
    });
  }

  async withdraw(actor: Actor, packageId: string): Promise<Outcome<null>> {
    if (!draws(actor)) return no(refused('not-allowed'));
    return withdraw(this.casework.store, packageId, { actor, at: this.casework.now() });
  }

  async confirm(actor: Actor, packageId: string): Promise<Outcome<{ version: string }>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    return confirm(this.casework.store, this.casework.library, packageId, { actor, at: this.casework.now() });
  }

  async giveBack(
    actor: Actor,
    { packageId, reason }: { readonly packageId: string; readonly reason: string },
  ): Promise<Outcome<null>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    return giveBack(this.casework.store, packageId, { actor, at: this.casework.now(), reason });
  }

  async versions(
    actor: Actor,
    packageId: string,
  ): Promise<
    Outcome<
      readonly {
        readonly version: string;
        readonly publishedAt: string;
        readonly by: string;
        readonly note: string;
        readonly from: string;
        readonly changes: readonly string[];
      }[]
    >
  > {
    if (!designs(actor)) return no(refused('not-allowed'));
    const rows = await this.casework.store.rows(versionTable, {
      where: { eq: ['package', packageId] },
      order: [['serial', 'desc']],
      columns: ['package', 'version', 'publishedAt', 'publishedBy', 'note', 'effectiveFrom', 'changes'],
    });
    const { people } = indexOf(this.casework.library.organisation);
    return ok(
      rows.map((row) => ({
        version: row.version,
        publishedAt: row.publishedAt ?? '',
        by: people.get(row.publishedBy ?? '')?.name ?? row.publishedBy ?? '',
        note: row.note ?? '',
        from: row.effectiveFrom ?? '',
        changes: changesIn(row.changes),
      })),
    );
  }

  async versionFiles(
    actor: Actor,
    given: { readonly packageId: string; readonly version: string },
  ): Promise<Outcome<PackageDraft>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const files = await this.casework.library.filesOf(given.packageId, given.version);
    return files ? ok(files) : no(refused('no-such-package'));
  }

  /** Examples of the draft from a place in their list on, each with whether it agreed in the version in force. */
  async scenarios(
    actor: Actor,
    given: { readonly packageId: string; readonly from: number },
  ): Promise<Outcome<ScenarioPage>> {
    const draft = await this.draft(actor, given.packageId);
    if (!draft.ok) return draft;
    const parsed = parsePackage(draftFiles(draft.value.files));
    if (!parsed.ok) return no(brokenDefinition(parsed.problems));
    const newest = this.casework.library.newest(given.packageId);
    return ok(await this.scenarioPages.page(parsed.package, newest, given.from));
  }
}
