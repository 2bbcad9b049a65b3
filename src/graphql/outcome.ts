import type { DocumentNode, ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type ErrorCode, isErrorCode } from '../platform/errors.ts';
import type { RequestInfo, RequestOutcome } from '../platform/request-info.ts';
import type { Context } from '../schema-core/context.ts';

/** The part of Yoga's context that the HTTP layer provides. */
export type Incoming = { requestInfo: RequestInfo };

const MAX_NAME_LENGTH = 100;

/** Returns the name of an operation for the access log: its own name, or the name of its first field. */
export function nameOfOperation({ definitions }: DocumentNode, operationName?: string | null): string {
  const definition = definitions.find(
    (node) => node.kind === 'OperationDefinition' && (!operationName || node.name?.value === operationName),
  );
  if (definition?.kind !== 'OperationDefinition') return 'unknown';
  const [field] = definition.selectionSet.selections;
  const name = definition.name?.value ?? (field?.kind === 'Field' ? field.name.value : definition.operation);
  return name.slice(0, MAX_NAME_LENGTH);
}

/** Whether all operations of a document only read the schema. Their results are the same for all clients. */
export function introspects({ definitions }: DocumentNode): boolean {
  const operations = definitions.filter((node) => node.kind === 'OperationDefinition');
  return operations.every(({ operation, selectionSet: { selections } }) => {
    return (
      operation === 'query' &&
      selections.every((node) => node.kind === 'Field' && node.name.value.startsWith('__'))
    );
  });
}

export const noteOperations: Plugin<Context> = {
  onExecute({ args }) {
    const name = nameOfOperation(args.document as DocumentNode, args.operationName);
    const { outcome } = args.contextValue.requestInfo;
    outcome.operations.push(name);
    if (introspects(args.document as DocumentNode)) outcome.isPublic = true;
  },
};

/** Gathers the codes and report ids of a result's errors for the access log. */
export function noteResult(outcome: RequestOutcome, { errors }: ExecutionResult): void {
  for (const { extensions } of errors ?? []) {
    if (typeof extensions.code === 'string') outcome.errorCodes.push(extensions.code);
    if (typeof extensions.reportId === 'string') outcome.reportIds.push(extensions.reportId);
  }
}

/**
 * Completes a result for HTTP. Replaces error codes of Yoga with error codes of the server. The status of an error is
 * kept only if there is no data: a partial result is a 200.
 */
export function finish(result: ExecutionResult, outcome: RequestOutcome): void {
  for (const { extensions } of (result.errors ?? []) as GraphQLError[]) {
    const http = extensions.http as { status?: number } | undefined;
    // Yoga uses the same code for all requests that it refuses.
    if (http?.status === 405) extensions.code = 'METHOD_NOT_ALLOWED' satisfies ErrorCode;
    if (!isErrorCode(extensions.code)) extensions.code = 'BAD_REQUEST' satisfies ErrorCode;
    if (http && result.data != null) delete http.status;
  }
  noteResult(outcome, result);
}

export const finishResult: Plugin<Context, Incoming> = {
  onExecutionResult({ result, context }) {
    if (!result || Symbol.asyncIterator in result) return;
    finish(result as ExecutionResult, (context as unknown as Incoming).requestInfo.outcome);
  },
};
