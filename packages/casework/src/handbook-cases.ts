import {
  draftFiles,
  parseDraft,
  parsePackage,
  Template,
  type basisStates,
  type Json,
  type JsonObject,
  type Package,
  type PackageDraft,
} from '@fiveones/definition';
import { revealsNumber } from '@fiveones/documents';
import {
  anchorOfFile,
  anchorsOf,
  editionTitles,
  fileOfAnchor,
  type Anchor,
  type EditionName,
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
import { versionTable } from './law-tables.ts';

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
  /** The whole book, leaflets for the public, or the pocket book of villages. */
  readonly edition?: EditionName | undefined;
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

/** A paper that work rests on. */
export interface Basis {
  readonly code: string;
  readonly title: string;
  readonly number: string;
  readonly unverified: boolean;
  readonly status: (typeof basisStates)[number];
  /** The day on which it was last looked up; empty: never. */
  readonly checkedAt: string;
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
  async order(actor: Actor, asked: BookAsked): Promise<Outcome<BookOrder>> {
    const { packages, version, draft, edition = 'book' } = asked;
    const [only, ...more] = packages;
    if ((version !== undefined || draft === true) && (only === undefined || more.length > 0))
      return no(refused('one-package-only'));
    if (draft === true) return this.ofDraft(actor, only ?? '', edition);
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
    const making = this.makingOf(actor, { entries, day, edition });
    const hashes = found.map(({ hash }) => hash).sort();
    return ok({
      making,
      key: JSON.stringify([hashes, making.region, day, making.office, edition]),
      name: this.nameOf(
        found.map(({ package: pkg }) => pkg),
        edition,
      ),
    });
  }

  private async ofDraft(actor: Actor, id: string, edition: EditionName): Promise<Outcome<BookOrder>> {
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
      making: this.makingOf(actor, { entries: [entry], day: this.today, edition }),
      key: undefined,
      name: `${this.nameOf([parsed.package], edition)}（草稿）`,
    });
  }

  private get today(): string {
    return this.casework.now().slice(0, 10);
  }

  private makingOf(actor: Actor, book: Pick<Making, 'entries' | 'day' | 'edition'>): Making {
    const region = countyOf(actor.holdings[0]?.region ?? '*');
    const { units, regions } = this.casework.library.organisation;
    const inBook = new Set(book.entries.map((entry) => entry.package.template.id));
    const office = units.find((unit) => unit.region === region && unit.kind === 'countyCivilAffairs');
    const placeName = regions.find(({ code }) => code === region)?.name;
    return {
      ...book,
      neighbours: this.casework.library
        .all()
        .map((one) => one.package)
        .filter(({ template }) => !inBook.has(template.id)),
      region,
      ...(placeName !== undefined && { placeName }),
      ...(office && { office: office.name }),
      ...(office?.phone !== undefined && { phone: office.phone }),
    };
  }

  private nameOf(packages: readonly Package[], edition: EditionName): string {
    const [only, ...more] = packages;
    return only !== undefined && more.length === 0
      ? `${only.template.name}${editionTitles[edition]} ${only.template.version}`
      : `基本民生保障政策${editionTitles[edition]}`;
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
    const from = all.find((one) => one.version === version)?.from ?? '';
    return {
      package: pkg,
      ...(before && { before: before.package }),
      ...(from !== '' && { from }),
      versions,
    };
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

  /** The papers that a package's work rests on, as its draft has them. */
  async basis(actor: Actor, packageId: string): Promise<Outcome<readonly Basis[]>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const draft = await loadDraft(this.casework.store, this.casework.library, packageId);
    return draft ? ok(basisIn(draft.files)) : no(refused('no-such-package'));
  }

  /** Notes in the draft that a paper was looked up on a day, and how far it still holds. */
  async recheck(
    actor: Actor,
    given: {
      readonly packageId: string;
      readonly code: string;
      readonly status: Basis['status'];
      readonly checkedAt: string;
    },
  ): Promise<Outcome<null>> {
    if (!draws(actor)) return no(refused('not-allowed'));
    const { store, library } = this.casework;
    const draft = await loadDraft(store, library, given.packageId);
    if (!draft) return no(refused('no-such-package'));
    if (given.checkedAt > this.today) return no(refused('checked-later'));
    const template = draft.files['template.json'];
    if (!isObject(template) || !basisIn(draft.files).some(({ code }) => code === given.code))
      return no(refused('no-such-basis'));
    const { code, status, checkedAt } = given;
    const basis = listIn(template).map((one) =>
      isObject(one) && one['code'] === code ? { ...one, status, checkedAt } : one,
    );
    const saved = await saveDraft(store, library, {
      packageId: given.packageId,
      revision: draft.revision,
      edits: [{ file: 'template.json', before: template, after: { ...template, basis } }],
      history: draft.history,
      by: actor.id,
      at: this.casework.now(),
    });
    return saved.ok ? ok(null) : saved;
  }
}

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const listIn = (template: JsonObject): readonly Json[] => {
  const basis = template['basis'];
  return Array.isArray(basis) ? (basis as readonly Json[]) : [];
};

/** What a draft says of its papers; what is not yet as it must be is left out. */
function basisIn(files: PackageDraft): readonly Basis[] {
  const template = files['template.json'];
  if (!isObject(template)) return [];
  return listIn(template).flatMap((one) => {
    const read = Template.shape.basis.unwrap().element.safeParse(one);
    if (!read.success) return [];
    const { code, title, number = '', unverified = false, status = 'unknown', checkedAt = '' } = read.data;
    return [{ code, title, number, unverified, status, checkedAt }];
  });
}
