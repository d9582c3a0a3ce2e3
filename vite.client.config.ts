import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

/**
 * Two pages, one client, and the pages anybody may read, without script. The server fills in `%OFFICE_SCRIPT_URL%` of the
 * pane's page when it serves it. `--mode cy` builds the client once more, into `cy`, with the Welsh texts in the place of
 * the English ones: nobody loads a language that they do not read.
 */
export default defineConfig(({ mode }) => (mode === 'cy' ? welsh : english));

const english: UserConfig = {
  plugins: [react(), msalInHalves(), zodWithoutJsonSchema()],
  // Icons that Outlook fetches by their names.
  publicDir: 'src/app/public',
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // A file put inline would be a `data:` address, which the content security policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        tab: 'src/app/tab.html',
        pane: 'src/app/pane.html',
        privacy: 'src/app/legal/privacy.html',
        'privacy-cy': 'src/app/legal/privacy-cy.html',
        terms: 'src/app/legal/terms.html',
        'terms-cy': 'src/app/legal/terms-cy.html',
      },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: firstOfPane(), debugName: 'first' }],
        },
      },
    },
  },
};

const welsh: UserConfig = {
  ...english,
  plugins: [inWelsh(), ...(english.plugins ?? [])],
  publicDir: false,
  base: '/cy/',
  build: {
    ...english.build,
    outDir: 'dist/client/cy',
    rollupOptions: {
      ...english.build?.rollupOptions,
      input: { tab: 'src/app/tab.html', pane: 'src/app/pane.html' },
    },
  },
};

/**
 * Of our own code and of zod, what the task pane loads before anything else is one file: cut up by who else uses which
 * part of it, it would be larger by several kB.
 */
function firstOfPane() {
  const entry = resolve('src/app/pane.tsx');
  let reached: Set<string> | null = null;
  return (id: string, modules: Modules): string | null => {
    reached ??= reachedFrom(entry, modules);
    const isOurs = id.startsWith(resolve('src')) || /[\\/]node_modules[\\/]zod[\\/]/.test(id);
    // The entry itself acts when it is loaded, and the tab loads this file too.
    return isOurs && id !== entry && reached.has(id) ? 'first' : null;
  };
}

type Modules = { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null };

function reachedFrom(entry: string, modules: Modules): Set<string> {
  const reached = new Set([entry]);
  for (const one of reached) for (const next of modules.getModuleInfo(one)?.importedIds ?? []) reached.add(next);
  return reached;
}

function inWelsh(): Plugin {
  return {
    name: 'in-welsh',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith('#strings/') ? resolve(id.replace('#strings', 'src/strings/cy')) : null),
    transformIndexHtml: (html) =>
      html
        .replace('<html lang="en">', '<html lang="cy">')
        .replace(
          /<noscript>.*<\/noscript>/,
          '<noscript>Mae angen JavaScript ar Countersign. Trowch ef ymlaen yn eich porwr, yna agorwch y dudalen hon eto.</noscript>',
        ),
  };
}

/**
 * Inside Teams and Outlook the host signs in, and MSAL's own windows, redirects and frames are never used: 32 kB of
 * script that only a plain browser needs. MSAL imports them at its top; here they become an import of their own, made
 * by the one function that starts a client without a host.
 */
function msalInHalves(): Plugin {
  const atTop = "import { StandardController } from '../controllers/StandardController.mjs';";
  const start = 'async function createStandardPublicClientApplication(configuration) {';
  return {
    name: 'msal-in-halves',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/msal-browser/dist/app/PublicClientApplication.mjs')) return null;
      if (!code.includes(atTop) || !code.includes(start)) throw new Error('MSAL has changed: see msalInHalves');
      return code
        .replace(atTop, 'let StandardController;')
        .replace(start, `${start} ({ StandardController } = await import('../controllers/StandardController.mjs'));`);
    },
  };
}

/**
 * Every schema of zod can describe itself as JSON Schema: 8 kB of script for the server's API description, which no
 * client writes. The functions that would do it are called on demand only, and here there are none.
 */
function zodWithoutJsonSchema(): Plugin {
  const processors = 'import * as processors from "../core/json-schema-processors.js";';
  const methods =
    'import { createStandardJSONSchemaMethod, createToJSONSchemaMethod } from "../core/to-json-schema.js";';
  return {
    name: 'zod-without-json-schema',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/zod/v4/classic/schemas.js')) return null;
      if (!code.includes(processors) || !code.includes(methods))
        throw new Error('zod has changed: see zodWithoutJsonSchema');
      return code
        .replace(processors, 'const processors = {};')
        .replace(
          methods,
          'const createStandardJSONSchemaMethod = () => () => undefined, createToJSONSchemaMethod = createStandardJSONSchemaMethod;',
        );
    },
  };
}
