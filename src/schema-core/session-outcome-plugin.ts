import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import { type GraphQLFieldResolver, getNamedType } from 'graphql';
import type { Context } from './context.ts';

/**
 * A Pothos plugin: notes the token that a mutation grants, whichever way in it is, and a logout. The
 * transport sets or clears the shared cookie by it.
 */
const pluginName = 'sessionOutcome';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      sessionOutcome: SessionOutcomePlugin<Types>;
    }
  }
}

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;

/** What of a login's result the shared cookie needs. */
type Grant = { session: { accountId: number }; token: string; expiresAt: Date };

class SessionOutcomePlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolve: Resolver<Types>, field: PothosOutputFieldConfig<Types>): Resolver<Types> {
    if (field.parentType !== 'Mutation') return resolve;
    return async (parent, args, context, info) => {
      const result = await resolve(parent, args, context, info);
      const { outcome } = (context as unknown as Context).requestInfo;
      if (getNamedType(info.returnType).name === 'AuthPayload') {
        const { session, token, expiresAt } = result as Grant;
        outcome.session = { accountId: session.accountId, token, expiresAt };
      } else if (field.name === 'logout') outcome.session = 'ended';
      return result;
    };
  }
}

SchemaBuilder.registerPlugin(pluginName, SessionOutcomePlugin);

export default pluginName;
