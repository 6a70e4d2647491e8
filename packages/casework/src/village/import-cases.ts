import { figureKind, sha256, type Indicator, type JsonObject, type Table } from '@fiveones/definition';
import { indexOf } from '@fiveones/interpreter';
import type { Reading, RowOf } from '@fiveones/store';
import type { Actor } from '../access.ts';
import type { Casework } from '../casework.ts';
import { countyOf } from '../projection.ts';
import { no, ok, refused, type Outcome } from '../refused.ts';
import type { Refused } from '../views.ts';
import { figureImportTable, figureTable } from './tables.ts';
import {
  fileMarks,
  headName,
  readFigures,
  type FileCells,
  type FileProblem,
  type FileReading,
  type FileRow,
} from './figure-file.ts';
import { tableFor, type Figure } from './figures.ts';
import { figureKey, givenRow, tableStream } from './table-book.ts';
import { originOf, type Asked, type Imported, type Sheet } from './table-cases.ts';
import { fileCellsIn } from '../json-cells.ts';

/** A file of figures as it came: its cells, and what it is known by later. */
export interface FigureFile {
  readonly name: string;
  readonly size: number;
  /** SHA-256 of its bytes, hex. */
  readonly hash: string;
  readonly cells: FileCells;
}

/** What a file would change, before anything is written. */
export interface ImportPreview {
  readonly id: string;
  readonly file: string;
  readonly month: string;
  readonly rows: readonly ImportRow[];
  readonly problems: readonly FileProblem[];
  readonly passedOver: readonly number[];
  /** Names of the indicators that the file is about, by their ids. */
  readonly names: Readonly<Record<string, string>>;
  readonly counts: {
    readonly fresh: number;
    readonly changed: number;
    readonly same: number;
    /** Lines without anything wrong, and what these would write. */
    readonly goodRows: number;
    readonly goodValues: number;
    /** Lines below the head with something wrong. */
    readonly badLines: number;
  };
  /** What was seen: handed back when it is confirmed, so that nobody confirms what they have not seen. */
  readonly seen: string;
}

/** A line of a file; `good`: nothing is wrong with it. */
export interface ImportRow extends FileRow {
  readonly good: boolean;
}

/** What an import wrote. */
export interface ImportDone {
  readonly written: number;
  readonly same: number;
  /** Lines that were left out for what is wrong with them. */
  readonly leftOut: number;
}

/** A file that was taken: who, when, what and how much. */
export interface ImportRecord extends ImportDone, Imported {
  readonly id: string;
  readonly regionName: string;
  readonly hash: string;
}

/** Figures that no system gives, handed in as a file: the form to fill in, the preview, the confirmation, the record. */
export class ImportCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** Whether somebody gives any number of a table in a place. */
  mayImport(actor: Actor, table: Table, region: string): boolean {
    const places = this.placesOf(table, region);
    return givenOf(table).some((indicator) =>
      places.some(({ code }) => this.casework.tables.mayGive(actor, table, indicator, code)),
    );
  }

  /** The form to fill in: a line for each place, a column for each number that whoever asks gives, as it is now. */
  async form(
    actor: Actor,
    asked: Asked,
  ): Promise<Outcome<{ readonly fileName: string; readonly sheets: readonly Sheet[] }>> {
    const found = this.at(actor, asked);
    if (!found.ok) return found;
    const { table, month, regionName, places } = found.value;
    const mine = givenOf(table).filter((one) =>
      places.some(({ code }) => this.gives(actor, table, one, code)),
    );
    const figures = await this.figures(table, asked.region, month);
    const line = ({ code, name }: (typeof places)[number]) => [
      code,
      name,
      ...mine.map(({ id }) => figures.get(code)?.get(id)?.value ?? null),
    ];
    return ok({
      fileName: `${regionName}${table.name}${month}填报.xlsx`,
      sheets: [
        {
          name: '填报',
          heads: 4,
          rows: [
            [fileMarks.month, month, fileMarks.table, table.id, `${regionName}${table.name}`],
            [
              '数从哪里来',
              '',
              ...mine.map(({ source, period }) => `${outsideOf(source)}（${periodWords[period]}）`),
            ],
            ['编码', '村（居）', ...mine.map(headName)],
            ['指标编号', '', ...mine.map(({ id }) => id)],
            ...places.map(line),
          ],
        },
        { name: '填写说明', heads: 1, rows: [['填写说明'], ...formRules.map((rule) => [rule])] },
      ],
    });
  }

  /** Keeps a file and answers what it would change. Nothing is written into the table. */
  async look(actor: Actor, asked: Asked, file: FigureFile): Promise<Outcome<ImportPreview>> {
    const found = this.at(actor, asked);
    if (!found.ok) return found;
    const { table, month } = found.value;
    const row: ImportFile = {
      county: countyOf(asked.region),
      id: this.casework.newId(),
      region: asked.region,
      table: table.id,
      month,
      file: file.name.slice(0, 200),
      hash: file.hash,
      size: file.size,
      cells: file.cells,
      by: actor.id,
      at: this.casework.now(),
      takenAt: null,
      written: null,
      same: null,
      leftOut: null,
    };
    const preview = await this.previewOf(actor, table, row);
    if (!preview.ok) return preview;
    const { rows, problems } = preview.value;
    if (problems.length === 0 && rows.every(({ values }) => values.length === 0))
      return no(refused('figures-nothing'));
    await this.casework.store.write([
      ...(await this.unfinished(actor, row)).map(({ county, id }) => ({
        table: figureImportTable.name,
        remove: { county, id },
      })),
      { table: figureImportTable.name, put: row },
    ]);
    return preview;
  }

  /** What a file that was handed in would change now. */
  async preview(actor: Actor, asked: Asked & { readonly id: string }): Promise<Outcome<ImportPreview>> {
    const found = await this.own(actor, asked);
    if (!found.ok) return found;
    const { table, row } = found.value;
    return row.takenAt === null ? this.previewOf(actor, table, row) : no(refused('import-taken'));
  }

  /**
   * Takes a file. With anything wrong in it nothing is written, unless only the good lines are asked for. Asked twice it
   * writes once and answers the same.
   */
  async confirm(
    actor: Actor,
    asked: Asked & { readonly id: string; readonly seen: string; readonly onlyGood: boolean },
  ): Promise<Outcome<ImportDone>> {
    const found = await this.own(actor, asked);
    if (!found.ok) return found;
    const { table, row, month } = found.value;
    if (row.takenAt !== null) return ok(doneOf(row));
    const made = await this.previewOf(actor, table, row);
    if (!made.ok) return made;
    const preview = made.value;
    if (preview.seen !== asked.seen) return no(refused('import-changed'));
    if (preview.problems.length > 0 && !asked.onlyGood)
      return no(refused('import-has-problems', { count: preview.problems.length }));
    if (preview.counts.goodValues === 0) return no(refused('figures-nothing'));
    return this.take(actor, { table, month, row, preview });
  }

  /** Writes the good lines of a file, once, with the record of it. */
  private async take(actor: Actor, { table, month, row, preview }: Taking): Promise<Outcome<ImportDone>> {
    const at = this.casework.now();
    const values = preview.rows
      .filter(({ good }) => good)
      .flatMap(({ region, values: list }) => list.map((value) => ({ region, ...value })));
    const fresh = values.filter(({ change }) => change !== 'same');
    const done = {
      written: fresh.length,
      same: values.length - fresh.length,
      leftOut: preview.counts.badLines,
    };
    const figures = fresh.flatMap(({ region, indicator: id, value }) => {
      const indicator = table.indicators.find((one) => one.id === id);
      return indicator ? [{ key: figureKey(table, region, month, indicator), indicator, value }] : [];
    });
    const changed = await this.casework.store.change<JsonObject, ImportDone, Refused>(
      `tableImport/${row.id}`,
      (_past, reading) => {
        if (figures.some(({ key }) => isFrozen(reading, key, month)))
          return { refused: refused('period-frozen', { period: month }) };
        const body = {
          table: table.id,
          region: row.region,
          month,
          file: row.file,
          hash: row.hash,
          ...done,
          values: fresh.map(({ region, indicator, before, value }) => ({ region, indicator, before, value })),
        };
        return {
          decided: {
            events: [{ type: 'figuresImported', at, by: actor.id, body }],
            snapshot: done,
            rows: [
              ...figures.map(({ key, indicator, value }) =>
                givenRow(key, { value, origin: originOf(indicator), import: row.id }, { by: actor.id, at }),
              ),
              { table: figureImportTable.name, put: { ...row, ...done, cells: null, takenAt: at } },
            ],
          },
          answer: done,
        };
      },
      { key: 'confirm' },
    );
    return changed.ok ? ok(changed.answer) : no(changed.refused);
  }

  /** Files that were taken for a place, or for one that it lies in, the latest first. */
  async list(actor: Actor, asked: Asked): Promise<Outcome<readonly ImportRecord[]>> {
    const found = this.casework.tables.tableAt(actor, asked);
    if (!found.ok) return found;
    const { table, month } = found.value;
    const rows = await this.casework.store.rows(figureImportTable, {
      where: {
        and: [
          { eq: ['county', countyOf(asked.region)] },
          { eq: ['table', table.id] },
          { eq: ['month', month] },
          { ge: ['takenAt', '0'] },
        ],
      },
      order: [['takenAt', 'desc']],
      limit: mostTold,
    });
    const { regions } = indexOf(this.casework.library.organisation);
    return ok(
      rows
        .filter(
          ({ region }) => (region ?? '').startsWith(asked.region) || asked.region.startsWith(region ?? ''),
        )
        .map((row) => ({
          id: row.id,
          regionName: regions.get(row.region ?? '')?.name ?? '',
          hash: row.hash ?? '',
          ...this.importedOf(row),
          ...doneOf(row),
        })),
    );
  }

  /** Which files some figures came with, by the ids of the files. */
  async named(region: string, ids: readonly string[]): Promise<ReadonlyMap<string, Imported>> {
    const found = await Promise.all(
      [...new Set(ids)].map((id) =>
        this.casework.store.get(figureImportTable, { county: countyOf(region), id }),
      ),
    );
    return new Map(found.flatMap((row) => (row ? [[row.id, this.importedOf(row)] as const] : [])));
  }

  private importedOf({ file, by, takenAt }: ImportFile): Imported {
    const person = indexOf(this.casework.library.organisation).people.get(by ?? '');
    return { file: file ?? '', by: person?.name ?? '', at: takenAt ?? '' };
  }

  /** The table, where somebody gives numbers of it in the place. */
  private at(actor: Actor, asked: Asked) {
    const found = this.casework.tables.tableAt(actor, asked);
    if (!found.ok) return found;
    const { table, month } = found.value;
    if (!this.mayImport(actor, table, asked.region)) return no(refused('not-allowed'));
    const regionName = indexOf(this.casework.library.organisation).regions.get(asked.region)?.name ?? '';
    return ok({ table, month, regionName, places: this.placesOf(table, asked.region) });
  }

  /** A file that whoever asks has handed in for the table. */
  private async own(actor: Actor, asked: Asked & { readonly id: string }) {
    const found = this.at(actor, asked);
    if (!found.ok) return found;
    const { table, month } = found.value;
    const row = await this.casework.store.get(figureImportTable, {
      county: countyOf(asked.region),
      id: asked.id,
    });
    const fits = row?.region === asked.region && row.table === table.id && row.month === month;
    return row && fits && row.by === actor.id ? ok({ table, month, row }) : no(refused('not-found'));
  }

  /** Files of the same person for the same month that were looked at and not taken, and everybody's that are long forgotten. */
  private unfinished(
    actor: Actor,
    { county, region, table, month }: ImportFile,
  ): Promise<readonly ImportFile[]> {
    const yesterday = new Date(Date.parse(this.casework.now()) - 86_400_000).toISOString();
    return this.casework.store
      .rows(figureImportTable, {
        where: { and: [{ eq: ['county', county] }, { eq: ['takenAt', null] }] },
        limit: mostTold,
      })
      .then((rows) =>
        rows.filter(
          (row) =>
            (row.by === actor.id && row.region === region && row.table === table && row.month === month) ||
            Date.parse(row.at ?? '') < Date.parse(yesterday),
        ),
      );
  }

  private gives(actor: Actor, table: Table, indicator: Indicator, region: string): boolean {
    return this.casework.tables.mayGive(actor, table, indicator, region);
  }

  private placesOf(
    table: Table,
    region: string,
  ): readonly { readonly code: string; readonly name: string }[] {
    return this.casework.library.organisation.regions
      .filter(({ tier, code }) => tier === table.tier && code.startsWith(region))
      .map(({ code, name }) => ({ code, name }));
  }

  /** What places have now of the indicators that people give. */
  private async figures(
    table: Table,
    region: string,
    month: string,
  ): Promise<ReadonlyMap<string, ReadonlyMap<string, Figure>>> {
    const needed = new Set(givenOf(table).flatMap((one) => tableFor(one, table).indicators));
    const only = { ...table, indicators: table.indicators.filter((one) => needed.has(one)) };
    const { figures, below } = await this.casework.book.figures(only, region, month);
    const places = below.length === 0 ? [{ region, figures }] : below;
    return new Map(
      places.map((place) => [
        place.region,
        new Map(place.figures.map((figure) => [figure.indicator, figure])),
      ]),
    );
  }

  private async previewOf(actor: Actor, table: Table, row: ImportFile): Promise<Outcome<ImportPreview>> {
    const { regions } = indexOf(this.casework.library.organisation);
    const region = row.region ?? '';
    const month = row.month ?? '';
    const places = this.placesOf(table, region);
    const figures = await this.figures(table, region, month);
    const closed = new Set<string>();
    for (const { code } of places)
      if ((await this.casework.book.frozenAt(table, code, month)) !== undefined) closed.add(code);
    const read = readFigures(fileCellsIn(row.cells), {
      table,
      month,
      places,
      elsewhere: (code) => regions.has(code),
      gives: (indicator, place) => this.gives(actor, table, indicator, place),
      now: (place, indicator) => {
        const figure = figures.get(place)?.get(indicator);
        return { value: figure?.value ?? null, given: figure !== undefined && given.has(figure.origin) };
      },
      frozen: (place, indicator) => closed.has(place) || figures.get(place)?.get(indicator)?.frozen === true,
    });
    if ('code' in read)
      return no(refused(read.code, 'params' in read ? { ...read.params, month } : { month }));
    return ok(previewed(row, table, read));
  }
}

/** A file that is being taken, with what was seen of it. */
interface Taking {
  readonly table: Table;
  readonly month: string;
  readonly row: ImportFile;
  readonly preview: ImportPreview;
}

/** Whether the month of a place is frozen, or the longer period of the figure is: asked where it is written. */
function isFrozen(reading: Reading, key: ReturnType<typeof figureKey>, month: string): boolean {
  const { snapshot } = reading.stream<JsonObject>(tableStream(key.region, key.table));
  return snapshot?.[month] !== undefined || typeof reading.row(figureTable, key)?.frozenAt === 'string';
}

type ImportFile = RowOf<typeof figureImportTable>;

const mostTold = 200;
/** Origins of numbers that people gave. */
const given: ReadonlySet<Figure['origin']> = new Set(['typed', 'confirmed', 'outside', 'carried']);

/** Indicators that people give: filled in, confirmed, or of a system that is not connected. */
const givenOf = (table: Table): readonly Indicator[] =>
  table.indicators.filter(
    ({ level, part, source }) => !part && (level !== 'auto' || figureKind(source) === 'outside'),
  );

const outsideOf = ({ outside, typed }: Indicator['source']): string => outside ?? typed ?? '村里确认';

const periodWords = { month: '每月', quarter: '每季', year: '每年' } as const satisfies Record<
  Indicator['period'],
  string
>;

const formRules = [
  '只填第 5 行起、C 列起的格子；表头、编码、村（居）名称不要改。',
  '空着的格子不动原来的数；要改成 0，就写 0。',
  '写数就行：1234、1,234、1234 人都认得；不要写“约”“无”“/”，也不要写日期。',
  '公式按文件里存下的结果读。',
  '存成 xlsx 或 csv（UTF-8、GB18030）上传；上传以后先看对照，确认了才写入。',
];

const doneOf = ({ written, same, leftOut }: ImportFile): ImportDone => ({
  written: written ?? 0,
  same: same ?? 0,
  leftOut: leftOut ?? 0,
});

function previewed(
  row: ImportFile,
  table: Table,
  { head, rows, problems, passedOver }: FileReading,
): ImportPreview {
  const bad = new Set(problems.map(({ line }) => line));
  const shown = rows.map((one): ImportRow => ({ ...one, good: !bad.has(one.line) }));
  const values = shown.flatMap((one) => one.values);
  const of = (change: string) => values.filter((one) => one.change === change).length;
  const used = new Set(values.map(({ indicator }) => indicator));
  const good = shown.filter((one) => one.good && one.values.length > 0);
  return {
    id: row.id,
    file: row.file ?? '',
    month: row.month ?? '',
    rows: shown,
    problems,
    passedOver,
    names: Object.fromEntries(
      table.indicators.filter(({ id }) => used.has(id)).map((one) => [one.id, headName(one)]),
    ),
    counts: {
      fresh: of('new'),
      changed: of('changed'),
      same: of('same'),
      goodRows: good.length,
      goodValues: good.flatMap((one) => one.values).filter(({ change }) => change !== 'same').length,
      badLines: [...bad].filter((line) => line > head).length,
    },
    seen: seenOf(rows, problems),
  };
}

/** Short for what a preview shows: another one shows something else. */
const seenOf = (rows: readonly FileRow[], problems: readonly FileProblem[]): string =>
  sha256(JSON.stringify([rows, problems]));
