import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { isTracing, tracedPart } from '../lib/tracing.ts';

/** A Pothos plugin: while tracing is on, the rule of each operation has a span, with the name of the field. */
const pluginName = 'tracing';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      tracing: TracingPlugin<Types>;
    }
  }
}

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;

class TracingPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolve: Resolver<Types>, field: PothosOutputFieldConfig<Types>): Resolver<Types> {
    if (field.parentType !== 'Mutation' && field.parentType !== 'Query') return resolve;
    const span = { name: `rule ${field.name}` };
    return (parent, args, context, info) =>
      isTracing()
        ? tracedPart(span, async () => resolve(parent, args, context, info))
        : resolve(parent, args, context, info);
  }
}

SchemaBuilder.registerPlugin(pluginName, TracingPlugin);

export default pluginName;
