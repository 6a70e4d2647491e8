import type { Casework } from './casework.ts';
import { isObject, type Json, type JsonObject, type Package, type Process } from '@fiveones/definition';
import { namingOf, plainLimit, type Place } from '@fiveones/handbook';
import { designs, type Actor } from './access.ts';
import { draftFilesIn } from './json-cells.ts';
import { packageDraftTable } from './law-tables.ts';
import type { Published } from './library.ts';
import { countyOf } from './projection.ts';
import { no, ok, refused, type Outcome } from './refused.ts';

/** Another package that was made from a template, published or still a draft. */
export interface TemplateCopy {
  readonly id: string;
  readonly name: string;
  readonly published: boolean;
}

/** A package as the gallery shows it: what it is for, how large, who has made their own of it. */
export interface TemplateCard {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly version: string;
  readonly publisher: string;
  readonly about: string;
  /** The template it was made from, when it was. */
  readonly from?: { readonly name: string; readonly version: string };
  readonly copies: readonly TemplateCopy[];
  /** Its processes, the one that the others serve first. */
  readonly processes: readonly TemplateProcess[];
  readonly counts: {
    readonly forms: number;
    readonly documents: number;
    readonly decisions: number;
    readonly parameters: number;
    readonly scenarios: number;
  };
  /** The papers it rests on, as it cites them. */
  readonly basis: readonly {
    readonly title: string;
    readonly number: string;
    readonly unverified: boolean;
  }[];
}

/** A process of a template. */
export interface TemplateProcess {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly steps: number;
  /** How long the whole may take, in words; empty where nothing says it. */
  readonly limits: readonly string[];
}

/** What is needed to draw a process, and nothing of what its steps do. */
export interface Sketch {
  readonly process: JsonObject;
  readonly layout: Json;
}

/** 模板库: what packages there are to begin from. Only for who may design. */
export class TemplateCases {
  private readonly casework: Casework;
  /** Making a package ready to be told takes a while: what was told of a version last is kept. */
  private readonly told = new WeakMap<
    Package,
    { readonly place: string; readonly processes: readonly TemplateProcess[] }
  >();

  constructor(casework: Casework) {
    this.casework = casework;
  }

  async cards(actor: Actor): Promise<Outcome<readonly TemplateCard[]>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const all = this.casework.library.allNewest().filter(({ package: pkg }) => pkg.template.shared !== true);
    const copies = [...all.flatMap(copyOf), ...(await this.begun())];
    const place = {
      region: countyOf(actor.holdings[0]?.region ?? '*'),
      day: this.casework.now().slice(0, 10),
    };
    const names = new Map(all.map(({ package: { template } }) => [template.id, template.name]));
    return ok(
      all.map((one) => {
        const { id, version } = upstreamOf(one.package.template as JsonObject);
        const card = cardOf(one, copies, this.processesOf(one.package, place));
        return id === '' ? card : { ...card, from: { name: names.get(id) ?? id, version } };
      }),
    );
  }

  private processesOf(pkg: Package, place: Place): readonly TemplateProcess[] {
    const key = `${place.region} ${place.day}`;
    const known = this.told.get(pkg);
    if (known?.place === key) return known.processes;
    const processes = processesOf(pkg, place);
    this.told.set(pkg, { place: key, processes });
    return processes;
  }

  /** One process of the newest version of a package, as far as it is drawn. */
  sketch(
    actor: Actor,
    { packageId, process: id }: { readonly packageId: string; readonly process: string },
  ): Outcome<Sketch> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const found = this.casework.library.newest(packageId)?.package;
    const process = found?.processes[id];
    if (found === undefined || process === undefined) return no(refused('no-such-package'));
    return ok({ process: drawnOf(process), layout: (found.layouts[id] ?? null) as Json });
  }

  /** Copies that were begun and never published. */
  private async begun(): Promise<readonly (TemplateCopy & { readonly of: string })[]> {
    const { library, store } = this.casework;
    const drafts = await store.rows(packageDraftTable, { columns: ['package'] });
    const begun = drafts.filter((row) => library.newest(row.package) === undefined);
    const rows = await Promise.all(
      begun.map((row) => store.get(packageDraftTable, { package: row.package })),
    );
    return rows.flatMap((row) => {
      const template = row ? draftFilesIn(row.files)['template.json'] : undefined;
      if (row === undefined || !isObject(template)) return [];
      const of = upstreamOf(template).id;
      const name = String(template['name'] ?? row.package);
      return of === '' ? [] : [{ id: row.package, name, published: false, of }];
    });
  }
}

const upstreamOf = (template: JsonObject): { readonly id: string; readonly version: string } => {
  const upstream = isObject(template['upstream']) ? template['upstream'] : {};
  return { id: String(upstream['id'] ?? ''), version: String(upstream['version'] ?? '') };
};

const copyOf = ({
  package: { template },
}: Published): readonly (TemplateCopy & { readonly of: string })[] => {
  const of = upstreamOf(template as JsonObject).id;
  return of === '' ? [] : [{ id: template.id, name: template.name, published: true, of }];
};

function cardOf(
  { package: pkg, version }: Published,
  copies: readonly (TemplateCopy & { readonly of: string })[],
  processes: readonly TemplateProcess[],
): TemplateCard {
  const { template } = pkg;
  return {
    id: template.id,
    name: template.name,
    category: template.category ?? '',
    version,
    publisher: template.publisher,
    about: template.description ?? '',
    copies: copies
      .filter(({ of }) => of === template.id)
      .map(({ id, name, published }) => ({ id, name, published })),
    processes,
    counts: {
      forms: Object.keys(pkg.forms).length,
      documents: Object.keys(pkg.documents).length,
      decisions: Object.keys(pkg.decisions).length,
      parameters: pkg.parameters.length,
      scenarios: Object.keys(pkg.scenarios).length,
    },
    basis: (template.basis ?? []).map(({ title, number, unverified }) => ({
      title,
      number: number ?? '',
      unverified: unverified === true,
    })),
  };
}

/** The process that leads comes first: it has many steps, and many others serve it. */
function processesOf(pkg: Package, place: Place): readonly TemplateProcess[] {
  const naming = namingOf(pkg, place);
  const served = ({ nodes }: Process): number =>
    new Set(
      nodes.flatMap((node) =>
        node.kind === 'callActivity' && (node.package ?? pkg.template.id) === pkg.template.id
          ? [node.process]
          : [],
      ),
    ).size;
  const weight = (process: Process): number => process.nodes.length * (1 + served(process));
  return Object.values(pkg.processes)
    .toSorted((a, b) => weight(b) - weight(a))
    .map((process) => ({
      id: process.id,
      name: process.name,
      about: process.description ?? '',
      steps: process.nodes.length,
      limits: process.clocks.map(({ name, limit }) => `${name} ${plainLimit(limit, naming)}`),
    }));
}

const drawnParts = [
  'id',
  'kind',
  'name',
  'lane',
  'parent',
  'attachedTo',
  'preset',
  'lock',
  'interrupting',
] as const;

/** A process without what a picture of it does not show: a fifth of its size. */
const drawnOf = ({ id, name, lanes, nodes, flows }: Process): JsonObject => {
  const picked = (one: Readonly<Record<string, unknown>>, names: readonly string[]): JsonObject =>
    Object.fromEntries(names.flatMap((part) => (one[part] === undefined ? [] : [[part, one[part] as Json]])));
  return {
    id,
    name,
    lanes: lanes.map((lane) => picked(lane, ['id', 'name', 'tier'])),
    nodes: nodes.map((node) => picked(node, drawnParts)),
    flows: flows.map((flow) => picked(flow, ['id', 'from', 'to', 'name', 'default'])),
  };
};
