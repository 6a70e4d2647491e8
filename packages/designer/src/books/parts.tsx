import { ChevronDown, ChevronLeft, ChevronUp } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import type { Json, JsonObject } from '@fiveones/definition';
import { listOf, textOf } from '@fiveones/chart';
import { RemoveButton } from '../chart/remove-button.tsx';
import { setFile } from '../changes.ts';
import { LinkButton } from '../condition-builder.tsx';
import { usePack } from '../context.tsx';
import { Choice, Row, TextInput } from '../controls.tsx';
import { basisText } from '../pack.ts';
import { words } from '../words.ts';
import { orNothing, rowsOf, wordsIn, type Book } from './use-book.ts';

/** The side panel of a row: its name, moving and removing it, its fields, what is wrong with it. */
export const RowPanel = ({
  book,
  list,
  title,
  children,
}: {
  readonly book: Book;
  /** The list of the file that the row stands in. */
  readonly list: string;
  readonly title: string;
  readonly children: ReactNode;
}) => {
  const ids = rowsOf(book.entry, list).map((row) => textOf(row['id']));
  const place = ids.indexOf(book.row);
  const head = useRef<HTMLElement>(null);
  /** What was pressed goes away: the keyboard stays beside it, so that undoing works at once. */
  const leave = (then: () => void): void => {
    head.current?.closest('aside')?.focus();
    then();
  };
  return (
    <>
      <header className="d-inspector-head d-book-head" ref={head}>
        <LinkButton onPress={() => leave(() => book.choose(''))}>
          <ChevronLeft size={13} aria-hidden />
          {words.books.back}
        </LinkButton>
        <span className="d-spring" />
        {book.editable ? (
          <>
            <button
              type="button"
              className="d-icon-button"
              aria-label={words.books.up}
              title={words.books.up}
              disabled={place <= 0}
              onClick={() => book.move(list, book.row, place - 1)}
            >
              <ChevronUp size={14} />
            </button>
            <button
              type="button"
              className="d-icon-button"
              aria-label={words.books.down}
              title={words.books.down}
              disabled={place === ids.length - 1}
              onClick={() => book.move(list, book.row, place + 1)}
            >
              <ChevronDown size={14} />
            </button>
            <RemoveButton
              label={words.books.remove}
              onPress={() => leave(() => book.remove(list, book.row))}
            />
          </>
        ) : null}
        <h2>{title}</h2>
      </header>
      <div className="d-inspector-body">
        <Findings book={book} row={book.row} />
        {children}
      </div>
    </>
  );
};

/** What the checks say about a row, or about the whole where no row is named. */
export const Findings = ({ book, row }: { readonly book: Book; readonly row?: string }) => (
  <>
    {book.found
      .filter((finding) => finding.row === row)
      .map((finding) => (
        <div key={finding.key} className="d-note" data-severity={finding.severity}>
          {finding.sentence}
        </div>
      ))}
  </>
);

/** How many errors and hints a row has, in words. */
export const RowMarks = ({ book, row }: { readonly book: Book; readonly row: string }) => {
  const own = book.found.filter((finding) => finding.row === row);
  const errors = own.filter(({ severity }) => severity === 'error').length;
  if (own.length === 0) return null;
  return (
    <span className={errors > 0 ? 'd-error-text' : 'd-hint-text'}>
      {errors > 0 ? words.checks.errors(errors) : words.checks.hints(own.length)}
    </span>
  );
};

/** Name, note and basis of the whole, whose it is, and taking it away. */
export const AboutBook = ({ book, children }: { readonly book: Book; readonly children: ReactNode }) => {
  const pack = usePack();
  const { json } = book.entry;
  return (
    <>
      <header className="d-inspector-head d-book-head">
        <h2>{words.books.about}</h2>
        <p className="d-hint">{words.books.aboutHint}</p>
      </header>
      <div className="d-inspector-body">
        <Findings book={book} />
        <Row label={words.books.name} field="name">
          <TextInput
            label={words.books.name}
            value={textOf(json['name'])}
            onChange={(name) => name.trim() !== '' && book.set(words.books.name, ['name'], name.trim())}
          />
        </Row>
        {children}
        <Row label={words.books.note} field="note">
          <TextInput
            label={words.books.note}
            lines={3}
            value={textOf(json['note'])}
            onChange={(note) => book.set(words.books.note, ['note'], orNothing(note))}
          />
        </Row>
        <Row label={words.books.basis} field="basis" hint={words.books.basisHint}>
          <TextInput
            label={words.books.basis}
            value={basisText(pack, json['basis'])}
            onChange={(basis) =>
              book.set(words.books.basis, ['basis'], basis.trim() === '' ? undefined : [...wordsIn(basis)])
            }
          />
        </Row>
        {book.editable ? (
          <button
            type="button"
            className="d-button d-danger"
            onClick={() => book.change(words.books.removeBook, setFile(book.entry.file, undefined))}
          >
            {words.books.removeBook}
          </button>
        ) : null}
      </div>
    </>
  );
};

const tiers = ['village', 'town', 'county'] as const;

/** The lowest tier that has it. */
export const TierChoice = ({ book, label }: { readonly book: Book; readonly label: string }) => (
  <Row label={label} field="tier">
    <Choice
      label={label}
      value={textOf(book.entry.json['tier'])}
      options={tiers.map((tier) => ({ id: tier, name: words.tier[tier] ?? tier }))}
      onChange={(tier) => book.set(label, ['tier'], tier)}
    />
  </Row>
);

/** Posts of the package, in their order: who keeps it, who signs. At least one stays. */
export const PostList = ({
  book,
  label,
  field,
  hint,
}: {
  readonly book: Book;
  readonly label: string;
  readonly field: string;
  readonly hint?: string;
}) => {
  const pack = usePack();
  const chosen = listOf(book.entry.json[field]).map(String);
  const nameOf = (id: string): string => textOf(pack.posts.find((post) => post['id'] === id)?.['name']) || id;
  const put = (next: readonly string[]): void => book.set(label, [field], [...next]);
  return (
    <Row label={label} field={field} hint={hint ?? ''}>
      <ol className="d-book-posts">
        {chosen.map((id, place) => (
          <li key={id}>
            <span className="d-grow">{nameOf(id)}</span>
            {book.editable && chosen.length > 1 ? (
              <RemoveButton
                label={`${words.books.remove}：${nameOf(id)}`}
                onPress={() => put(chosen.filter((_, at) => at !== place))}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {book.editable ? (
        <Choice
          small
          label={`${label}：${words.books.addPost}`}
          placeholder={`＋ ${words.books.addPost}`}
          value=""
          options={pack.posts
            .filter((post) => !chosen.includes(textOf(post['id'])))
            .map((post) => ({
              id: textOf(post['id']),
              name: textOf(post['name']),
              more: words.tier[textOf(post['tier'])] ?? '',
            }))}
          onChange={(id) => put([...chosen, id])}
        />
      ) : null}
    </Row>
  );
};

/** Members of a list below a row, each with what removes it, and what adds one. */
export const Cards = <T extends Json>({
  label,
  field,
  hint,
  members,
  fresh,
  addWords,
  editable,
  onChange,
  children,
}: {
  readonly label: string;
  readonly field: string;
  readonly hint?: string;
  readonly members: readonly T[];
  readonly fresh: () => T;
  readonly addWords: string;
  readonly editable: boolean;
  readonly onChange: (members: readonly T[]) => void;
  readonly children: (member: T, put: (next: T) => void, place: number) => ReactNode;
}) => (
  <Row label={label} field={field} hint={hint ?? ''}>
    {members.map((member, place) => (
      <div key={place} className="d-way-card d-book-card">
        <div className="d-grow">
          {children(member, (next) => onChange(members.map((one, at) => (at === place ? next : one))), place)}
        </div>
        {editable ? (
          <RemoveButton
            label={words.books.remove}
            onPress={() => onChange(members.filter((_, at) => at !== place))}
          />
        ) : null}
      </div>
    ))}
    {editable ? <LinkButton onPress={() => onChange([...members, fresh()])}>＋ {addWords}</LinkButton> : null}
  </Row>
);

/** An object with one property set; `undefined` takes it away. */
export const having = (value: JsonObject, key: string, next: Json | undefined): JsonObject => {
  const { [key]: _, ...rest } = value;
  return next === undefined ? rest : { ...rest, [key]: next };
};
