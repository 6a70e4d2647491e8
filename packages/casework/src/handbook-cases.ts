import { draftFiles, parseDraft, parsePackage, type Package } from '@fiveones/definition';
import { revealsNumber } from '@fiveones/documents';
import {
  anchorOfFile,
  anchorsOf,
  fileOfAnchor,
  type Anchor,
  type Entry,
  type Making,
  type PastVersion,
} from '@fiveones/handbook';
import { designs, draws, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import type { Published } from './library.ts';
import { loadDraft, saveDraft, type FileEdit } from './package-draft.ts';
import { countyOf } from './projection.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { versionTable } from './tables.ts';

/** A package on the shelf of handbooks. */
export interface ShelfBook {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** The version in force today, and every one that was published, the latest first. */
  readonly version: string;
  readonly versions: readonly { readonly version: string; readonly from: string }[];
}

/** What somebody finds at the place 手册. */
export interface Shelf {
  readonly books: readonly ShelfBook[];
  /** May read drafts, and write the office's own paragraphs. */
  readonly readsDrafts: boolean;
  readonly writes: boolean;
}

/** Which handbook somebody asks for. */
export interface BookAsked {
  /** None: those of all packages. */
  readonly packages: readonly string[];
  /** A version of the one package; absent: what is in force. */
  readonly version?: string | undefined;
  /** The draft of the one package. */
  readonly draft?: boolean | undefined;
}

/** An order for a handbook, and what names it for whoever keeps copies: nothing when it may change any moment. */
export interface BookOrder {
  readonly making: Making;
  readonly key: string | undefined;
  readonly name: string;
}

/** The own paragraphs of a package's draft, and the places where there may be some. */
export interface OwnParagraphs {
  readonly places: readonly Anchor[];
  readonly paragraphs: readonly {
    readonly anchor: string;
    /** Absent: the place is no longer there. */
    readonly place?: string;
    readonly text: string;
    /** Not yet as it was published. */
    readonly changed: boolean;
  }[];
}

/** Longest text at one place, in letters. */
export const longestParagraph = 20_000;

/** The place 手册: handbooks of what is in force for everybody, the office's own paragraphs for who draws. */
export class HandbookCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  shelf(actor: Actor): Shelf {
    const { library } = this.casework;
    const books = library
      .all()
      .filter(({ package: pkg }) => pkg.template.shared !== true)
      .map(({ package: { template }, version }) => ({
        id: template.id,
        name: template.name,
        category: template.category ?? '',
        version,
        versions: library
          .versionsOf(template.id)
          .map((one) => ({ version: one.version, from: one.from }))
          .reverse(),
      }));
    return { books, readsDrafts: designs(actor), writes: draws(actor) };
  }

  /** What a handbook is made from, as it holds where the actor's office is. */
  async order(actor: Actor, { packages, version, draft }: BookAsked): Promise<Outcome<BookOrder>> {
    const [only, ...more] = packages;
    if ((version !== undefined || draft === true) && (only === undefined || more.length > 0))
      return no(refused('one-package-only'));
    if (draft === true) return this.ofDraft(actor, only ?? '');
    const { library } = this.casework;
    const chosen =
      only === undefined
        ? library.all()
        : packages.map((id) => (version === undefined ? library.current(id) : library.version(id, version)));
    const found = chosen.filter((one) => one !== undefined);
    if (found.length === 0 || found.length < chosen.length) return no(refused('no-such-package'));
    const entries = await Promise.all(found.map((one) => this.entryOf(one)));
    // What comes into force later is told as it holds from then on.
    const day = found.reduce((last, { from }) => (from > last ? from : last), this.today);
    const making = this.makingOf(actor, entries, day);
    const hashes = found.map(({ hash }) => hash).sort();
    return ok({
      making,
      key: JSON.stringify([hashes, making.region, day, making.office]),
      name: this.nameOf(found.map(({ package: pkg }) => pkg)),
    });
  }

  private async ofDraft(actor: Actor, id: string): Promise<Outcome<BookOrder>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const draft = await loadDraft(this.casework.store, this.casework.library, id);
    if (!draft) return no(refused('no-such-package'));
    const parsed = parsePackage(draftFiles(draft.files));
    if (!parsed.ok) return no(refused('handbook-draft-broken', { count: parsed.problems.length }));
    const newest = this.casework.library.newest(id);
    const entry: Entry = {
      package: parsed.package,
      draft: true,
      ...(newest && { before: newest.package }),
      versions: await this.versionsOf(id),
    };
    return ok({
      making: this.makingOf(actor, [entry], this.today),
      key: undefined,
      name: `${this.nameOf([parsed.package])}（草稿）`,
    });
  }

  private get today(): string {
    return this.casework.now().slice(0, 10);
  }

  private makingOf(actor: Actor, entries: readonly Entry[], day: string): Making {
    const region = countyOf(actor.holdings[0]?.region ?? '*');
    const office = this.casework.library.organisation.units.find(
      (unit) => unit.region === region && unit.kind === 'countyCivilAffairs',
    );
    return { entries, region, day, ...(office && { office: office.name }) };
  }

  private nameOf(packages: readonly Package[]): string {
    const [only, ...more] = packages;
    return only !== undefined && more.length === 0
      ? `${only.template.name}操作规程手册 ${only.template.version}`
      : '基本民生保障政策操作规程手册';
  }

  private async entryOf({ package: pkg, version }: Published): Promise<Entry> {
    const { id } = pkg.template;
    const all = this.casework.library.versionsOf(id);
    const before = all[all.findIndex((one) => one.version === version) - 1];
    const versions = (await this.versionsOf(id)).filter(
      (past) =>
        all.findIndex((one) => one.version === past.version) <=
        all.findIndex((one) => one.version === version),
    );
    return { package: pkg, ...(before && { before: before.package }), versions };
  }

  private async versionsOf(id: string): Promise<readonly PastVersion[]> {
    const rows = await this.casework.store.rows(versionTable, {
      where: { eq: ['package', id] },
      order: [['serial', 'desc']],
      columns: ['package', 'version', 'publishedAt', 'note'],
    });
    return rows.map(({ version, publishedAt, note }) => ({
      version,
      day: (publishedAt ?? '').slice(0, 10),
      note: note ?? '',
    }));
  }

  /** The own paragraphs of the draft, those whose place is gone among them. */
  async paragraphs(actor: Actor, packageId: string): Promise<Outcome<OwnParagraphs>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const draft = await loadDraft(this.casework.store, this.casework.library, packageId);
    if (!draft) return no(refused('no-such-package'));
    const parsed = parseDraft(draft.files);
    if (!parsed.ok) return no(refused('handbook-draft-broken', { count: parsed.problems.length }));
    const places = anchorsOf(parsed.package);
    const named = new Map(places.map(({ anchor, name }) => [anchor, name]));
    const published = this.casework.library.newest(packageId)?.package.others ?? {};
    return ok({
      places,
      paragraphs: Object.entries(draft.files).flatMap(([file, text]) => {
        const anchor = anchorOfFile(file);
        if (anchor === undefined || typeof text !== 'string') return [];
        const place = named.get(anchor);
        return [{ anchor, ...(place !== undefined && { place }), text, changed: published[file] !== text }];
      }),
    });
  }

  /**
   * Writes what the office says at a place into the draft; an empty text takes it away. `from`: it is moved here from
   * another place. `before` is what stood at the place when it was opened.
   */
  async write(
    actor: Actor,
    given: {
      readonly packageId: string;
      readonly anchor: string;
      readonly before: string | null;
      readonly text: string;
      readonly from?: string | undefined;
    },
  ): Promise<Outcome<null>> {
    if (!draws(actor)) return no(refused('not-allowed'));
    const { store, library } = this.casework;
    const draft = await loadDraft(store, library, given.packageId);
    if (!draft) return no(refused('no-such-package'));
    const text = given.text.replace(/\r\n?/g, '\n').trim();
    const file = fileOfAnchor(given.anchor);
    if (text !== '' && draft.files[file] === undefined) {
      const parsed = parseDraft(draft.files);
      if (!parsed.ok) return no(refused('handbook-draft-broken', { count: parsed.problems.length }));
      if (!anchorsOf(parsed.package).some(({ anchor }) => anchor === given.anchor))
        return no(refused('no-such-place'));
    }
    if (revealsNumber(text)) return no(refused('personal-number'));
    if ((draft.files[file] ?? null) !== given.before) return no(refused('paragraph-stale'));
    const left = given.from === undefined ? undefined : fileOfAnchor(given.from);
    const edits: readonly FileEdit[] = [
      { file, before: given.before, after: text === '' ? null : `${text}\n` },
      ...(left === undefined || left === file || draft.files[left] === undefined
        ? []
        : [{ file: left, before: draft.files[left], after: null }]),
    ];
    const saved = await saveDraft(store, library, {
      packageId: given.packageId,
      revision: draft.revision,
      edits,
      history: draft.history,
      by: actor.id,
      at: this.casework.now(),
    });
    return saved.ok ? ok(null) : saved;
  }
}
