import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { isTracing, type NewSpan, traced } from '../lib/tracing.ts';
import type { Context } from '../schema-core/context.ts';

/**
 * The span of an operation: its type and its first field. Its name is not used, because it is free text of the client.
 */
export function spanOfOperation(
  { definitions }: DocumentNode,
  operationName: string | null | undefined,
): NewSpan {
  const definition = definitions.find(
    (node) => node.kind === 'OperationDefinition' && (!operationName || node.name?.value === operationName),
  );
  if (definition?.kind !== 'OperationDefinition') return { name: 'graphql' };
  const { operation, selectionSet } = definition;
  const [field] = selectionSet.selections;
  return {
    name: field?.kind === 'Field' ? `${operation} ${field.name.value}` : operation,
    attributes: { 'graphql.operation.type': operation },
  };
}

/** Runs the operations of Yoga in a span. */
export const traceOperations: Plugin<Context> = {
  onExecute({ args, executeFn, setExecuteFn }) {
    if (!isTracing()) return;
    const span = spanOfOperation(args.document as DocumentNode, args.operationName);
    setExecuteFn((executing) => traced(span, async () => executeFn(executing)));
  },
};
