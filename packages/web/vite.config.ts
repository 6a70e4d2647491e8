import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['fiveones-source', ...defaultClientConditions] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/trpc': 'http://127.0.0.1:5151',
      '/files': 'http://127.0.0.1:5151',
      '/healthz': 'http://127.0.0.1:5151',
    },
  },
});
