import { execute } from '@graphql-tools/executor';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
} from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { isTracing, traced } from '../lib/tracing.ts';
import type { Execute, Result } from '../platform/execute.ts';
import type { RequestInfo } from '../platform/request-info.ts';
import type { Runtime } from '../platform/runtime.ts';
import type { Context } from '../schema-core/context.ts';
import { createContext } from './create-context.ts';
import { documentLimits } from './limits.ts';
import {
  finishResult,
  type Incoming,
  introspects,
  nameOfOperation,
  noteOperations,
  noteResult,
} from './outcome.ts';
import { reportMasked, shownError } from './shown-errors.ts';
import { spanOfOperation, traceOperations } from './traced-operations.ts';

/** Runs the only operation of a document, without the executor. */
export type CompiledDocument = (
  context: Context,
  variables: Readonly<Record<string, unknown>>,
) => ExecutionResult | Promise<ExecutionResult>;

export type Operation = {
  /** Parsed, valid and within the limits. */
  document: DocumentNode;
  operationName: string | null;
  variables: Record<string, unknown>;
  requestInfo: RequestInfo;
  /** Whether the document belongs to this server, not to a client. */
  isOwnDocument: boolean;
  /** The compiled form of the document. Used instead of the executor if present. */
  compiled?: CompiledDocument | null;
};

export type Engine = ReturnType<typeof createEngine>;

/**
 * Creates the GraphQL engine of the server. All operations get their context and masked errors in the same
 * way.
 * @returns `yoga` for requests over HTTP; `run` for a document that is known to be valid; `execute` for the REST
 *   dialects, whose documents are the server's own
 * @param schema the schema that is served
 */
export function createEngine(runtime: Runtime, schema: GraphQLSchema) {
  const { introspection } = runtime.settings;
  const maskFor = (request: Pick<RequestInfo, 'requestId' | 'acceptLanguage'> | null) => (error: unknown) => {
    const report = (cause: unknown) => reportMasked(runtime.log, cause, request?.requestId);
    return shownError(error, report, request?.acceptLanguage ?? null, introspection);
  };
  /** Masks the errors of an execution. Yoga itself would mask them without the data of the request. */
  const maskedForRequest: Plugin<Context> = {
    onExecute({ args: { contextValue } }) {
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result || !result.errors) return;
          setResult({ ...result, errors: result.errors.map(maskFor(contextValue.requestInfo)) });
        },
      };
    },
  };
  const yoga = createYoga<Incoming>({
    schema,
    graphqlEndpoint: '/graphql',
    context: ({ requestInfo }) => createContext(runtime, requestInfo),
    plugins: [
      ...documentLimits(introspection),
      noteOperations,
      // This plugin comes before the next one, so that it also masks the errors of that plugin.
      maskedForRequest,
      boundedVariableErrors(schema),
      finishResult,
      traceOperations,
    ] as Plugin[],
    // Masks the errors that occur before an execution. The data of the request is not used, because Yoga does not pass
    // it to `maskError`. The access log of the request has the report ids of these errors.
    maskedErrors: { maskError: maskFor(null) },
    batching: false,
    multipart: false,
    cors: false,
    landingPage: false,
    logging: false,
    // Yoga caches errors without their HTTP status.
    parserAndValidationCache: false,
    // The HTTP server serves GraphiQL.
    graphiql: false,
  });

  /** Runs an operation as Yoga does: records its name, creates the context, masks errors. */
  function run(operation: Operation): Promise<ExecutionResult> {
    if (!isTracing()) return runOperation(operation);
    const span = spanOfOperation(operation.document, operation.operationName);
    return traced(span, () => runOperation(operation));
  }

  async function runOperation({
    document,
    operationName,
    variables,
    requestInfo,
    isOwnDocument,
    compiled,
  }: Operation): Promise<ExecutionResult> {
    requestInfo.outcome.operations.push(nameOfOperation(document, operationName));
    if (introspects(document)) requestInfo.outcome.isPublic = true;
    const maskError = maskFor(requestInfo);
    const contextValue = createContext(runtime, requestInfo, isOwnDocument);
    try {
      let result = await compiled?.(contextValue, variables);
      // The document is not compiled, or its compiled form has returned no data, because the variables are invalid.
      if (result?.data === undefined) {
        const errors = variableErrors(schema, document, operationName, variables);
        if (errors) return { errors: errors.map(maskError) };
        const args = { schema, document, variableValues: variables, operationName, contextValue };
        // Never an async iterable: the schema has no @defer and no @stream.
        result = (await execute(args)) as ExecutionResult;
      }
      return result.errors ? { ...result, errors: result.errors.map(maskError) } : result;
    } catch (error) {
      return { errors: [maskError(error)] };
    }
  }

  const executeOwn: Execute = async (document, variables, requestInfo) => {
    const result = await run({
      document,
      operationName: null,
      variables: variables as Record<string, unknown>,
      requestInfo,
      isOwnDocument: true,
    });
    noteResult(requestInfo.outcome, result);
    return result as Result<never>;
  };

  return { yoga, run, execute: executeOwn };
}

/** By default, the executor collects up to 50 errors, each with the whole input in its message. */
const MAX_ERRORS = 1;
const MAX_MESSAGE_CHARACTERS = 300;

/**
 * Finds the errors in the variables of an operation, at bounded cost and size.
 * @returns null when there are no errors, or when `operationName` does not select one operation
 */
function variableErrors(
  schema: GraphQLSchema,
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
function boundedVariableErrors(schema: GraphQLSchema): Plugin {
  return {
    onExecute({ args: { document, operationName, variableValues }, setResultAndStopExecution }) {
      const errors = variableErrors(schema, document, operationName, variableValues ?? {});
      if (errors) setResultAndStopExecution({ errors });
    },
  };
}

/** Creates an error in the form of the executor's own errors, with a bounded message. */
function refusal({ message, nodes }: GraphQLError): GraphQLError {
  const shown =
    message.length <= MAX_MESSAGE_CHARACTERS ? message : `${message.slice(0, MAX_MESSAGE_CHARACTERS)} …`;
  return new GraphQLError(shown, { nodes: nodes ?? null, extensions: { http: { status: 400 } } });
}
