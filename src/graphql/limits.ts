import { blockFieldSuggestionsPlugin } from '@escape.tech/graphql-armor-block-field-suggestions';
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { type GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * What a document may cost before it is executed. The widest honest document, GraphiQL's
 * introspection query, has fewer than 200 tokens; the deepest honest one asks `me { sessions { id } }`.
 */
const MAX_TOKENS = 500;
const MAX_DEPTH = 8;
const MAX_ALIASES = 15;
const MAX_DIRECTIVES = 20;

/** A refusal by a limit is an explicit 400, whatever media type was asked for. */
const onReject = [
  (_context: unknown, error: GraphQLError) => {
    error.extensions.code = 'BAD_REQUEST';
    error.extensions.http = { status: 400 };
  },
];

/** @param introspection whether clients may ask for the schema, by query or by suggestions */
export function documentLimits(introspection: boolean): Plugin[] {
  return [
    maxTokensPlugin({ n: MAX_TOKENS, onReject }),
    maxDepthPlugin({ n: MAX_DEPTH, ignoreIntrospection: true, onReject }),
    maxAliasesPlugin({ n: MAX_ALIASES, allowList: [], onReject }),
    maxDirectivesPlugin({ n: MAX_DIRECTIVES, onReject }),
    ...(introspection ? [] : [blockFieldSuggestionsPlugin(), withoutIntrospection]),
  ] as Plugin[];
}

const withoutIntrospection: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(NoSchemaIntrospectionCustomRule);
  },
};
