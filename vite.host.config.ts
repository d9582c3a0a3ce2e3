import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the page of the embedded tenant. It is served under `/host/` and is no part of the product's own bundle. */
export default defineConfig({
  root: 'server/embedded-tenant/host',
  base: '/host/',
  plugins: [react()],
  build: { outDir: '../../../dist/host', emptyOutDir: true, chunkSizeWarningLimit: 2_000 },
});
