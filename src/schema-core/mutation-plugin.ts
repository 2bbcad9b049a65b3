import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import { type GraphQLFieldResolver, getNamedType } from 'graphql';
import type { Context } from './context.ts';

/**
 * A Pothos plugin with the work after every mutation:
 * - The token that it grants, or a logout, is recorded. The transport sets or clears the shared cookie accordingly.
 * - The cached bearer is dropped. The mutation may have ended the session of the request's next mutation.
 */
const pluginName = 'mutation';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      mutation: MutationPlugin<Types>;
    }
  }
}

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;

/** The part of an `AuthPayload` that the shared cookie needs. */
type Grant = { session: { accountId: number }; token: string; expiresAt: Date };

class MutationPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolve: Resolver<Types>, field: PothosOutputFieldConfig<Types>): Resolver<Types> {
    if (field.parentType !== 'Mutation') return resolve;
    return async (parent, args, pothosContext, info) => {
      const context = pothosContext as unknown as Context;
      const { outcome } = context.requestInfo;
      try {
        const result = await resolve(parent, args, pothosContext, info);
        if (getNamedType(info.returnType).name === 'AuthPayload') {
          const { session, token, expiresAt } = result as Grant;
          outcome.session = { accountId: session.accountId, token, expiresAt };
        } else if (field.name === 'logout') outcome.session = 'ended';
        return result;
      } finally {
        context.forgetBearer();
      }
    };
  }
}

SchemaBuilder.registerPlugin(pluginName, MutationPlugin);

export default pluginName;
