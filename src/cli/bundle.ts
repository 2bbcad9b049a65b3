import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { componentStyles } from './console-styles.ts';
import { root } from './tool.ts';

/** The browsers that the bundles run in: Baseline of 2024. */
const TARGET = 'es2022';
/** Chooses the production form of libraries. Without `production`, the form would depend on NODE_ENV. */
const CONDITIONS = ['module', 'browser', 'production'];
const SDK = join(root, 'src/clients/browser/gatehouse.ts');

/** Builds scripts for pages of any origin. The file of an entry has no hash in its name, so its URL is stable. */
function bundle(input: Record<string, string>, plugins: Plugin[] = [], format: 'es' | 'iife' = 'es') {
  return build({
    configFile: false,
    root: join(root, 'src'),
    logLevel: 'warn',
    publicDir: false,
    resolve: { conditions: CONDITIONS },
    plugins,
    build: {
      outDir: join(root, 'dist/clients'),
      emptyOutDir: false,
      target: TARGET,
      modulePreload: false,
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'strict',
        output: { format, entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}

/** The Elements load the SDK from its own file, so that a page with both has one SDK. */
const sdkApart: Plugin = {
  name: 'sdk-apart',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
    return resolved?.id === SDK && importer !== undefined
      ? { id: './gatehouse.js', external: 'relative' }
      : null;
  },
};

await bundle({ gatehouse: SDK });
await bundle({ elements: join(root, 'src/ui/elements/elements.ts') }, [sdkApart]);
// A classic script, because pages for the original SDK load it as one.
await bundle({ pelcro: join(root, 'src/clients/pelcro/pelcro.ts') }, [], 'iife');

/** Builds the script and the styles of pages of this server. The server reads the hashed names from the manifest. */
function bundlePages(name: string) {
  return build({
    configFile: false,
    root: join(root, 'src/ui', name),
    logLevel: 'warn',
    publicDir: false,
    resolve: { conditions: CONDITIONS },
    build: {
      outDir: join(root, 'dist', name),
      target: TARGET,
      modulePreload: false,
      manifest: 'manifest.json',
      rolldownOptions: {
        input: ['page.ts', 'page.css'].map((file) => join(root, 'src/ui', name, file)),
        output: {
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: '[name]-[hash][extname]',
        },
      },
    },
  });
}

await bundlePages('hosted');
await bundlePages('demo');
await bundlePages('docs');

/** The console: an application whose pages are loaded when they are opened. */
await build({
  configFile: false,
  root: join(root, 'src/ui/console'),
  base: './',
  logLevel: 'warn',
  publicDir: false,
  resolve: { conditions: CONDITIONS },
  plugins: [componentStyles],
  define: { 'process.env.NODE_ENV': '"production"' },
  oxc: { jsx: { runtime: 'automatic', development: false } },
  build: {
    outDir: join(root, 'dist/console'),
    target: TARGET,
    // Keeps `light-dark()`, because its substitute does not follow the colour scheme that a script sets.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: false,
    manifest: 'manifest.json',
    assetsInlineLimit: 0,
    assetsDir: '',
    rolldownOptions: {
      input: { page: join(root, 'src/ui/console/page.tsx') },
      output: {
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
        // One file for the code that most pages share. Many small files would load late, each only after the file that
        // imports it. With a smaller `minShareCount` the start page would load much unused code.
        codeSplitting: { groups: [{ name: 'shared', minShareCount: 16 }] },
      },
    },
  },
});
