import { X509Certificate } from 'node:crypto';
import { builder } from '../../schema-core/builder.ts';
import { ManagedPlan } from '../../tenancy/plans/managed-plan-types.ts';
import { lastLoginAt } from '../connections/connection.ts';
import { connectionUrls } from '../connections/names.ts';
import { recordName, recordText } from '../domains/domain-proof.ts';

export const EnterpriseConnectionKind = builder.enumType('EnterpriseConnectionKind', {
  values: {
    OIDC: { description: 'OpenID Connect.' },
    SAML: { description: 'SAML 2.0.' },
  } as const,
});

builder.prismaObject('EnterpriseDomain', {
  description: 'An email domain of a company. It has an effect only while it is proven (`verifiedAt`).',
  fields: (t) => ({
    id: t.exposeID('id'),
    domain: t.exposeString('domain'),
    recordName: t.string({
      description: 'The name of the TXT record that proves the domain.',
      resolve: recordName,
    }),
    recordText: t.string({
      description: 'The text of the TXT record. It is not secret.',
      resolve: recordText,
    }),
    verifiedAt: t.expose('verifiedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Null: the domain is not proven, or no longer proven.',
    }),
    checkedAt: t.expose('checkedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The last regular check of the record, or the last `verifyEnterpriseDomain` that proved the domain.',
    }),
    failingSince: t.expose('failingSince', {
      type: 'DateTime',
      nullable: true,
      description: 'When the checks began to fail. After three days the domain is no longer proven.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});

builder.prismaObject('EnterprisePlan', {
  description:
    'A plan that a company gives to its members: to all, or to those with a domain, a group, or both.',
  fields: (t) => ({
    planId: t.exposeID('planId'),
    plan: t.relation('plan', { type: ManagedPlan }),
    domain: t.exposeString('domain', { nullable: true }),
    group: t.exposeString('group', { nullable: true }),
  }),
});

const EnterpriseCertificate = builder.objectRef<X509Certificate>('EnterpriseCertificate').implement({
  fields: (t) => ({
    subject: t.exposeString('subject'),
    fingerprint: t.exposeString('fingerprint256', { description: 'SHA-256.' }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'For information only: a certificate is accepted as long as the metadata contain it.',
      resolve: ({ validToDate }) => validToDate,
    }),
  }),
});

export const EnterpriseConnection = builder.prismaObject('EnterpriseConnection', {
  description:
    'The identity provider of a company whose employees are customers of the account. The secret is never shown.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    kind: t.expose('kind', { type: EnterpriseConnectionKind }),
    enabled: t.exposeBoolean('enabled', { description: 'False: customers cannot log in with it.' }),
    ssoOnly: t.exposeBoolean('ssoOnly', {
      description: 'Whether customers of its proven domains can log in only at the company.',
    }),
    issuer: t.exposeString('issuer', { description: 'The issuer, or the entity id of a SAML provider.' }),
    clientId: t.exposeString('clientId', { nullable: true, description: 'OIDC only.' }),
    groupsClaim: t.exposeString('groupsClaim', {
      nullable: true,
      description: 'The claim or attribute that lists the groups of a person.',
    }),
    redirectUri: t.string({
      description: 'OIDC: the redirect URI to register with the provider.',
      resolve: ({ id }, _args, { runtime }) => connectionUrls(runtime, id).redirectUri,
    }),
    metadataUrl: t.exposeString('metadataUrl', {
      nullable: true,
      description:
        'SAML: the URL from which the metadata of the provider are fetched every day. Null: the metadata were given ' +
        'as a text.',
    }),
    loginUrl: t.exposeString('loginUrl', {
      nullable: true,
      description: 'SAML: the URL of the provider for login requests.',
    }),
    certificates: t.field({
      type: [EnterpriseCertificate],
      description: 'SAML: the certificates that may sign assertions.',
      resolve: ({ certificates }) =>
        certificates.map((each) => new X509Certificate(Buffer.from(each, 'base64'))),
    }),
    metadataRefreshedAt: t.expose('metadataRefreshedAt', { type: 'DateTime', nullable: true }),
    metadataProblem: t.exposeString('metadataProblem', {
      nullable: true,
      description:
        'SAML: why the last refresh of the metadata has failed. The previous certificates stay valid.',
    }),
    samlEntityId: t.string({
      description:
        'SAML: the entity id of Gatehouse for this company, which is also the address of its metadata.',
      resolve: ({ id }, _args, { runtime }) => connectionUrls(runtime, id).samlEntityId,
    }),
    samlAcsUrl: t.string({
      description: 'SAML: the assertion consumer service (HTTP-POST binding).',
      resolve: ({ id }, _args, { runtime }) => connectionUrls(runtime, id).samlAcsUrl,
    }),
    loginProblem: t.exposeString('loginProblem', {
      nullable: true,
      description: 'Why the latest failed login failed, in technical English. It contains no personal data.',
    }),
    loginProblemAt: t.expose('loginProblemAt', { type: 'DateTime', nullable: true }),
    lastLoginAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The last login of a current member at the company.',
      resolve: ({ id }, _args, { runtime }) => lastLoginAt(runtime.prisma, id),
    }),
    domains: t.relation('domains', { query: { orderBy: { id: 'asc' } } }),
    plans: t.relation('plans', { query: { orderBy: { id: 'asc' } } }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'The last change of its settings.' }),
  }),
});

export const EnterprisePlanInput = builder.inputType('EnterprisePlanInput', {
  description: 'Without a domain and a group, the plan is for all members.',
  fields: (t) => ({
    planId: t.id({ required: true }),
    domain: t.string(),
    group: t.string({ description: 'The name of the group at the provider.' }),
  }),
});
