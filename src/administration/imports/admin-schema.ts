import { HASH_FORMATS } from '../../customers/passwords/imported-hash.ts';
import type { ImportRun as ImportRunRow } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import { connectionArgs, connectionType } from '../../schema-core/connection-types.ts';
import type { FileSummary } from './check-file.ts';
import { FILE_FORMATS } from './entries/read-entries.ts';
import { countProblems } from './import-run.ts';
import type { ImportProblem as Problem } from './problem.ts';
import { findImportRun, readImportRuns, readProblems } from './run-list.ts';
import { RUN_STATES, stateOf } from './run-state.ts';
import { SOURCE_NAMES } from './sources.ts';
import { stopImport } from './stop-import.ts';
import { undoInBackground } from './undo-import.ts';

type Summary = Partial<Pick<FileSummary, 'hashes' | 'notes'>>;
type Counted = { code: string; count: number };
type Hashes = { scheme: string; count: number; firstLoginSeconds: number };

const STATES: Record<(typeof RUN_STATES)[number], string> = {
  CHECKING: 'The whole file is read once to check it. Nothing is stored yet.',
  IMPORTING: 'The records are stored. In a dry run they are only compared with the customers.',
  FINISHED: 'All lines were processed.',
  FAILED: '`failure` says why. The same upload resumes it.',
  STOPPED: 'A collaborator has stopped it. The same upload resumes it.',
  INTERRUPTED: 'No server works on it. The same upload resumes it.',
  UNDOING: 'The customers whom the import has created are being deleted.',
  UNDO_INTERRUPTED: 'The undo has not ended, and no server works on it. `undoImport` resumes it.',
  UNDONE: 'The undo has ended.',
};

const ImportRunState = builder.enumType('ImportRunState', {
  values: Object.fromEntries(RUN_STATES.map((state) => [state, { description: STATES[state] }])) as Record<
    (typeof RUN_STATES)[number],
    { description: string }
  >,
});

const ImportProblem = builder.objectRef<Problem>('ImportProblem').implement({
  description: 'Why a line was refused, skipped, or imported with a change. Contains no personal data.',
  fields: (t) => ({
    id: t.id({ description: 'Unique in its import.', resolve: ({ line, code }) => `${line}:${code}` }),
    line: t.exposeInt('line', { description: 'The number of the line, or of the record in a JSON list.' }),
    code: t.exposeString('code', { description: 'Such as `EMAIL_MISSING`. The documentation has a list.' }),
    isRefusal: t.exposeBoolean('isRefusal', {
      description: 'Whether the line is refused because of the problem.',
    }),
    recordId: t.exposeString('recordId', {
      nullable: true,
      description: 'The id in the other system, as it is in the record.',
    }),
    field: t.exposeString('field', {
      nullable: true,
      description: 'The field that is wrong. Null: the problem is not about one field.',
    }),
    firstLine: t.exposeInt('firstLine', {
      nullable: true,
      description: 'For a duplicate within the file: the line of the other record.',
    }),
  }),
});

const ImportProblemConnection = connectionType('ImportProblem', ImportProblem);

const ImportCount = builder.objectRef<Counted>('ImportCount').implement({
  description: 'The number of lines or customers with a code.',
  fields: (t) => ({ code: t.exposeString('code'), count: t.exposeInt('count') }),
});

const ImportedHashes = builder.objectRef<Hashes>('ImportedHashes').implement({
  description: 'The passwords that were hashed with one scheme.',
  fields: (t) => ({
    scheme: t.exposeString('scheme', { description: 'Such as `bcrypt`.' }),
    count: t.exposeInt('count'),
    firstLoginSeconds: t.exposeFloat('firstLoginSeconds', {
      description: 'The processor time that the first logins of all these customers will take.',
    }),
  }),
});

const ImportRun = builder.objectRef<ImportRunRow>('ImportRun').implement({
  description: 'An import of customers from a file, or its dry run.',
  fields: (t) => ({
    id: t.exposeID('id'),
    state: t.field({
      type: ImportRunState,
      resolve: (run, _args, { runtime }) => stateOf(run, runtime.imports.isActive(run)),
    }),
    isDryRun: t.exposeBoolean('isDryRun', {
      description:
        'Whether the run only checks the file and compares it with the customers. A dry run stores no customer.',
    }),
    source: t.exposeString('source', {
      description:
        'The system that the file comes from, such as `wordpress`. `generic`: a file with its own mapping.',
    }),
    fileName: t.exposeString('fileName', { nullable: true, description: 'Null: the upload gave none.' }),
    failure: t.exposeString('failure', {
      nullable: true,
      description: 'Why the import stopped before the last line.',
    }),
    startedBy: t.field({
      type: 'ID',
      nullable: true,
      description: 'The collaborator who started the import. Null: it was started on the command line.',
      resolve: ({ startedBy }) => /^collaborator:(\d+)$/.exec(startedBy)?.[1] ?? null,
    }),
    startedAt: t.expose('startedAt', { type: 'DateTime' }),
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'The last progress.' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true }),
    lines: t.exposeInt('lines', {
      nullable: true,
      description: 'The last line of the file. Null until the whole file is checked.',
    }),
    lastLine: t.exposeInt('lastLine', { description: 'The last line that was processed.' }),
    created: t.exposeInt('created', {
      description: 'New customers. In a dry run, the customers whom an import would create.',
    }),
    updated: t.exposeInt('updated'),
    unchanged: t.exposeInt('unchanged', {
      description: 'Customers of an earlier import whose record in the file has not changed.',
    }),
    skipped: t.exposeInt('skipped', {
      description: 'Customers whom the import leaves as they are. `problems` says why.',
    }),
    refused: t.exposeInt('refused', { description: 'Lines that are refused.' }),
    hashes: t.field({
      type: [ImportedHashes],
      description: 'The passwords by scheme. Empty until the whole file is checked.',
      resolve: ({ summary }) =>
        Object.entries((summary as Summary).hashes ?? {}).map(([scheme, each]) => ({ scheme, ...each })),
    }),
    notes: t.field({
      type: [ImportCount],
      description: 'Facts that are not problems, counted by code. They may apply to every record.',
      resolve: ({ summary }) =>
        Object.entries((summary as Summary).notes ?? {}).map(([code, count]) => ({ code, count })),
    }),
    problemCounts: t.field({
      type: [ImportCount],
      description: 'The problems so far, by code.',
      resolve: async ({ id }, _args, { runtime }) =>
        Object.entries(await countProblems(runtime.prisma, id)).map(([code, count]) => ({ code, count })),
    }),
    problems: t.field({
      type: ImportProblemConnection,
      description: 'The problems so far, in the order of the lines.',
      args: { ...connectionArgs(t.arg), code: t.arg.string({ description: 'Only problems of this code.' }) },
      resolve: (run, args, { runtime }) => readProblems(runtime, run, args),
    }),
    undoneAt: t.expose('undoneAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the undo began.',
    }),
    undoEndedAt: t.expose('undoEndedAt', { type: 'DateTime', nullable: true }),
    deleted: t.exposeInt('deleted', { description: 'Customers whom an undo has deleted so far.' }),
    kept: t.exposeInt('kept', {
      description:
        'Customers whom an undo has kept, because they were used or changed. 0 until the undo has ended.',
    }),
  }),
});

const ImportRunConnection = connectionType('ImportRun', ImportRun);

const ImportUpload = builder.objectRef<{ maxBytes: number }>('ImportUpload').implement({
  description: 'The uploads that `POST /admin/api/imports` accepts.',
  fields: (t) => ({
    maxBytes: t.exposeFloat('maxBytes', { description: 'The largest size of a file. 0: uploads are off.' }),
    sources: t.field({
      type: ['String'],
      description: 'The systems whose export formats are supported. `generic` needs a mapping.',
      resolve: () => [...SOURCE_NAMES],
    }),
    formats: t.field({ type: ['String'], resolve: () => [...FILE_FORMATS] }),
    hashFormats: t.field({
      type: ['String'],
      description: 'The formats of password hashes that the parameter `hash` can declare.',
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
    description: 'The limits and options of an upload.',
    resolve: (_acting, _args, { runtime }) => ({ maxBytes: runtime.settings.importUploadBytes }),
  }),
}));

builder.mutationFields((t) => ({
  stopImport: t.adminField({
    role: 'ADMIN',
    type: ImportRun,
    description: 'Stops an import. Stored customers stay. The same upload resumes the import.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => stopImport(runtime, acting, id),
  }),
  undoImport: t.adminField({
    role: 'OWNER',
    isDangerous: true,
    type: ImportRun,
    description:
      'Starts to delete the customers whom an import has created and whose account was not used or changed since. All ' +
      'others stay, including customers whom the import has only updated. An import in progress stops. `importRun` ' +
      'shows the progress.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => undoInBackground(runtime, acting, id),
  }),
}));
