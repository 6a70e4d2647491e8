import {
  figureKind,
  type CaseQuery,
  type FigureKind,
  type FigureSource,
  type Indicator,
  type Process,
  type StepQuery,
  type Table,
} from '@fiveones/definition';
import { inFile } from '../chart.ts';
import type { Context } from '../context.ts';
import { hasField } from '../fields.ts';
import type { Check } from '../finding.ts';

/** A figure has one source, shows fields that its cases have, and stands on things that are there: other figures, a ledger, its kinds of entry and its columns of numbers, a step of this package. */
export const indicatorBroken: Check = {
  code: 'indicator-broken',
  severity: 'error',
  check({ pkg }, report) {
    for (const table of Object.values(pkg.tables)) {
      for (const indicator of table.indicators)
        for (const missing of missingIn(indicator, table, pkg))
          report(inFile(`tables/${table.id}.json`, 'indicators', { id: indicator.id }, 'source'), {
            name: indicator.name,
            missing,
          });
      for (const indicator of table.indicators)
        for (const [index, { field }] of (indicator.shows ?? []).entries())
          if (!isShown(field, indicator, pkg))
            report(inFile(`tables/${table.id}.json`, 'indicators', { id: indicator.id }, 'shows', index), {
              name: indicator.name,
              missing: field,
            });
      const known = new Set(table.indicators.map(({ id }) => id));
      for (const upper of table.upper ?? [])
        for (const [index, { label, indicator }] of upper.columns.entries())
          if (!known.has(indicator))
            report(inFile(`tables/${table.id}.json`, 'upper', { id: upper.id }, 'columns', index), {
              name: label,
              missing: indicator,
            });
    }
  },
};

/** Whether the cases behind a figure have a field. Forms of another package are not known here. */
function isShown(path: string, { source }: Indicator, pkg: Context['pkg']): boolean {
  const of = [...(source.cases?.of ?? []), ...(source.steps?.of ?? [])];
  if (of.length === 0) return false;
  if (of.some((one) => one.package !== pkg.template.id)) return true;
  return hasField(pkg, path);
}

function missingIn({ source }: Indicator, table: Table, pkg: Context['pkg']): readonly string[] {
  const kind = figureKind(source);
  return kind === undefined ? ['?'] : (missing[kind]?.(source, table, pkg) ?? []);
}

type Missing = (source: FigureSource, table: Table, pkg: Context['pkg']) => readonly string[];

const missing: { readonly [K in FigureKind]?: Missing } = {
  share: ({ share }, table) => {
    const known = new Set(table.indicators.map(({ id }) => id));
    return share ? [share.of, share.in].filter((id) => !known.has(id)) : [];
  },
  entries: ({ entries }, _table, pkg) => {
    const ledger = pkg.ledgers[entries?.ledger ?? ''];
    if (!ledger) return [entries?.ledger ?? ''];
    const types = new Set(ledger.entryTypes.map(({ id }) => id));
    const numbers = new Set([
      'count',
      'amount',
      ...(ledger.columns ?? []).filter(({ type }) => type === 'number').map(({ id }) => id),
    ]);
    return [
      ...(entries?.types ?? []).filter((type) => !types.has(type)),
      ...(entries?.sum === undefined || numbers.has(entries.sum) ? [] : [entries.sum]),
    ];
  },
  cases: ({ cases }, _table, pkg) => (cases ? absentIn(cases, pkg) : []),
  steps: ({ steps }, _table, pkg) => (steps ? absentIn(steps, pkg) : []),
};

function absentIn(query: CaseQuery | StepQuery, pkg: Context['pkg']): readonly string[] {
  const processes = query.of.flatMap((of) =>
    of.package === pkg.template.id ? (pkg.processes[of.process] ?? []) : [],
  );
  // What another package's process has is not known here.
  const named = processes.length < query.of.length ? [] : namesIn(query);
  return [
    ...query.of.flatMap((step) => absent(step, pkg)),
    ...named.filter(({ of, id }) => !processes.some((process) => has[of](process, id))).map(({ id }) => id),
  ];
}

/** Clocks and steps that the conditions of a figure name: `clock.total.late`, `list contains(done, "review")`. */
const namesIn = ({ where = '', sum = '' }: CaseQuery | StepQuery) => {
  const text = `${where} ${sum}`;
  return [
    ...[...text.matchAll(/\bclock\.([A-Za-z][A-Za-z0-9_]*)/g)].map(([, id = '']) => ({
      of: 'clock' as const,
      id,
    })),
    ...[...text.matchAll(/\bdone,\s*"([^"]*)"/g)].map(([, id = '']) => ({ of: 'done' as const, id })),
  ];
};

const has = {
  clock: ({ clocks }: Process, id: string) => clocks.some((clock) => clock.id === id),
  done: ({ nodes }: Process, id: string) => nodes.some((node) => node.id === id),
};

/** Only this package is known here; whether others have the step is told on the page of the table. */
function absent(
  step: { readonly package: string; readonly process: string; readonly node?: string | undefined },
  pkg: Context['pkg'],
): readonly string[] {
  if (step.package !== pkg.template.id) return [];
  const process = pkg.processes[step.process];
  if (!process) return [step.process];
  return step.node === undefined || process.nodes.some(({ id }) => id === step.node)
    ? []
    : [`${step.process}/${step.node}`];
}
