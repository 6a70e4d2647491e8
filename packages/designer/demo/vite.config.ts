import react from '@vitejs/plugin-react';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const templates = fileURLToPath(new URL('../../../templates/', import.meta.url));

/** The texts of a template by their paths, as one JSON text. */
const textsOf = (id: string): string => {
  const paths = readdirSync(`${templates}${id}`, { recursive: true, encoding: 'utf8' });
  const texts = paths.filter((path) => /\.(json|md)$/.test(path)).map((path) => path.replaceAll('\\', '/'));
  return JSON.stringify(
    Object.fromEntries(texts.map((path) => [path, readFileSync(`${templates}${id}/${path}`, 'utf8')])),
  );
};

/** `templates/<id>.json` beside the page: only the template that is opened is read. */
const servedTemplates: Plugin = {
  name: 'served-templates',
  configureServer: ({ middlewares }) => {
    middlewares.use('/templates', ({ url = '' }, response, next) => {
      const id = /^\/([a-z-]+)\.json$/.exec(url)?.[1];
      if (id === undefined || !readdirSync(templates).includes(id)) return next();
      response.setHeader('content-type', 'application/json; charset=utf-8').end(textsOf(id));
    });
  },
  generateBundle() {
    for (const id of readdirSync(templates))
      this.emitFile({ type: 'asset', fileName: `templates/${id}.json`, source: textsOf(id) });
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react(), servedTemplates],
  resolve: { conditions: ['fiveones-source', ...defaultClientConditions] },
  build: {
    outDir: fileURLToPath(new URL('./dist', import.meta.url)),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 3000,
  },
});
