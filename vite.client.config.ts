import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Two pages, one client. The server fills in `%OFFICE_SCRIPT_URL%` of the pane's page when it serves it. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // A file put inline would be a `data:` address, which the content security policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { tab: 'src/app/tab.html', pane: 'src/app/pane.html' } },
  },
});
