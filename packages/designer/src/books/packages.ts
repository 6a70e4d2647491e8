import { useEffect, useState } from 'react';
import { textOf } from '@fiveones/chart';
import type { DesignerBackend, PackageName } from '../backend.ts';
import { usePack, useWorld } from '../context.tsx';
import { dataFields, type FieldEntry } from '../form/fields.ts';
import { readPack, type Pack } from '../pack.ts';

const lists = new WeakMap<DesignerBackend, Promise<readonly PackageName[]>>();
const packs = new WeakMap<DesignerBackend, Map<string, Promise<Pack | undefined>>>();

const listOnce = (backend: DesignerBackend): Promise<readonly PackageName[]> => {
  const known = lists.get(backend) ?? backend.packages().catch(() => []);
  lists.set(backend, known);
  return known;
};

/** The published version of a package; `undefined` where there is none. */
const packOnce = (backend: DesignerBackend, id: string): Promise<Pack | undefined> => {
  const known = packs.get(backend) ?? new Map<string, Promise<Pack | undefined>>();
  packs.set(backend, known);
  const found =
    known.get(id) ??
    listOnce(backend).then(async (all) => {
      const named = all.find((one) => one.id === id);
      return named === undefined ? undefined : readPack(await backend.version(id, named.version));
    });
  known.set(id, found);
  found.catch(() => known.delete(id));
  return found;
};

/** The packages whose steps can be named: this draft, then the published ones. */
export const usePackages = (): readonly PackageName[] => {
  const { backend } = useWorld();
  const { template } = usePack();
  const [found, setFound] = useState<readonly PackageName[]>([]);
  useEffect(() => {
    let gone = false;
    void listOnce(backend).then((all) => gone || setFound(all));
    return () => {
      gone = true;
    };
  }, [backend]);
  const own = { id: textOf(template['id']), name: textOf(template['name']), version: '' };
  return [own, ...found.filter(({ id }) => id !== own.id)];
};

/** Packages by their ids: this draft as it is, others as published. Those that are being read, or are not here, are left out. */
export const usePacks = (ids: readonly string[]): ReadonlyMap<string, Pack> => {
  const { backend } = useWorld();
  const own = usePack();
  const ownId = textOf(own.template['id']);
  const [read, setRead] = useState<ReadonlyMap<string, Pack>>(new Map());
  const wanted = [...new Set(ids)]
    .filter((id) => id !== '' && id !== ownId)
    .sort()
    .join(' ');
  useEffect(() => {
    let gone = false;
    void Promise.all(
      wanted
        .split(' ')
        .filter((id) => id !== '')
        .map(async (id) => [id, await packOnce(backend, id).catch(() => undefined)] as const),
    ).then((found) => {
      if (!gone) setRead(new Map(found.flatMap(([id, pack]) => (pack ? [[id, pack] as const] : []))));
    });
    return () => {
      gone = true;
    };
  }, [backend, wanted]);
  return ids.includes(ownId) ? new Map([...read, [ownId, own]]) : read;
};

/** What can be asked of the cases of some packages: fields that are no secret, each once. */
export const fieldsIn = (packs: ReadonlyMap<string, Pack>): readonly FieldEntry[] => {
  const seen = new Set<string>();
  return [...packs.values()].flatMap(dataFields).filter(({ path, schema }) => {
    const again = seen.has(path) || schema['x-sensitivity'] !== undefined;
    seen.add(path);
    return !again;
  });
};

/** Fields that hold a number. */
export const numbersIn = (fields: readonly FieldEntry[]): readonly FieldEntry[] =>
  fields.filter(({ schema }) => schema['type'] === 'number' || schema['type'] === 'integer');
