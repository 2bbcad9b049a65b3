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

/** The documents only: code for browsers imports each by its name, and has no use for a map of all by their texts. */
const documentsOnly: typeof client = {
  ...client,
  buildGeneratesSection: async (options) =>
    (await client.buildGeneratesSection(options)).filter(({ filename }) => filename.endsWith('/graphql.ts')),
};

/** The files that call `graphql()`. The generator would parse and walk through every other file, which takes five seconds. */
function withDocuments(pattern: string): string[] {
  return globSync(pattern)
    .filter((file) => /\bgraphql\(/.test(readFileSync(file, 'utf8')))
    .sort();
}

/** Each folder of the console has documents of its own, so that a page is loaded with its own only. */
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
      // Texts: a page does not need to parse them.
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
