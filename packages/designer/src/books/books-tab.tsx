import { BookOpen, ListChecks, Plus, Sigma, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { JsonObject } from '@fiveones/definition';
import { textOf } from '@fiveones/chart';
import { freshId, setFile } from '../changes.ts';
import { useDesigner, useFindings, usePack, useWorld } from '../context.tsx';
import type { Entry, Pack } from '../pack.ts';
import { words } from '../words.ts';
import { LedgerEditor } from './ledger-editor.tsx';
import { ListEditor } from './list-editor.tsx';
import { opened } from './opened.ts';
import { TableEditor } from './table-editor.tsx';

const shelves = ['lists', 'ledgers', 'tables'] as const;
type Shelf = (typeof shelves)[number];

interface Kind {
  readonly icon: LucideIcon;
  readonly stem: string;
  /** What a new one says, besides its id and name. */
  readonly fresh: (pack: Pack) => JsonObject;
  readonly Editor: (props: { readonly entry: Entry }) => ReactNode;
}

/** A post of a village, or any: somebody must keep it. */
const keeperOf = (pack: Pack): string =>
  textOf((pack.posts.find((post) => post['tier'] === 'village') ?? pack.posts[0])?.['id']);

/** What there is to know about lists, ledgers and tables. */
const kinds = {
  lists: {
    icon: ListChecks,
    stem: 'list',
    fresh: () => ({ columns: [{ id: 'matter', label: '事项' }], rows: [] }),
    Editor: ListEditor,
  },
  ledgers: {
    icon: BookOpen,
    stem: 'ledger',
    fresh: (pack) => ({
      tier: 'village',
      keepers: [keeperOf(pack)],
      signers: [keeperOf(pack)],
      entryTypes: [{ id: 'entry', name: words.ledgers.freshType, byHand: true }],
    }),
    Editor: LedgerEditor,
  },
  tables: {
    icon: Sigma,
    stem: 'table',
    fresh: (pack) => ({
      tier: 'village',
      keepers: [keeperOf(pack)],
      indicators: [
        {
          id: 'local.n1',
          name: words.figures.fresh,
          unit: '件',
          group: words.figures.freshGroup,
          period: 'month',
          level: 'typed',
          aggregate: 'sum',
          source: { typed: words.figures.typedPlaceholder },
        },
      ],
    }),
    Editor: TableEditor,
  },
} as const satisfies Record<Shelf, Kind>;

/** The lists, ledgers and tables of the package, each edited in plain words. */
export const BooksTab = () => {
  const pack = usePack();
  const asked = useDesigner((state) => state.seen.entry['books']);
  const all = shelves.flatMap((shelf) => pack[shelf].map((entry) => ({ shelf, entry })));
  const open = all.find(({ entry }) => entry.file === asked) ?? all[0];
  const Editor = open === undefined ? undefined : kinds[open.shelf].Editor;
  return (
    <div className="d-split d-books">
      <nav className="d-side-list" aria-label={words.tab.books}>
        {shelves.map((shelf) => (
          <ShelfList key={shelf} shelf={shelf} open={open?.entry.file} />
        ))}
      </nav>
      {open === undefined || Editor === undefined ? (
        <p className="d-none d-none-about">{words.books.none}</p>
      ) : (
        <Editor key={open.entry.file} entry={open.entry} />
      )}
    </div>
  );
};

const ShelfList = ({ shelf, open }: { readonly shelf: Shelf; readonly open: string | undefined }) => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const found = useFindings();
  const { icon: Icon, stem, fresh } = kinds[shelf];
  const show = (file: string): void =>
    store.getState().look({ entry: { ...store.getState().seen.entry, ...opened(file) } });
  const add = (): void => {
    const id = freshId(
      pack[shelf].map((entry) => entry.id),
      stem,
    );
    const file = `${shelf}/${id}.json`;
    const value = { id, name: words.books.fresh[shelf], ...fresh(pack) };
    if (store.getState().change(words.books.add[shelf], setFile(file, value))) show(file);
  };
  return (
    <section>
      <h3>
        {words.books[shelf]}
        {editable ? (
          <button
            type="button"
            className="d-icon-button"
            aria-label={words.books.add[shelf]}
            title={words.books.add[shelf]}
            onClick={add}
          >
            <Plus size={14} />
          </button>
        ) : null}
      </h3>
      <ul>
        {pack[shelf].map(({ file, name }) => {
          const errors = found.filter((one) => one.file === file && one.severity === 'error').length;
          return (
            <li key={file}>
              <button type="button" aria-current={file === open} onClick={() => show(file)}>
                <Icon size={14} aria-hidden />
                <b>{name}</b>
                {errors > 0 ? (
                  <span className="d-count-error" aria-label={words.checks.errors(errors)}>
                    {errors}
                  </span>
                ) : null}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
