import { join } from 'node:path';
import { build } from 'vite';
import { root } from './tool.ts';

/** The browsers that the bundles run in: Baseline of 2023. */
const TARGET = 'es2022';

/** Builds the bundles of pages of any origin. Entries keep their names, so that a page can name them. */
await build({
  configFile: false,
  root: join(root, 'src'),
  logLevel: 'warn',
  publicDir: false,
  build: {
    outDir: join(root, 'dist/clients'),
    emptyOutDir: true,
    target: TARGET,
    modulePreload: false,
    rolldownOptions: {
      input: { gatehouse: join(root, 'src/clients/browser/gatehouse.ts') },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
