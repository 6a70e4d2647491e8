import {
  isObject,
  merge,
  type Choices,
  type JsonObject,
  type PackageDraft,
  type Side,
} from '@fiveones/definition';
import { countyOfActor, designs, draws, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { mergeChoiceTable } from './law-tables.ts';
import type { Library } from './library.ts';
import { loadDraft } from './package-draft.ts';
import { no, ok, refused, type Outcome } from './refused.ts';

/** Where a draft was made from, and whether that has a newer version by now. */
export interface UpstreamInfo {
  readonly id: string;
  readonly name: string;
  /** The newest version of the upstream; the same that the draft is made from when there is no newer one. */
  readonly newest: string;
  /** Whether the version that the draft was made from is here, so that three versions can be compared. */
  readonly known: boolean;
}

/** The upstream that a draft names, as far as it is here. */
export function upstreamOf(library: Library, files: PackageDraft): UpstreamInfo | undefined {
  const from = madeFrom(files);
  const newest = from && library.newest(from.id);
  if (from === undefined || newest === undefined) return undefined;
  const old = library.version(from.id, from.version);
  return {
    id: from.id,
    name: newest.package.template.name,
    newest: old !== undefined && newest.serial <= old.serial ? from.version : newest.version,
    known: old !== undefined,
  };
}

function madeFrom(files: PackageDraft): { readonly id: string; readonly version: string } | undefined {
  const template = files['template.json'];
  const upstream: JsonObject | undefined =
    isObject(template) && isObject(template['upstream']) ? template['upstream'] : undefined;
  const { id, version } = upstream ?? {};
  return typeof id === 'string' && typeof version === 'string' ? { id, version } : undefined;
}

/** 合并更新: what a county has decided of a merge, kept until it comes back. The merge itself goes into the draft like any other change. */
export class MergeCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** What the county of the actor has decided of the merge with a version of the upstream. */
  async choices(
    actor: Actor,
    given: { readonly packageId: string; readonly version: string },
  ): Promise<Outcome<Choices>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const rows = await this.casework.store.rows(mergeChoiceTable, {
      where: {
        and: [
          { eq: ['county', countyOfActor(actor)] },
          { eq: ['package', given.packageId] },
          { eq: ['version', given.version] },
        ],
      },
    });
    return ok(
      Object.fromEntries(rows.map(({ conflict, side }) => [conflict, side === 'theirs' ? 'theirs' : 'ours'])),
    );
  }

  /** Keeps decisions, each about a place that both sides have changed. All of them or none. */
  async choose(
    actor: Actor,
    given: {
      readonly packageId: string;
      readonly version: string;
      readonly choices: readonly { readonly conflict: string; readonly side: Side }[];
    },
  ): Promise<Outcome<null>> {
    if (!draws(actor)) return no(refused('not-allowed'));
    const inDispute = await this.inDispute(given);
    if (!inDispute.ok) return inDispute;
    if (given.choices.some(({ conflict }) => !inDispute.value.has(conflict)))
      return no(refused('no-such-conflict'));
    const { packageId, version } = given;
    const kept = {
      county: countyOfActor(actor),
      package: packageId,
      version,
      by: actor.id,
      at: this.casework.now(),
    };
    await this.casework.store.write(
      given.choices.map(({ conflict, side }) => ({
        table: mergeChoiceTable.name,
        put: { ...kept, conflict, side },
      })),
    );
    return ok(null);
  }

  /** The places that the draft and a version of its upstream have both changed. */
  private async inDispute(given: {
    readonly packageId: string;
    readonly version: string;
  }): Promise<Outcome<ReadonlySet<string>>> {
    const { store, library } = this.casework;
    const draft = await loadDraft(store, library, given.packageId);
    if (!draft) return no(refused('no-such-package'));
    const from = madeFrom(draft.files);
    const [base, theirs] = from
      ? [await library.filesOf(from.id, from.version), await library.filesOf(from.id, given.version)]
      : [];
    if (base === undefined || theirs === undefined)
      return no(refused('no-such-version', { version: given.version }));
    return ok(new Set(merge({ base, ours: draft.files, theirs }).conflicts.map(({ key }) => key)));
  }
}
