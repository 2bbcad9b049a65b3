import { IdentityProviderTestStart } from '../../customers/identity-providers/provider-test-types.ts';
import { builder } from '../../schema-core/builder.ts';
import { connectionArgs, connectionType } from '../../schema-core/connection-types.ts';
import { IF_UPDATED_AT } from '../../tenancy/audit/if-updated-at.ts';
import { readEnterpriseConnection, readEnterpriseConnections } from '../connections/connection.ts';
import { createConnection, deleteConnection, updateConnection } from '../connections/manage-connections.ts';
import { addDomain, removeDomain, verifyDomain } from '../domains/manage-domains.ts';
import { beginLoginTest } from '../login/login-test.ts';
import { EnterpriseConnection, EnterprisePlanInput } from './connection-types.ts';

const EnterpriseConnectionConnection = connectionType('EnterpriseConnection', EnterpriseConnection);

const CreateEnterpriseConnectionInput = builder.inputType('CreateEnterpriseConnectionInput', {
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name of the company.' }),
    issuer: t.string({ required: true, description: 'Such as `https://login.company.example`.' }),
    clientId: t.string({ required: true }),
    secret: t.string({ required: true, description: 'The client secret.' }),
    groupsClaim: t.string({ description: 'The claim that lists the groups of a person.' }),
    enabled: t.boolean({ description: 'True by default.' }),
    ssoOnly: t.boolean({ description: 'False by default.' }),
    plans: t.field({ type: [EnterprisePlanInput] }),
  }),
});

const UpdateEnterpriseConnectionInput = builder.inputType('UpdateEnterpriseConnectionInput', {
  description: 'An absent field is not changed.',
  fields: (t) => ({
    name: t.string(),
    issuer: t.string(),
    clientId: t.string(),
    secret: t.string({ description: 'Required when the issuer or the client id changes.' }),
    groupsClaim: t.string({ description: 'Null: groups are no longer read.' }),
    enabled: t.boolean(),
    ssoOnly: t.boolean(),
    plans: t.field({ type: [EnterprisePlanInput], description: 'Replaces all plans.' }),
    ifUpdatedAt: t.field({ type: 'DateTime', description: IF_UPDATED_AT }),
  }),
});

builder.queryFields((t) => ({
  enterpriseConnections: t.adminField({
    role: 'ADMIN',
    type: EnterpriseConnectionConnection,
    description: 'The connections to the identity providers of companies, the oldest first.',
    args: connectionArgs(t.arg),
    resolve: (acting, page, { runtime }) => readEnterpriseConnections(runtime, acting, page),
  }),
  enterpriseConnection: t.adminField({
    role: 'ADMIN',
    type: EnterpriseConnection,
    description: 'A connection to the identity provider of a company.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => readEnterpriseConnection(runtime.prisma, acting, id),
  }),
}));

builder.mutationFields((t) => ({
  createEnterpriseConnection: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: EnterpriseConnection,
    description:
      'Connects the OpenID provider of a company. Customers cannot log in with it until a domain is proven.',
    args: { input: t.arg({ type: CreateEnterpriseConnectionInput, required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (acting, { input }, { runtime }) => createConnection(runtime, acting, input),
  }),
  updateEnterpriseConnection: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: EnterpriseConnection,
    description: 'Changes a connection. Open sessions stay open.',
    args: {
      id: t.arg.id({ required: true }),
      input: t.arg({ type: UpdateEnterpriseConnectionInput, required: true }),
    },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (acting, { id, input }, { runtime }) => updateConnection(runtime, acting, id, input),
  }),
  deleteEnterpriseConnection: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: EnterpriseConnection,
    description: 'Deletes a connection with its domains, plans and identities. Its members stay customers.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => deleteConnection(runtime, acting, id),
  }),
  beginEnterpriseLoginTest: t.adminField({
    role: 'ADMIN',
    type: IdentityProviderTestStart,
    description:
      'Begins a test login at a company. It opens no session and creates no customer. A connection that is turned ' +
      'off can be tested, too. `identityProviderTest` shows the answer of the provider.',
    args: { connectionId: t.arg.id({ required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (acting, { connectionId }, { runtime }) => beginLoginTest(runtime, acting, connectionId),
  }),
  addEnterpriseDomain: t.adminField({
    role: 'ADMIN',
    type: EnterpriseConnection,
    description: 'Adds an email domain to a connection. The domain has no effect until it is proven.',
    args: { connectionId: t.arg.id({ required: true }), domain: t.arg.string({ required: true }) },
    resolve: (acting, { connectionId, domain }, { runtime }) =>
      addDomain(runtime, acting, connectionId, { domain }),
  }),
  verifyEnterpriseDomain: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: EnterpriseConnection,
    description:
      'Checks the DNS record that proves a domain. Customers of a proven domain can log in at the company.',
    args: { id: t.arg.id({ required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (acting, { id }, { runtime }) => verifyDomain(runtime, acting, id),
  }),
  removeEnterpriseDomain: t.adminField({
    role: 'ADMIN',
    type: EnterpriseConnection,
    description: 'Removes an email domain from its connection.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => removeDomain(runtime, acting, id),
  }),
}));
