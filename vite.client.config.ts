import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, defineConfig, mergeConfig, type Plugin, type UserConfig } from 'vite';

/** Files of the task pane's that its page asks for before its script does. */
const signingIn = 'signing-in';
const accepting = 'accepting';

/**
 * Two pages, one client, and the pages anybody may read, without script. The server fills in `%OFFICE_SCRIPT_URL%` of the
 * pane's page when it serves it. `--mode cy` builds the client once more, into `cy`, with the Welsh texts in the place of
 * the English ones: nobody loads a language that they do not read.
 */
export default defineConfig(async ({ mode }) => {
  const client = mode === 'cy' ? welsh : english;
  const name = await filesOfPane(client);
  return mergeConfig(client, {
    build: {
      rollupOptions: {
        output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name, debugName: 'pane' }] } },
      },
    },
  });
});

const english: UserConfig = {
  plugins: [react(), msalInHalves(), zodWithoutJsonSchema(), askedForEarly()],
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
 * What the task pane needs to sign in and to accept comes in three files: cut up by who else uses which part of them they
 * would be larger, and thirty, where a browser asks for six at a time. Which modules these are is read from a build that
 * is cut up in that way: of a library that the pane imports, the bundler leaves most away.
 */
async function filesOfPane(client: UserConfig): Promise<(id: string) => string | null> {
  const built = await build({
    ...client,
    configFile: false,
    logLevel: 'error',
    build: { ...client.build, write: false },
  });
  const chunks = [built]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .filter((one) => one.type === 'chunk');
  const parts: readonly (readonly [name: string, ...entries: string[]])[] = [
    [accepting, 'src/features/read-and-accept/accept-form.tsx', 'src/features/read-and-accept/beside-accepting.tsx'],
    [signingIn, 'src/hosts/outlook-host.ts', 'src/hosts/nested-application.ts'],
    ['first', 'src/app/pane.tsx'],
  ];
  // What two of them need is in the one that comes first.
  const fileOf = new Map(
    parts.flatMap(([name, ...entries]) => modulesFor(entries, chunks).map((id) => [id, name] as const)),
  );
  // The entry and its page act when they are loaded, and the tab loads the first of these files too.
  for (const entry of ['pane.html', 'pane.tsx']) fileOf.delete(resolve('src/app', entry));
  return (id) => fileOf.get(id) ?? null;
}

type Chunk = {
  readonly fileName: string;
  readonly moduleIds: readonly string[];
  readonly imports: readonly string[];
};

/** The modules of every file that is loaded with one of the entries. */
function modulesFor(entries: readonly string[], chunks: readonly Chunk[]): readonly string[] {
  const wanted = new Set(entries.map((entry) => resolve(entry)));
  const loaded = new Set(chunks.filter(({ moduleIds }) => moduleIds.some((id) => wanted.has(id))));
  for (const { imports } of loaded) for (const chunk of chunks) if (imports.includes(chunk.fileName)) loaded.add(chunk);
  return [...loaded].flatMap(({ moduleIds }) => moduleIds);
}

/** Has the pane's page name what its script will ask for, so that a phone's network is crossed once and not four times. */
function askedForEarly(): Plugin {
  let base = '/';
  return {
    name: 'asked-for-early',
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { path, bundle }) =>
        path.endsWith('/pane.html')
          ? Object.values(bundle ?? {})
              .filter(({ type, name }) => type === 'chunk' && (name === signingIn || name === accepting))
              .map(({ fileName }) => ({
                tag: 'link',
                injectTo: 'head' as const,
                attrs: { rel: 'modulepreload', crossorigin: true, href: `${base}${fileName}` },
              }))
          : [],
    },
  };
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
