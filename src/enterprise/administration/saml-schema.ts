import { builder } from '../../schema-core/builder.ts';
import { createSamlConnection, refreshSamlMetadata, setSamlMetadata } from '../saml/manage-saml.ts';
import { EnterpriseConnection, EnterprisePlanInput } from './connection-types.ts';

const URL = 'The https URL from which the metadata are fetched every day. Give either this or `metadata`.';
const TEXT = 'The metadata as XML: one EntityDescriptor.';

const CreateSamlConnectionInput = builder.inputType('CreateSamlConnectionInput', {
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name of the company.' }),
    metadataUrl: t.string({ description: URL }),
    metadata: t.string({ description: TEXT }),
    groupsClaim: t.string({ description: 'The attribute that lists the groups of a person.' }),
    enabled: t.boolean({ description: 'True by default.' }),
    ssoOnly: t.boolean({ description: 'False by default.' }),
    plans: t.field({ type: [EnterprisePlanInput] }),
  }),
});

builder.mutationFields((t) => ({
  createSamlConnection: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: EnterpriseConnection,
    description:
      'Connects the SAML 2.0 provider of a company. Customers cannot log in with it until a domain is proven.',
    args: { input: t.arg({ type: CreateSamlConnectionInput, required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (acting, { input }, { runtime }) => createSamlConnection(runtime, acting, input),
  }),
  setSamlMetadata: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: EnterpriseConnection,
    description: 'Replaces the metadata of a SAML connection. They may be those of another provider.',
    args: {
      id: t.arg.id({ required: true }),
      metadataUrl: t.arg.string({ description: URL }),
      metadata: t.arg.string({ description: TEXT }),
    },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (acting, { id, ...given }, { runtime }) => setSamlMetadata(runtime, acting, id, given),
  }),
  refreshSamlMetadata: t.adminField({
    role: 'ADMIN',
    type: EnterpriseConnection,
    description:
      'Fetches the metadata of a SAML connection now. `metadataProblem` shows whether the fetch has failed.',
    args: { id: t.arg.id({ required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (acting, { id }, { runtime }) => refreshSamlMetadata(runtime, acting, id),
  }),
}));
