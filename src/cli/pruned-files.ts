/** Files that no server reads, in the production packages: patterns below `node_modules`, with the reason. */
export const PRUNED: readonly { files: string; reason: string }[] = [
  {
    files: '@prisma/client/runtime/query_compiler_*.{cockroachdb,mysql,sqlite,sqlserver}.*',
    reason: 'The query compilers of other databases.',
  },
  {
    files: '@prisma/client/runtime/query_compiler_small_*',
    reason: 'The small, slower compiler. The generated client loads the fast one.',
  },
  {
    files: '@prisma/client/runtime/*-edge.*',
    reason: 'The client for edge runtimes.',
  },
  {
    files: '**/*.{js,mjs,cjs,css,ts,mts,cts}.map',
    reason: 'Source maps. Node reads them only with --enable-source-maps.',
  },
  { files: '**/*.d.{ts,mts,cts}', reason: 'Declarations of types, for the compiler of TypeScript.' },
  { files: '@types/*', reason: 'Packages of declarations.' },
];
