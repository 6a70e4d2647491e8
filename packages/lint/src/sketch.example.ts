import {
  addFile,
  insertValue,
  type Json,
  type PackageDraft,
  type PathStep,
  removeFile,
  setValue,
} from '@fiveones/definition';

export type Change = (draft: PackageDraft) => PackageDraft;

export const chart = 'processes/join.json';
export const form = 'forms/application.json';
export const poster = 'documents/poster.json';
export const card = 'documents/card.json';
export const notice = 'public-notices/admission.json';

/** `file#a/=id/0`, where `=id` is the element with that id. */
export function place(at: string): [file: string, path: PathStep[]] {
  const [file = '', rest = ''] = at.split('#');
  return [
    file,
    rest === ''
      ? []
      : rest
          .split('/')
          .map((step) =>
            step.startsWith('=') ? { id: step.slice(1) } : /^\d+$/.test(step) ? Number(step) : step,
          ),
  ];
}

export function made(built: ReturnType<typeof setValue>): PackageDraft {
  if (!built.ok) throw new Error(JSON.stringify(built.problem));
  return built.after;
}

export const put =
  (at: string, value: Json | undefined): Change =>
  (draft) => {
    const [file, path] = place(at);
    return made(
      draft[file] === undefined && value !== undefined
        ? addFile(draft, { file, value })
        : setValue(draft, { file, path, value }),
    );
  };
export const add =
  (at: string, value: Json): Change =>
  (draft) => {
    const [file, path] = place(at);
    return made(insertValue(draft, { file, path, value }));
  };
export const drop =
  (file: string): Change =>
  (draft) =>
    made(removeFile(draft, { file }));
export const node = (id: string, kind: string, rest: { readonly [key: string]: Json } = {}): Change =>
  add(`${chart}#nodes`, { id, kind, name: id, ...rest });
export const flow = (from: string, to: string, rest: { readonly [key: string]: Json } = {}): Change =>
  add(`${chart}#flows`, { id: `${from}-${to}`, from, to, ...rest });
export const both =
  (...changes: readonly Change[]): Change =>
  (draft) =>
    changes.reduce((after, change) => change(after), draft);
export const row = (id: string, rest: { readonly [key: string]: Json }): Change =>
  add('responsibilities.json#rows', {
    id,
    matter: '事项',
    tier: 'town',
    unit: 'club',
    unitName: '球社',
    post: 'clerk',
    kind: 'R',
    duty: '办',
    limit: '随流程',
    basis: ['规'],
    ...rest,
  });
