import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { root } from './tool.ts';

/** The browsers that the bundles run in: Baseline of 2024. */
const TARGET = 'es2022';
const SDK = join(root, 'src/clients/browser/gatehouse.ts');

/** Builds scripts for pages of any origin. An entry keeps its name, so that a page can name it. */
function bundle(input: Record<string, string>, plugins: Plugin[] = []) {
  return build({
    configFile: false,
    root: join(root, 'src'),
    logLevel: 'warn',
    publicDir: false,
    plugins,
    build: {
      outDir: join(root, 'dist/clients'),
      emptyOutDir: false,
      target: TARGET,
      modulePreload: false,
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
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
