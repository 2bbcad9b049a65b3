import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type PothosOutputFieldConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import {
  countOperation,
  type Field,
  limitThroughput,
  type Resolver,
  recordSession,
  reportInOwnLanguage,
  type WrapperOptions,
} from './field-wrappers.ts';

/** A Pothos plugin that wraps the resolver of every field, and declares the options that the wrappers read. */
const pluginName = 'field';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      field: FieldPlugin<Types>;
    }
    interface FieldOptions<
      Types extends SchemaTypes,
      ParentShape,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveShape,
      ResolveReturnShape,
    > extends WrapperOptions {}
  }
}

/** The outermost first. */
const WRAPPERS = [countOperation, reportInOwnLanguage, recordSession, limitThroughput];

type PothosResolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;

class FieldPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolve: PothosResolver<Types>, field: PothosOutputFieldConfig<Types>) {
    // Every context of this schema is a `Context`, which Pothos does not know here.
    return WRAPPERS.reduceRight(
      (inner, wrap) => wrap(inner, field as unknown as Field),
      resolve as Resolver,
    ) as PothosResolver<Types>;
  }
}

SchemaBuilder.registerPlugin(pluginName, FieldPlugin);

export default pluginName;
