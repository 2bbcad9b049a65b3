import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type PothosOutputFieldConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { IdentityError } from '../platform/errors.ts';
import { type Language, languageOfTag } from '../platform/messages/language.ts';
import type { Context } from './context.ts';

/**
 * A Pothos plugin: which operations do not report errors in the language of the request.
 * - An operation with an argument `language`, or with one in its `input`, uses that language.
 * - An operation of the administration (`isAdministration`) uses English, because most of its messages have no
 *   translation. The console keeps the language of the request, so that translated messages appear in it.
 */
const pluginName = 'language';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      language: LanguagePlugin<Types>;
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
      /** For collaborators. Fields of `t.adminField` have it. */
      isAdministration?: boolean;
    }
  }
}

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;
type LanguageOf = (args: object, context: Context) => Language | null;

class LanguagePlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolve: Resolver<Types>, field: PothosOutputFieldConfig<Types>): Resolver<Types> {
    const languageOf = ownLanguage(field);
    if (!languageOf) return resolve;
    return async (parent, args, context, info) => {
      try {
        return await resolve(parent, args, context, info);
      } catch (error) {
        // The legacy APIs are English, although their clients send a language with every call.
        const own = context as unknown as Context;
        const language = own.isOwnDocument ? null : languageOf(args, own);
        throw error instanceof IdentityError && language !== null ? error.withLanguage(language) : error;
      }
    };
  }
}

function ownLanguage<Types extends SchemaTypes>({
  pothosOptions,
  args,
}: PothosOutputFieldConfig<Types>): LanguageOf | null {
  if ((pothosOptions as { isAdministration?: boolean }).isAdministration) {
    return (_args, { requestInfo }) => (requestInfo.isConsole ? null : 'en');
  }
  if (!('language' in args || 'input' in args)) return null;
  return (given) => {
    const { language, input } = given as { language?: unknown; input?: { language?: unknown } };
    const tag = language ?? input?.language;
    return typeof tag === 'string' ? languageOfTag(tag) : null;
  };
}

SchemaBuilder.registerPlugin(pluginName, LanguagePlugin);

export default pluginName;
