import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['fiveones-source', ...defaultClientConditions] },
  server: { port: 5199, strictPort: true },
});
