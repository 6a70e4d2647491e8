import { table } from '@fiveones/store';

/** Entries of the ledgers of places: folds of the ledgers' streams. */
export const ledgerEntryTable = table({
  name: 'ledgerEntry',
  columns: {
    county: 'text',
    region: 'text',
    ledger: 'text',
    period: 'text',
    serial: 'integer',
    entryNo: 'text',
    type: 'text',
    typeName: 'text',
    title: 'text',
    occurredAt: 'text',
    recordedAt: 'text',
    mode: 'text',
    instance: 'text',
    number: 'text',
    processName: 'text',
    nodeName: 'text',
    count: 'integer',
    amount: 'real',
    fundLine: 'text',
    cells: 'json',
    responsible: 'text',
    result: 'text',
    evidence: 'json',
    pending: 'text',
    reverseOf: 'text',
    reversedBy: 'text',
  },
  key: ['county', 'region', 'ledger', 'period', 'serial'],
});

/** Months of ledgers that have been signed; closed when `closedAt` is set. */
export const ledgerMonthTable = table({
  name: 'ledgerMonth',
  columns: {
    county: 'text',
    region: 'text',
    ledger: 'text',
    period: 'text',
    signed: 'json',
    closedAt: 'text',
    entries: 'integer',
  },
  key: ['county', 'region', 'ledger', 'period'],
});

/** Figures of the tables of places: what people gave, and what was frozen at the end of a period. */
export const figureTable = table({
  name: 'figure',
  columns: {
    county: 'text',
    region: 'text',
    table: 'text',
    period: 'text',
    indicator: 'text',
    value: 'real',
    part: 'real',
    whole: 'real',
    origin: 'text',
    rows: 'json',
    by: 'text',
    at: 'text',
    frozenAt: 'text',
    /** The file that people gave it with. */
    import: 'text',
  },
  key: ['county', 'region', 'table', 'period', 'indicator'],
});

/** Files of figures that somebody handed in: looked at and not yet taken (`cells` set), or taken. */
export const figureImportTable = table({
  name: 'figureImport',
  columns: {
    county: 'text',
    id: 'text',
    region: 'text',
    table: 'text',
    month: 'text',
    file: 'text',
    /** SHA-256 of the file's bytes, hex. */
    hash: 'text',
    size: 'integer',
    cells: 'json',
    by: 'text',
    at: 'text',
    takenAt: 'text',
    /** How many numbers were written, how many were as the file says already, how many lines were left out. */
    written: 'integer',
    same: 'integer',
    leftOut: 'integer',
  },
  key: ['county', 'id'],
  indexes: [['county', 'table', 'month']],
});
