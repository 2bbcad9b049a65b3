import { type DocumentNode, GraphQLError, getOperationAST, getVariableValues } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { schema } from './schema.ts';

/** The executor collects 50 errors, each with the whole input in its message. */
const MAX_ERRORS = 1;
const MAX_MESSAGE_CHARACTERS = 300;

/**
 * Finds the errors in the variables of an operation, at bounded cost and size.
 * @returns null when there are none, or when the operation is ambiguous
 */
export function variableErrors(
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown>,
): GraphQLError[] | null {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  if (definitions.length === 0) return null;
  const { errors } = getVariableValues(schema, definitions, variables, { maxErrors: MAX_ERRORS });
  return errors?.map(refusal) ?? null;
}

/** `variableErrors` as a plugin of Yoga. */
export const boundedVariableErrors: Plugin = {
  onExecute({ args: { document, operationName, variableValues }, setResultAndStopExecution }) {
    const errors = variableErrors(document, operationName, variableValues ?? {});
    if (errors) setResultAndStopExecution({ errors });
  },
};

/** Has the form of the executor's own errors, with a bounded message. */
function refusal({ message, nodes }: GraphQLError): GraphQLError {
  const shown =
    message.length <= MAX_MESSAGE_CHARACTERS ? message : `${message.slice(0, MAX_MESSAGE_CHARACTERS)} …`;
  return new GraphQLError(shown, { nodes: nodes ?? null, extensions: { http: { status: 400 } } });
}
