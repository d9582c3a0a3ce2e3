import { cpSync } from 'node:fs';
import { defineConfig } from 'vite';

/** The server as two files of our own code; packages stay in node_modules. Migrations lie beside the bundle. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    rollupOptions: {
      input: {
        main: 'server/main.ts',
        'import-worker': 'server/import/import-worker.ts',
        provision: 'server/provision-main.ts',
        register: 'server/register-main.ts',
        doctor: 'server/doctor-main.ts',
        backup: 'server/backup-main.ts',
      },
      // What entries share lies beside them: migrations and the import worker are found from there.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  plugins: [
    {
      name: 'copy-migrations',
      writeBundle: ({ dir }) => cpSync('server/store/migrations', `${dir}/migrations`, { recursive: true }),
    },
  ],
});
