import { HASH_FORMATS } from '../../customers/passwords/imported-hash.ts';
import { builder } from '../../schema-core/builder.ts';
import { connectionArgs } from '../../schema-core/connection-types.ts';
import { FILE_FORMATS } from './entries/read-entries.ts';
import { findImportRun, readImportRuns } from './run-list.ts';
import { ImportRun, ImportRunConnection } from './run-types.ts';
import { SOURCE_NAMES } from './sources.ts';
import { stopImport } from './stop-import.ts';
import { undoInBackground } from './undo-import.ts';

const ImportUpload = builder.objectRef<{ maxBytes: number }>('ImportUpload').implement({
  description: 'The uploads that `POST /admin/api/imports` accepts.',
  fields: (t) => ({
    maxBytes: t.exposeFloat('maxBytes', { description: 'The largest file. 0: uploads are off.' }),
    sources: t.field({
      type: ['String'],
      description: 'The systems whose exports are known. `generic` needs a mapping.',
      resolve: () => [...SOURCE_NAMES],
    }),
    formats: t.field({ type: ['String'], resolve: () => [...FILE_FORMATS] }),
    hashFormats: t.field({
      type: ['String'],
      description: 'The formats of password hashes that `hash` can declare.',
      resolve: () => [...HASH_FORMATS],
    }),
  }),
});

builder.queryFields((t) => ({
  importRuns: t.adminField({
    role: 'ADMIN',
    type: ImportRunConnection,
    description: 'The imports of the account and their dry runs, the latest first.',
    args: connectionArgs(t.arg),
    resolve: (acting, args, { runtime }) => readImportRuns(runtime, acting, args),
  }),
  importRun: t.adminField({
    role: 'ADMIN',
    type: ImportRun,
    description: 'An import of the account, with its progress.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => findImportRun(runtime, acting, id),
  }),
  importUpload: t.adminField({
    role: 'ADMIN',
    type: ImportUpload,
    description: 'The bounds of an upload.',
    resolve: (_acting, _args, { runtime }) => ({ maxBytes: runtime.settings.importUploadBytes }),
  }),
}));

builder.mutationFields((t) => ({
  stopImport: t.adminField({
    role: 'ADMIN',
    type: ImportRun,
    description: 'Stops an import. What is stored stays. The same upload resumes it.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => stopImport(runtime, acting, id),
  }),
  undoImport: t.adminField({
    role: 'OWNER',
    isDangerous: true,
    type: ImportRun,
    description:
      'Begins to delete the customers whom an import has created, and who were not used or changed since. All others ' +
      'stay, also those whom it has only updated. An import under way stops. `importRun` has the progress.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => undoInBackground(runtime, acting, id),
  }),
}));
