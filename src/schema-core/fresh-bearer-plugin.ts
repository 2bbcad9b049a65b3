import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import type { Context } from './context.ts';

/**
 * A Pothos plugin: after each mutation the bearer is judged anew, because the mutation may have ended
 * the session that the next one of the same request would act with.
 */
const pluginName = 'freshBearer';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      freshBearer: FreshBearerPlugin<Types>;
    }
  }
}

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;

class FreshBearerPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolve: Resolver<Types>, field: PothosOutputFieldConfig<Types>): Resolver<Types> {
    if (field.parentType !== 'Mutation') return resolve;
    return async (parent, args, context, info) => {
      try {
        return await resolve(parent, args, context, info);
      } finally {
        (context as unknown as Context).forgetBearer();
      }
    };
  }
}

SchemaBuilder.registerPlugin(pluginName, FreshBearerPlugin);

export default pluginName;
