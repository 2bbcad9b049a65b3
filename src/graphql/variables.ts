import { type DocumentNode, GraphQLError, getOperationAST, getVariableValues } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { schema } from '../schema.ts';

/** The executor looks for fifty, and writes the whole input into each. */
const MAX_ERRORS = 1;
const MAX_MESSAGE_CHARACTERS = 300;
/** A compiled document looks at all of a list, whatever is wrong with its first member. */
const MAX_COMPILED_MEMBERS = 100;

/**
 * What is wrong with the variables of an operation, for an answer of bounded cost and size.
 * @returns null: nothing, or it is not for this to say which operation is meant
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

/** Whether a compiled document may look at these variables first. */
export function areFew(variables: Record<string, unknown>): boolean {
  return Object.values(variables).every(
    (value) =>
      typeof value !== 'object' ||
      value === null ||
      (Array.isArray(value) && value.length <= MAX_COMPILED_MEMBERS),
  );
}

/** The same on the way through Yoga. */
export const boundedVariableErrors: Plugin = {
  onExecute({ args: { document, operationName, variableValues }, setResultAndStopExecution }) {
    const errors = variableErrors(document, operationName, variableValues ?? {});
    if (errors) setResultAndStopExecution({ errors });
  },
};

/** As the executor words its own, and no longer than can be read. */
function refusal({ message, nodes }: GraphQLError): GraphQLError {
  const shown =
    message.length <= MAX_MESSAGE_CHARACTERS ? message : `${message.slice(0, MAX_MESSAGE_CHARACTERS)} …`;
  return new GraphQLError(shown, { nodes: nodes ?? null, extensions: { http: { status: 400 } } });
}
