import type { Package, Parameter, Responsibility } from '@fiveones/definition';
import { type Chart, chartOf } from './chart.ts';
import { type Expression, expressionsOf } from './expressions.ts';
import { expandedForm, type Field, fieldsBelow } from './fields.ts';

/** What is known beyond the package. */
export interface LintOptions {
  /** Posts of the organisation in which somebody sits; given, steps of other posts are told. */
  readonly organisation?: { readonly posts: readonly string[] };
  /** Other packages by their ids: what is asked of one of them must be there; nothing is said of those that are not given. */
  readonly others?: Readonly<Record<string, Pick<Package, 'processes'>>> | undefined;
}

/** A package with what several checks need, worked out when it is first asked for. */
export interface Context {
  readonly pkg: Package;
  readonly options: LintOptions;
  readonly charts: readonly Chart[];
  /** Every FEEL text of the package, with what it may see. */
  readonly expressions: readonly Expression[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Rows of the responsibility list in force, by id. */
  readonly rows: ReadonlyMap<string, Responsibility>;
  /** Fields of all forms by the path that expressions use: `application.reader.name`. */
  readonly fields: ReadonlyMap<string, Field>;
}

/** Makes a package ready for the checks. */
export function contextOf(pkg: Package, options: LintOptions): Context {
  return new LazyContext(pkg, options);
}

class LazyContext implements Context {
  readonly pkg: Package;
  readonly options: LintOptions;
  readonly charts: readonly Chart[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly rows: ReadonlyMap<string, Responsibility>;
  #expressions: readonly Expression[] | undefined;
  #fields: ReadonlyMap<string, Field> | undefined;

  constructor(pkg: Package, options: LintOptions) {
    this.pkg = pkg;
    this.options = options;
    this.charts = Object.values(pkg.processes).map(chartOf);
    this.parameters = new Map(pkg.parameters.map((parameter) => [parameter.id, parameter]));
    this.rows = new Map(pkg.responsibilities.filter(({ disabled }) => !disabled).map((row) => [row.id, row]));
  }

  get expressions(): readonly Expression[] {
    return (this.#expressions ??= expressionsOf(this.pkg, this.charts));
  }

  get fields(): ReadonlyMap<string, Field> {
    return (this.#fields ??= new Map(
      Object.values(this.pkg.forms).flatMap((form) => {
        const expanded = expandedForm(this.pkg, form);
        return expanded.ok
          ? fieldsBelow(expanded.schema).map((field): [string, Field] => [`${form.key}.${field.path}`, field])
          : [];
      }),
    ));
  }
}
