import { builder } from '../../schema-core/builder.ts';
import { type ListedHashSecret, listHashSecrets } from './hash-secrets.ts';

const HashSecret = builder.objectRef<ListedHashSecret>('HashSecret').implement({
  description:
    'A pepper or a signer key, with which another system hashed the passwords of customers. It is added on the command ' +
    'line, and its value is never shown.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name', { description: 'The name by which the records of an import refer to it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});

builder.queryField('hashSecrets', (t) =>
  t.adminField({
    role: 'ADMIN',
    type: [HashSecret],
    description: 'The peppers and signer keys of the account, by name, without their values.',
    resolve: (acting, _args, { runtime }) => listHashSecrets(runtime, acting),
  }),
);
