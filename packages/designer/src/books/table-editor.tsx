import { useState } from 'react';
import { figureKinds, type FigureKind, type JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { usePack } from '../context.tsx';
import { Choice, NumberInput, Row, optionsOf } from '../controls.tsx';
import { parameterOf, type Entry } from '../pack.ts';
import { words } from '../words.ts';
import { figureSources } from './figure-sources.tsx';
import { BookBar } from './book-bar.tsx';
import { BookRow, BookTable } from './book-table.tsx';
import { AboutBook, PostList, RowPanel, TierChoice } from './parts.tsx';
import { FigurePreviewBox } from './preview.tsx';
import { namesOnce, useStepNames } from './step-pick.tsx';
import { UpperTables } from './upper-tables.tsx';
import { rowsOf, useBook, type Book } from './use-book.ts';
import { BookSide, editOf, Mark, NeededText, NoteText, OneOf } from './row-fields.tsx';

/** A table: its figures with where each comes from, and the tables of the levels above that they fill. */
export const TableEditor = ({ entry }: { readonly entry: Entry }) => {
  const book = useBook(entry);
  const [shows, setShows] = useState<'rows' | 'upper'>('rows');
  const rows = rowsOf(entry, 'indicators');
  const row = rows.find((one) => one['id'] === book.row);
  const add = (): void => {
    const [after] = rows.slice(row === undefined ? -1 : rows.indexOf(row));
    const group = textOf(after?.['group']) || words.figures.freshGroup;
    const place = row === undefined ? undefined : rows.indexOf(row) + 1;
    book.add(words.figures.add, 'indicators', freshFigure(rows, group), place);
  };
  return (
    <>
      <div className="d-split-main">
        <BookBar
          name={entry.name}
          sides={[
            { id: 'rows', name: words.figures.rows },
            { id: 'upper', name: words.figures.upper },
          ]}
          shows={shows}
          onShow={setShows}
          add={book.editable && shows === 'rows' ? { name: words.figures.add, act: add } : undefined}
        />
        {shows === 'upper' ? <UpperTables book={book} /> : <Figures book={book} rows={rows} />}
      </div>
      <BookSide chosen={row !== undefined}>
        {row === undefined ? (
          <AboutTable book={book} />
        ) : (
          <RowPanel key={book.row} book={book} list="indicators" title={textOf(row['name'])}>
            <Figure book={book} row={row} rows={rows} />
          </RowPanel>
        )}
      </BookSide>
    </>
  );
};

const freshFigure = (rows: readonly JsonObject[], group: string): JsonObject => {
  const taken = rows.map((row) => textOf(row['id']));
  let number = 1;
  while (taken.includes(`local.n${number}`)) number++;
  return {
    id: `local.n${number}`,
    name: words.figures.fresh,
    unit: '件',
    group,
    period: 'month',
    level: 'typed',
    aggregate: 'sum',
    source: { typed: words.figures.typedPlaceholder },
  };
};

const kindOf = (row: JsonObject): FigureKind | undefined =>
  figureKinds.find((kind) => objectOf(row['source'])[kind] !== undefined);

/** How a figure comes about, as the table itself will say it. */
const chipOf = (row: JsonObject): string => {
  if (kindOf(row) === 'outside') return words.figures.outsideChip;
  if (row['level'] === 'typed') return words.figures.typedChip;
  return row['level'] === 'confirmed' ? words.figures.confirmedChip : words.figures.autoChip;
};

const Figures = ({ book, rows }: { readonly book: Book; readonly rows: readonly JsonObject[] }) => {
  const pack = usePack();
  const names = useStepNames(
    rows.flatMap((row) =>
      ['cases', 'steps'].flatMap((kind) =>
        listOf(objectOf(objectOf(row['source'])[kind])['of']).map(objectOf),
      ),
    ),
  );
  const groups = [...new Set(rows.map((row) => textOf(row['group'])))];
  return (
    <BookTable heads={[words.figures.rows, words.figures.unit, words.figures.period, words.figures.source]}>
      {groups.map((group) => (
        <tbody key={group}>
          <tr className="d-group-row">
            <th scope="rowgroup" colSpan={5}>
              {group}
            </th>
          </tr>
          {rows
            .filter((row) => row['group'] === group)
            .map((row) => (
              <BookRow
                key={textOf(row['id'])}
                book={book}
                id={textOf(row['id'])}
                name={textOf(row['name'])}
                marks={
                  row['part'] === true ? <span className="d-badge">{words.figures.partChip}</span> : null
                }
              >
                <td>{textOf(row['unit'])}</td>
                <td>{words.figures.periods[textOf(row['period'])]}</td>
                <td className="d-clip">
                  <span className={row['level'] === 'typed' ? 'd-badge d-amber-badge' : 'd-badge'}>
                    {chipOf(row)}
                  </span>{' '}
                  {sourceWords(row, { rows, pack, names })}
                </td>
              </BookRow>
            ))}
        </tbody>
      ))}
    </BookTable>
  );
};

interface Known {
  readonly rows: readonly JsonObject[];
  readonly pack: ReturnType<typeof usePack>;
  readonly names: (step: JsonObject) => string;
}

/** Where a figure comes from, in words. */
const sourceWords = (row: JsonObject, known: Known): string => {
  const kind = kindOf(row);
  return kind === undefined ? words.figures.words.none : said[kind](objectOf(row['source']), known);
};

const said = {
  cases: (source, { names }) =>
    words.figures.words.cases(
      namesOnce(listOf(objectOf(source['cases'])['of']).map(objectOf), names, '、'),
      words.figures.states[textOf(objectOf(source['cases'])['state'])] ?? '',
    ),
  steps: (source, { names }) =>
    words.figures.words.steps(namesOnce(listOf(objectOf(source['steps'])['of']).map(objectOf), names, '、')),
  entries: (source, { pack }) => {
    const asked = objectOf(source['entries']);
    const ledger = pack.ledgers.find(({ id }) => id === asked['ledger']);
    const types = listOf(ledger?.json['entryTypes']).map(objectOf);
    const chosen = listOf(asked['types']).map(
      (id) => textOf(types.find((type) => type['id'] === id)?.['name']) || textOf(id),
    );
    return words.figures.words.entries(
      ledger?.name ?? textOf(asked['ledger']),
      chosen.length === 0 ? words.figures.allTypes : chosen.join('、'),
    );
  },
  share: (source, { rows }) => {
    const { of, in: whole } = objectOf(source['share']);
    const name = (id: unknown): string =>
      textOf(rows.find((row) => row['id'] === id)?.['name']) || String(id ?? '');
    return words.figures.words.share(name(of), name(whole));
  },
  typedIndicators: () => words.figures.kinds['typedIndicators'] ?? '',
  outside: (source) => textOf(source['outside']),
  typed: (source) => textOf(source['typed']),
} as const satisfies Record<FigureKind, (source: JsonObject, known: Known) => string>;

interface FigureProps {
  readonly book: Book;
  readonly row: JsonObject;
  readonly rows: readonly JsonObject[];
}

const Figure = ({ book, row, rows }: FigureProps) => {
  const pack = usePack();
  const id = textOf(row['id']);
  const edit = editOf(book, 'indicators', row);
  const { set } = edit;
  const kind = kindOf(row);
  const groups = [...new Set(rows.map((one) => textOf(one['group'])))];
  const Source = kind === undefined ? undefined : figureSources[kind].Editor;
  /** Another source may ask for another way to add up and to be given: set together, as one step. */
  const changeKind = (next: FigureKind): void => {
    const { source, ...fitting } = figureSources[next].fresh({ pack, rows, row });
    book.set(words.figures.source, ['indicators', { id }], {
      ...row,
      ...fitting,
      source,
    });
  };
  return (
    <>
      {kind === undefined || kind === 'typed' || kind === 'outside' ? null : (
        <FigurePreviewBox table={book.entry.id} indicator={id} unit={textOf(row['unit'])} />
      )}
      <NeededText edit={edit} of="name" label={words.books.name} />
      <div className="d-inline">
        <NeededText edit={edit} of="unit" label={words.figures.unit} />
        <NeededText edit={edit} of="group" label={words.figures.group} suggested="d-figure-groups">
          <datalist id="d-figure-groups">
            {groups.map((group) => (
              <option key={group}>{group}</option>
            ))}
          </datalist>
        </NeededText>
      </div>
      <OneOf
        edit={edit}
        of="period"
        label={words.figures.period}
        options={optionsOf(words.figures.periods)}
      />
      <Row
        label={words.figures.source}
        field="indicators.source"
        hint={kind === undefined ? '' : (words.figures.kindHints[kind] ?? '')}
      >
        <Choice
          label={words.figures.source}
          value={kind ?? ''}
          placeholder={words.figures.words.none}
          options={figureKinds.map((one) => ({ id: one, name: words.figures.kinds[one] ?? one }))}
          onChange={(chosen) => changeKind(figureKinds.find((one) => one === chosen) ?? 'typed')}
        />
      </Row>
      {Source === undefined ? null : (
        <Source
          source={objectOf(row['source'])}
          rows={rows}
          row={row}
          editable={book.editable}
          onChange={(source) => set(words.figures.source, 'source', source)}
          onShows={(shows) => set(words.figures.shows, 'shows', shows.length === 0 ? undefined : [...shows])}
        />
      )}
      {kind === 'typed' || kind === 'outside' ? null : (
        <OneOf edit={edit} of="level" label={words.figures.level} options={optionsOf(words.figures.levels)} />
      )}
      {kind === 'share' ? null : (
        <OneOf
          edit={edit}
          of="aggregate"
          label={words.figures.aggregate}
          options={['sum', 'max', 'mean', 'median'].map((one) => ({
            id: one,
            name: words.figures.aggregates[one] ?? one,
          }))}
        />
      )}
      <Mark edit={edit} of="sensitive" label={words.figures.sensitive} hint={words.figures.sensitiveHint} />
      <Mark edit={edit} of="part" label={words.figures.part} />
      <NoteText edit={edit} />
    </>
  );
};

const AboutTable = ({ book }: { readonly book: Book }) => {
  const pack = usePack();
  const most = book.entry.json['mostTyped'];
  const parameter = parameterOf(most);
  const name = textOf(pack.parameters.find((one) => one['id'] === parameter)?.['name']);
  return (
    <AboutBook book={book}>
      <TierChoice book={book} label={words.books.tier} />
      <PostList book={book} label={words.books.keepersTable} field="keepers" />
      <Row label={words.figures.mostTyped} field="mostTyped">
        {typeof most === 'string' ? (
          <span className="d-badge">{words.figures.mostTypedParameter(name || (parameter ?? most))}</span>
        ) : (
          <NumberInput
            label={words.figures.mostTyped}
            value={typeof most === 'number' ? most : undefined}
            onChange={(count) => book.set(words.figures.mostTyped, ['mostTyped'], count)}
          />
        )}
      </Row>
    </AboutBook>
  );
};
