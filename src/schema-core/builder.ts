import SchemaBuilder from '@pothos/core';
import PrismaPlugin from '@pothos/plugin-prisma';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import { DateTimeResolver, JSONResolver } from 'graphql-scalars';
import type { CollaboratorRole } from '../platform/database/client/client.ts';
import type PrismaTypes from '../platform/database/client/pothos.ts';
import { getDatamodel } from '../platform/database/client/pothos.ts';
import type { Context } from './context.ts';
import './authenticated-fields.ts';
import FieldPlugin from './field-plugin.ts';

/**
 * The schema builder: plugins, scalars and auth scopes. The features define the types. A root field can declare who may
 * call it (`authScopes`), and how often (`throughput`).
 */
export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  Scalars: {
    DateTime: { Input: Date; Output: Date };
    JSON: { Input: unknown; Output: unknown };
  };
  AuthScopes: { customer: boolean; collaborator: CollaboratorRole };
}>({
  plugins: [FieldPlugin, ScopeAuthPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: (context) => context.runtime.prisma,
    dmmf: getDatamodel(),
    onUnusedQuery: null,
  },
  scopeAuth: {
    // The error that a scope throws states why the caller is refused.
    treatErrorsAsUnauthorized: false,
    authScopes: (context) => ({
      customer: async () => Boolean(await context.bearer()),
      // `role` is the lowest role that may call. SUPPORT admits every collaborator.
      collaborator: async (role) => Boolean(await context.acting(role)),
    }),
  },
});

builder.addScalarType('DateTime', DateTimeResolver);
builder.addScalarType('JSON', JSONResolver);
builder.queryType({
  description: 'An operation can name its site: header `X-Site-Id`, or `?site_id=`.',
});
builder.mutationType({});
