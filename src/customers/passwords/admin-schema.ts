import { builder } from '../../schema-core/builder.ts';
import { type ListedHashSecret, listHashSecrets } from './hash-secrets.ts';
import { countImportedPasswords, type ImportedPasswordCounts } from './imported-passwords.ts';

const HashSecret = builder.objectRef<ListedHashSecret>('HashSecret').implement({
  description:
    'A pepper or a signer key, with which another system hashed the passwords of customers. It is added on the ' +
    'command line, and its value is never shown.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name', { description: 'The name by which the records of an import refer to it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});

const ImportedPasswordScheme = builder
  .objectRef<ImportedPasswordCounts['schemes'][number]>('ImportedPasswordScheme')
  .implement({
    fields: (t) => ({
      scheme: t.exposeString('scheme', { description: 'Such as `bcrypt`, `phpass` or `firebase`.' }),
      customers: t.exposeInt('customers', { description: 'How many customers have a hash of the scheme.' }),
    }),
  });

const ImportedPasswords = builder.objectRef<ImportedPasswordCounts>('ImportedPasswords').implement({
  description:
    'The passwords that came from another system and are not replaced yet. Most are replaced at the next login with ' +
    'the password.',
  fields: (t) => ({
    schemes: t.field({
      type: [ImportedPasswordScheme],
      description: 'The hashes by their scheme, the most frequent first.',
      resolve: ({ schemes }) => schemes,
    }),
    elsewhere: t.exposeInt('elsewhere', {
      description: 'The number of customers whose password only the old system can verify.',
    }),
    unusable: t.exposeInt('unusable', {
      description:
        'How many customers have a hash of an unknown scheme, one that is too costly, or one whose secret was ' +
        'removed. They need a new password.',
    }),
  }),
});

builder.queryFields((t) => ({
  importedPasswords: t.adminField({
    role: 'ADMIN',
    type: ImportedPasswords,
    description:
      'Counts the passwords that came from another system and are not replaced yet. Up to 30 times a minute.',
    throughput: { max: 30, windowSeconds: 60 },
    resolve: ({ accountId }, _args, { runtime }) => countImportedPasswords(runtime.prisma, accountId),
  }),
  hashSecrets: t.adminField({
    role: 'ADMIN',
    type: [HashSecret],
    description: 'The peppers and signer keys of the account, by name, without their values.',
    resolve: (acting, _args, { runtime }) => listHashSecrets(runtime, acting),
  }),
}));
