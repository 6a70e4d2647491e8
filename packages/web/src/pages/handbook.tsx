import type { Shelf, ShelfBook } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { api } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { go, linkTo, type Route } from '../route.ts';
import { BasisPart } from './handbook-basis.tsx';
import { OwnParagraphsPart } from './handbook-own.tsx';
import { Reader } from './handbook-reader.tsx';
import { handbookWords as say } from './handbook-words.ts';

/** What is being read: nothing of it is all packages. The address holds it. */
interface Reading {
  readonly book: string;
  /** A version, `draft`, or nothing for what is in force. */
  readonly version: string;
  readonly view: View;
  readonly edition: Edition;
}

/** What is looked at: the book, the office's own paragraphs in it, or when its papers were last looked up. */
type View = keyof typeof say.tabs;
const views = Object.keys(say.tabs) as readonly View[];
type Edition = keyof typeof say.editions;
const editions = Object.keys(say.editions) as readonly Edition[];
const oneOf = <T extends string>(all: readonly T[], asked: string | null, usual: T): T =>
  all.find((one) => one === asked) ?? usual;

const addressOf = ({ book, version, view, edition }: Reading): string => {
  const query = new URLSearchParams({
    ...(book !== '' && { book }),
    ...(version !== '' && { version }),
    ...(view !== 'read' && { view }),
    ...(edition !== 'book' && { edition }),
  }).toString();
  return query === '' ? '/handbook' : `/handbook?${query}`;
};

type Format = keyof typeof say.downloads;
const formats: readonly Format[] = ['pdf', 'docx', 'html'];

/** The address of a handbook as a file. */
const bookAddress = (
  format: Format,
  packages: readonly string[],
  { version, edition }: Pick<Reading, 'version' | 'edition'>,
): string => {
  const query = new URLSearchParams({
    format,
    ...(packages.length > 0 && { packages: packages.join(',') }),
    ...(version === 'draft' ? { draft: '1' } : version !== '' && { version }),
    ...(edition !== 'book' && { edition }),
  });
  return `/exports/handbook?${query.toString()}`;
};

/** 手册: the handbook in force, to read, search and download; what the office adds to it, for who draws. */
export function HandbookPage({ route }: { readonly route: Route }): ReactNode {
  const shelf = useQuery({ queryKey: ['handbooks'], queryFn: () => api.handbook.shelf.query() });
  const reading: Reading = {
    book: route.query.get('book') ?? '',
    version: route.query.get('version') ?? '',
    view: oneOf(views, route.query.get('view'), 'read'),
    edition: oneOf(editions, route.query.get('edition'), 'book'),
  };
  return (
    <Shell>
      {shelf.isPending ? (
        <Loading rows={6} />
      ) : shelf.isError ? (
        <Failed error={shelf.error} again={() => void shelf.refetch()} />
      ) : (
        <Handbooks shelf={shelf.data} reading={reading} />
      )}
    </Shell>
  );
}

function Handbooks({ shelf, reading }: { readonly shelf: Shelf; readonly reading: Reading }): ReactNode {
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const book = shelf.books.find(({ id }) => id === reading.book);
  return (
    <div className="handbook">
      <div className="row wrap">
        <h1>{say.title}</h1>
        <span className="grow" />
        <Downloads reading={reading} taken={[...taken]} />
      </div>
      <p className="muted">
        {say.editionsAbout[reading.edition]}{' '}
        {reading.book === '' && taken.size === 0 && reading.edition === 'book' ? say.takesLong : ''}
      </p>
      <div className="handbook-columns">
        <Books shelf={shelf} reading={reading} taken={taken} take={setTaken} />
        <section className="card handbook-book" aria-label={book?.name ?? say.whole(shelf.books.length)}>
          {book === undefined ? (
            <div className="empty">
              <p>{reading.edition === 'book' ? say.wholeAbout : say.wholeOthers}</p>
              <p>
                <a
                  className="button"
                  href={bookAddress('html', [], { version: '', edition: reading.edition })}
                  target="_blank"
                  rel="noreferrer"
                >
                  {say.wholePage}
                </a>
              </p>
            </div>
          ) : (
            <OneBook book={book} shelf={shelf} reading={reading} />
          )}
        </section>
      </div>
    </div>
  );
}

function Downloads({
  reading,
  taken,
}: {
  readonly reading: Reading;
  readonly taken: readonly string[];
}): ReactNode {
  const packages = taken.length > 0 ? taken : reading.book === '' ? [] : [reading.book];
  const version = taken.length > 0 ? '' : reading.version;
  return (
    <div className="row wrap" role="group" aria-label={say.download}>
      <label className="row">
        {say.edition}
        <select
          className="input"
          value={reading.edition}
          onChange={(event) =>
            go(addressOf({ ...reading, edition: oneOf(editions, event.target.value, 'book') }))
          }
        >
          {editions.map((edition) => (
            <option key={edition} value={edition}>
              {say.editions[edition]}
            </option>
          ))}
        </select>
      </label>
      <span className="muted">{taken.length > 0 ? say.chosen(taken.length) : say.chosenNone}</span>
      {formats.map((format) => (
        <a
          key={format}
          className={format === 'pdf' ? 'button primary' : 'button'}
          href={bookAddress(format, packages, { version, edition: reading.edition })}
          {...(format === 'html' ? { target: '_blank', rel: 'noreferrer' } : { download: true })}
        >
          {format === 'html' ? null : <Download aria-hidden />} {say.downloads[format]}
        </a>
      ))}
    </div>
  );
}

function Books({
  shelf,
  reading,
  taken,
  take,
}: {
  readonly shelf: Shelf;
  readonly reading: Reading;
  readonly taken: ReadonlySet<string>;
  readonly take: (taken: ReadonlySet<string>) => void;
}): ReactNode {
  const groups = [...new Set(shelf.books.map(({ category }) => category))];
  const toggle = (id: string): void =>
    take(taken.has(id) ? new Set([...taken].filter((one) => one !== id)) : new Set([...taken, id]));
  const link = (id: string, name: string): ReactNode => (
    <a
      aria-current={reading.book === id ? 'page' : undefined}
      {...linkTo(addressOf({ ...reading, book: id, version: '', view: id === '' ? 'read' : reading.view }))}
    >
      {name}
    </a>
  );
  return (
    <nav className="card handbook-books" aria-label={say.books}>
      <p className="all">{link('', say.whole(shelf.books.length))}</p>
      {groups.map((group) => (
        <div key={group}>
          <h2>{group === '' ? say.other : group}</h2>
          <ul>
            {shelf.books
              .filter(({ category }) => category === group)
              .map(({ id, name }) => (
                <li key={id}>
                  <input
                    type="checkbox"
                    aria-label={say.take(name)}
                    title={say.take(name)}
                    checked={taken.has(id)}
                    onChange={() => toggle(id)}
                  />
                  {link(id, name)}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function OneBook({
  book,
  shelf,
  reading,
}: {
  readonly book: ShelfBook;
  readonly shelf: Shelf;
  readonly reading: Reading;
}): ReactNode {
  const to = (change: Partial<Reading>): string => addressOf({ ...reading, ...change });
  const older = book.versions.filter(({ version }) => version !== book.version);
  return (
    <>
      <div className="row wrap handbook-head">
        <h2>{book.name}</h2>
        <label className="row">
          {say.version}
          <select
            className="input"
            value={reading.version}
            onChange={(event) => go(to({ version: event.target.value }))}
          >
            <option value="">{say.inForce(book.version)}</option>
            {shelf.readsDrafts ? <option value="draft">{say.draft}</option> : null}
            {older.map(({ version, from }) => (
              <option key={version} value={version}>
                {say.past(version, from)}
              </option>
            ))}
          </select>
        </label>
        <span className="grow" />
        {shelf.readsDrafts ? (
          <div className="handbook-tabs" role="group" aria-label={say.views}>
            {views.map((view) => (
              <a
                key={view}
                aria-current={reading.view === view ? 'page' : undefined}
                {...linkTo(to({ view }))}
              >
                {say.tabs[view]}
              </a>
            ))}
          </div>
        ) : null}
      </div>
      {reading.view === 'own' && shelf.readsDrafts ? (
        <OwnParagraphsPart key={book.id} packageId={book.id} writes={shelf.writes} />
      ) : reading.view === 'basis' && shelf.readsDrafts ? (
        <BasisPart key={book.id} packageId={book.id} writes={shelf.writes} />
      ) : (
        <Reader
          key={`${book.id} ${reading.version} ${reading.edition}`}
          address={bookAddress('html', [book.id], reading)}
          name={book.name}
        />
      )}
    </>
  );
}
