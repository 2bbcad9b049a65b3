import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { preset as client } from '@graphql-codegen/client-preset';

const config = {
  useTypeImports: true,
  enumsAsTypes: true,
  immutableTypes: true,
  scalars: { DateTime: 'string', JSON: 'unknown', ID: { input: 'string | number', output: 'string' } },
};

/** Without the map from texts to documents, because code for browsers imports each document by its name. */
const documentsOnly: typeof client = {
  ...client,
  buildGeneratesSection: async (options) =>
    (await client.buildGeneratesSection(options)).filter(({ filename }) => filename.endsWith('/graphql.ts')),
};

/** The files that call `graphql()`. Parsing every other file as well would take the generator five seconds. */
function withDocuments(pattern: string): string[] {
  return globSync(pattern)
    .filter((file) => /\bgraphql\(/.test(readFileSync(file, 'utf8')))
    .sort();
}

/** Each folder of the console has documents of its own, so that a page does not load those of other pages. */
const consoleFolders = [
  ...new Set(globSync('src/ui/console/**/*.graphql').map((file) => dirname(file))),
].sort();

function ofConsole(folder: string) {
  return {
    documents: [`${folder}/*.graphql`],
    preset: documentsOnly,
    presetConfig: { fragmentMasking: false },
    config: { ...config, documentMode: 'string', onlyOperationTypes: true },
  };
}

/** Typed documents from the printed schema, for the shim, the demo publisher, the browser SDK, the Elements, the console and the tests: `npm run generate`. */
export default {
  schema: 'schema.graphql',
  importExtension: '.ts',
  generates: {
    'src/rest/gql/': {
      documents: [...withDocuments('src/rest/**/*.ts'), '!src/rest/gql/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config,
    },
    'src/http/pages/demo/gql/': {
      documents: [...withDocuments('src/http/pages/demo/*.ts')],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { ...config, onlyOperationTypes: true },
    },
    'src/clients/browser/gql/': {
      documents: ['src/clients/browser/*.graphql'],
      preset: documentsOnly,
      presetConfig: { fragmentMasking: false },
      // Texts instead of parsed documents: a page only sends them.
      config: { ...config, documentMode: 'string' },
    },
    'src/ui/core/gql/': {
      documents: ['src/ui/core/*.graphql'],
      preset: documentsOnly,
      presetConfig: { fragmentMasking: false },
      config: { ...config, documentMode: 'string', onlyOperationTypes: true },
    },
    ...Object.fromEntries(consoleFolders.map((folder) => [`${folder}/gql/`, ofConsole(folder)])),
    'test/support/gql/': {
      documents: [...withDocuments('test/**/*.ts'), '!test/support/gql/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config,
    },
  },
  ignoreNoDocuments: true,
} satisfies CodegenConfig;
