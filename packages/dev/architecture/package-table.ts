/** What the sources of a package may import from its neighbours. */
interface Neighbours {
  /** At run time. */
  readonly imports: readonly string[];
  /** As types alone: the bundle holds nothing of them. */
  readonly types?: readonly string[];
  /** A pure package: no clock, random, timers, promises, environment, input or output. */
  readonly core?: true;
}

const upToCasework = [
  'calendar',
  'feel',
  'definition',
  'lint',
  'forms',
  'interpreter',
  'documents',
  'handbook',
  'store',
] as const;

/** Who may know whom; edges go down only. A package that is not listed here may not exist. */
export const packageTable: Readonly<Record<string, Neighbours>> = {
  calendar: { core: true, imports: [] },
  feel: { core: true, imports: [] },
  definition: { core: true, imports: ['feel'] },
  lint: { core: true, imports: ['definition', 'feel', 'calendar'] },
  forms: { core: true, imports: ['definition', 'feel'] },
  interpreter: { core: true, imports: ['definition', 'feel', 'calendar'] },
  chart: { core: true, imports: ['definition'] },
  documents: { core: true, imports: ['definition', 'forms', 'feel'] },
  handbook: {
    core: true,
    imports: ['calendar', 'chart', 'definition', 'documents', 'feel', 'forms', 'interpreter'],
  },
  exchange: { imports: ['chart', 'definition', 'feel'] },
  paper: { imports: ['chart', 'definition', 'handbook'] },
  store: { imports: [] },
  casework: { imports: upToCasework },
  server: { imports: ['casework', 'paper', ...upToCasework] },
  cli: { imports: ['server', 'casework', 'paper', 'exchange', ...upToCasework] },
  'form-view': { imports: ['forms', 'definition', 'feel'] },
  designer: {
    imports: [
      'chart',
      'definition',
      'lint',
      'feel',
      'calendar',
      'interpreter',
      'forms',
      'form-view',
      'documents',
      'handbook',
    ],
    types: ['server', 'casework'],
  },
  web: {
    imports: ['form-view', 'designer', 'chart', 'definition', 'forms', 'calendar', 'documents'],
    types: ['server', 'casework'],
  },
  testkit: { imports: ['definition', 'interpreter', 'store', 'calendar', 'feel'] },
  bench: {
    imports: [
      ...upToCasework,
      'paper',
      'casework',
      'server',
      'cli',
      'form-view',
      'designer',
      'web',
      'testkit',
    ],
  },
  dev: { imports: [] },
};
