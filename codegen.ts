import type { CodegenConfig } from '@graphql-codegen/cli';

const config = {
  useTypeImports: true,
  enumsAsTypes: true,
  immutableTypes: true,
  scalars: { DateTime: 'string', JSON: 'unknown', ID: { input: 'string | number', output: 'string' } },
};

/** Typed documents from the printed schema, for the shim, the browser SDK and the tests: `npm run generate`. */
export default {
  schema: 'schema.graphql',
  importExtension: '.ts',
  generates: {
    'src/rest/gql/': {
      documents: ['src/rest/**/*.ts', '!src/rest/gql/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config,
    },
    'src/clients/browser/gql/': {
      documents: ['src/clients/browser/*.graphql'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      // Texts: a page does not need to parse them.
      config: { ...config, documentMode: 'string' },
    },
    'test/support/gql/': {
      documents: ['test/**/*.ts', '!test/support/gql/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config,
    },
  },
  ignoreNoDocuments: true,
} satisfies CodegenConfig;
