import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { isTracing, tracedPart } from '../lib/tracing.ts';
import { type OperationOutcome, outcomeOfFailure } from '../platform/statistics/operation-counts.ts';
import type { Context } from './context.ts';

/**
 * A Pothos plugin: operations are counted by field and outcome, for the metrics. While tracing is on, the rule of each has
 * a span with the name of the field. Verdicts are counted by their reason instead.
 */
const pluginName = 'operation';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      operation: OperationPlugin<Types>;
    }
  }
}

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;

class OperationPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolve: Resolver<Types>, field: PothosOutputFieldConfig<Types>): Resolver<Types> {
    if (field.parentType !== 'Mutation' && field.parentType !== 'Query') return resolve;
    const operation = field.name;
    const span = { name: `rule ${operation}` };
    if (field.extensions?.compiled === true) {
      return (parent, args, context, info) =>
        isTracing()
          ? tracedPart(span, async () => resolve(parent, args, context, info))
          : resolve(parent, args, context, info);
    }
    return async (parent, args, context, info) => {
      let outcome: OperationOutcome = 'OK';
      try {
        return await tracedPart(span, async () => resolve(parent, args, context, info));
      } catch (error) {
        outcome = outcomeOfFailure(error);
        throw error;
      } finally {
        (context as unknown as Context).runtime.operationCounts.count({ operation, outcome });
      }
    };
  }
}

SchemaBuilder.registerPlugin(pluginName, OperationPlugin);

export default pluginName;
