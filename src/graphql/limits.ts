import { blockFieldSuggestionsPlugin } from '@escape.tech/graphql-armor-block-field-suggestions';
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { type FieldNode, GraphQLError, NoSchemaIntrospectionCustomRule, type ValidationRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * The limits of a document. The largest document that clients need, the introspection query of GraphiQL, has fewer than
 * 200 tokens. An example of a deep document of the console is
 * `customer { historyConnection { edges { node { changes { field } } } } }`.
 */
const MAX_TOKENS = 500;
const MAX_DEPTH = 8;
const MAX_ALIASES = 15;
const MAX_DIRECTIVES = 20;
/** For each unknown name, the validation searches all names of the schema for a suggestion. */
const MAX_ERRORS = 20;

/** A document over a limit gets a 400 in every media type. */
const onReject = [
  (_context: unknown, error: GraphQLError) => {
    error.extensions.code = 'BAD_REQUEST';
    error.extensions.http = { status: 400 };
  },
];

/**
 * The introspection fields that list members of the schema. The introspection query of every client has each of them
 * once. If `fields` occurs twice, for example, the fields of each of hundreds of types are listed twice.
 */
const LISTS = new Set(['__schema', 'types', 'fields', 'inputFields', 'interfaces', 'possibleTypes']);

const eachListOnce: ValidationRule = (context) => {
  const listed = new Set<string>();
  let listsTypes = false;
  const twice = new Map<string, FieldNode>();
  return {
    Field(node) {
      const name = node.name.value;
      if (!LISTS.has(name)) return;
      const parent = context.getParentType()?.name;
      if (name !== '__schema' && !parent?.startsWith('__')) return;
      if (name === 'types') listsTypes = true;
      if (listed.has(name)) twice.set(name, node);
      listed.add(name);
    },
    Document: {
      leave() {
        for (const [name, node] of twice) {
          if (name !== '__schema' && !listsTypes) continue;
          // Thrown, like the other limits, for a 400 in every media type.
          throw new GraphQLError(`This document may ask for ${name} only once.`, {
            nodes: node,
            extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
          });
        }
      },
    },
  };
};

const withEachListOnce: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(eachListOnce);
  },
};

const withFewErrors: Plugin = {
  onValidate({ validateFn, setValidationFn }) {
    setValidationFn(((schema, document, rules, options, typeInfo) =>
      validateFn(
        schema,
        document,
        rules,
        { ...options, maxErrors: MAX_ERRORS },
        typeInfo,
      )) as typeof validateFn);
  },
};

/**
 * Returns the plugins that limit a document.
 * @param introspection whether clients may read the schema, by query or by suggestions
 */
export function documentLimits(introspection: boolean): Plugin[] {
  return [
    maxTokensPlugin({ n: MAX_TOKENS, onReject }),
    maxDepthPlugin({ n: MAX_DEPTH, ignoreIntrospection: true, onReject }),
    maxAliasesPlugin({ n: MAX_ALIASES, allowList: [], onReject }),
    maxDirectivesPlugin({ n: MAX_DIRECTIVES, onReject }),
    withEachListOnce,
    withFewErrors,
    ...(introspection ? [] : [blockFieldSuggestionsPlugin(), withoutIntrospection]),
  ] as Plugin[];
}

const withoutIntrospection: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(NoSchemaIntrospectionCustomRule);
  },
};
