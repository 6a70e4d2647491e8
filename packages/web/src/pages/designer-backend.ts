import type { DesignerBackend } from '@fiveones/designer';
import type { api } from '../api.ts';

/** The designer's questions answered by this server's procedures. */
export function designerBackend(calls: typeof api, words: (error: unknown) => string): DesignerBackend {
  const refused = async <T>(work: Promise<T>): Promise<T | { readonly refused: string }> => work.catch((error: unknown) => ({ refused: words(error) }));
  return {
    load: async (packageId) => {
      const loaded = await calls.design.load.query({ packageId });
      return loaded as unknown as Awaited<ReturnType<DesignerBackend['load']>>;
    },
    save: (packageId, { revision, edits, history }) => refused(calls.design.save.mutate({ packageId, revision, edits: [...edits], history: history as never })),
    publish: (packageId, publication) => refused(calls.design.publish.mutate({ packageId, ...publication })),
    versions: (packageId) => calls.design.versions.query({ packageId }),
    version: async (packageId, version) => (await calls.design.version.query({ packageId, version })) as never,
    runScenarios: async (packageId) => [...(await calls.design.runScenarios.mutate({ packageId }))],
  };
}
