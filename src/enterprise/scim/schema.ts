import { builder } from '../../schema-core/builder.ts';
import { EnterpriseConnection } from '../administration/connection-types.ts';
import { type NewScimToken, removeScimToken, scimUrl, setScimToken } from './scim-token.ts';

const ScimToken = builder.prismaObject('ScimToken', {
  description: 'The SCIM token of a connection, without its secret.',
  fields: (t) => ({
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Accurate to the minute.',
    }),
  }),
});

const ScimTokenPayload = builder.objectRef<NewScimToken>('ScimTokenPayload').implement({
  fields: (t) => ({
    connection: t.field({ type: EnterpriseConnection, resolve: ({ connection }) => connection }),
    token: t.exposeString('token', { description: 'Shown once. Only its hash is stored.' }),
  }),
});

builder.prismaObjectFields(EnterpriseConnection, (t) => ({
  scimUrl: t.string({
    description: 'The address of the SCIM API of this connection, for its identity provider.',
    resolve: ({ id }, _args, { runtime }) => scimUrl(runtime, id),
  }),
  scimToken: t.relation('scimToken', {
    type: ScimToken,
    nullable: true,
    description: 'Null: the SCIM API of this connection refuses every request.',
  }),
}));

builder.mutationFields((t) => ({
  setScimToken: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: ScimTokenPayload,
    description:
      'Gives a connection a new SCIM token. The previous token becomes invalid at once. With the token, the company ' +
      'can create, change and deactivate customers of its proven domains.',
    args: { connectionId: t.arg.id({ required: true }) },
    resolve: (acting, { connectionId }, { runtime }) => setScimToken(runtime, acting, connectionId),
  }),
  removeScimToken: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: EnterpriseConnection,
    description: 'Removes the SCIM token of a connection. Its users are not changed.',
    args: { connectionId: t.arg.id({ required: true }) },
    resolve: (acting, { connectionId }, { runtime }) => removeScimToken(runtime, acting, connectionId),
  }),
}));
