import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type PothosOutputFieldConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import type { Throughput } from '../platform/limits/throughput.ts';
import type { Context } from './context.ts';

/** A Pothos plugin: the option `throughput` on a field limits how often one source may call it. */
const pluginName = 'throughput';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      throughput: ThroughputPlugin<Types>;
    }
    interface FieldOptions<
      Types extends SchemaTypes,
      ParentShape,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveShape,
      ResolveReturnShape,
    > {
      throughput?: Throughput;
    }
  }
}

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;

class ThroughputPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolve: Resolver<Types>, field: PothosOutputFieldConfig<Types>): Resolver<Types> {
    const limit = (field.pothosOptions as { throughput?: Throughput }).throughput;
    if (!limit) return resolve;
    return async (parent, args, context, info) => {
      const { runtime, source } = context as unknown as Context;
      if (runtime.settings.rateLimits) await runtime.throughput(source, limit, info);
      return resolve(parent, args, context, info);
    };
  }
}

SchemaBuilder.registerPlugin(pluginName, ThroughputPlugin);

export default pluginName;
