import type { Casework } from './casework.ts';
import {
  draftFiles,
  parsePackage,
  readDraft,
  type Json,
  type PackageDraft,
  type PackageFiles,
} from '@fiveones/definition';
import { indexOf } from '@fiveones/interpreter';
import { designs, instancesSeenBy, type Actor } from './access.ts';
import { countyOf } from './projection.ts';
import { organisationInfo, type OrganisationInfo } from './organisation-info.ts';
import * as publishing from './publish.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { instanceTable, packageDraftTable, versionTable } from './tables.ts';
import type { PackageCard } from './views.ts';

/** What the designer begins with. */
export interface Designing {
  readonly draft: PackageDraft;
  readonly base:
    { readonly version: string; readonly hash: string; readonly files: PackageDraft } | undefined;
  readonly revision: number;
  readonly organisation: OrganisationInfo;
  readonly history?: Json;
}

/** The place 设计: drafts, checks, examples, versions. Only for who may design. */
export class DesignCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  async packages(actor: Actor): Promise<Outcome<readonly PackageCard[]>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const drafts = new Set(
      (await this.casework.store.rows(packageDraftTable, { columns: ['package'] })).map((row) => row.package),
    );
    return ok(
      await Promise.all(
        this.casework.library
          .all()
          .map(async ({ package: pkg, version, publishedAt }): Promise<PackageCard> => {
            const openInstances = await this.casework.store.count(instanceTable, {
              and: [
                instancesSeenBy(actor),
                { eq: ['package', pkg.template.id] },
                { eq: ['status', 'running'] },
              ],
            });
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
              state: drafts.has(pkg.template.id) ? 'draft-changed' : 'published',
              counts,
              openInstances,
            };
          }),
      ),
    );
  }

  async draft(actor: Actor, packageId: string): Promise<Outcome<publishing.Draft>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const draft = await publishing.loadDraft(this.casework.store, this.casework.library, packageId);
    return draft ? ok(draft) : no(refused('no-such-package'));
  }

  /** Everything the designer begins with: the draft, the version it is compared with, who sits in which post. */
  async designing(actor: Actor, packageId: string): Promise<Outcome<Designing>> {
    const draft = await this.draft(actor, packageId);
    if (!draft.ok) return draft;
    const current = this.casework.library.current(packageId);
    const base = current ? await this.versionDraft(packageId, current.version) : undefined;
    const { files, revision, history } = draft.value;
    return ok({
      draft: files,
      revision,
      base: current && base ? { version: current.version, hash: current.hash, files: base } : undefined,
      organisation: organisationInfo(
        this.casework.library.organisation,
        current?.package.template.posts ?? [],
        countyOf(actor.holdings[0]?.region ?? ''),
      ),
      ...(history === null ? {} : { history }),
    });
  }

  private async versionDraft(packageId: string, version: string): Promise<PackageDraft | undefined> {
    const row = await this.casework.store.get(versionTable, { package: packageId, version });
    const read = row ? readDraft(row.files as PackageFiles) : undefined;
    return read?.ok ? read.draft : undefined;
  }

  async saveDraft(
    actor: Actor,
    given: {
      readonly packageId: string;
      readonly revision: number;
      readonly edits: readonly publishing.FileEdit[];
      readonly history: Json;
    },
  ): Promise<Outcome<{ revision: number }>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    return publishing.saveDraft(this.casework.store, this.casework.library, {
      ...given,
      by: actor.id,
      at: this.casework.now(),
    });
  }

  async publish(
    actor: Actor,
    given: {
      readonly packageId: string;
      readonly version: string;
      readonly note: string;
      readonly from: string;
    },
  ): Promise<Outcome<{ version: string; changes: readonly string[] }>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    return publishing.publish(this.casework.store, this.casework.library, {
      ...given,
      by: actor.id,
      at: this.casework.now(),
    });
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
        changes: Array.isArray(row.changes) ? (row.changes as readonly string[]) : [],
      })),
    );
  }

  async versionFiles(
    actor: Actor,
    given: { readonly packageId: string; readonly version: string },
  ): Promise<Outcome<PackageDraft>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const files = await this.versionDraft(given.packageId, given.version);
    return files ? ok(files) : no(refused('no-such-package'));
  }

  async scenarios(actor: Actor, packageId: string): Promise<Outcome<readonly publishing.ScenarioResult[]>> {
    const draft = await this.draft(actor, packageId);
    if (!draft.ok) return draft;
    const parsed = parsePackage(draftFiles(draft.value.files));
    return parsed.ok
      ? ok(publishing.runScenarios(parsed.package))
      : no(refused('definition-broken', { message: parsed.problems[0]?.code ?? '' }));
  }
}
