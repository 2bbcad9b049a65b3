import { randomUUID } from 'node:crypto';
import { execute } from '@graphql-tools/executor';
import type { DocumentNode, ExecutionResult } from 'graphql';
import { createYoga, type Plugin, type YogaInitialContext } from 'graphql-yoga';
import type { Execute, Result } from '../platform/execute.ts';
import type { RequestInfo } from '../platform/request-info.ts';
import type { Runtime } from '../platform/runtime.ts';
import { createContext } from './create-context.ts';
import { type HttpResult, ordinaryParams, toHttp } from './fast-lane.ts';
import { type GoodDocument, goodDocument, rememberDocuments } from './known-documents.ts';
import { documentLimits } from './limits.ts';
import { finish, finishResult, noteOperations, noteResult } from './outcome.ts';
import { schema } from './schema.ts';
import { shownError } from './shown-errors.ts';
import { areFew, boundedVariableErrors, variableErrors } from './variables.ts';

/** What a transport gives with each request. */
export type Incoming = { requestInfo: RequestInfo };

/**
 * The one GraphQL engine. HTTP requests and the shim's documents go through the same context,
 * limits and masking.
 * @returns `yoga` for HTTP, `execute` for documents that this process brings itself
 */
export function createEngine(runtime: Runtime) {
  const { introspection } = runtime.settings;
  const report = (cause: unknown, requestId?: string) => {
    const reportId = randomUUID();
    runtime.log.error({ reportId, requestId, err: cause }, 'masked error');
    return reportId;
  };
  // Yoga does not tell which request failed; the log line of the request has the report id.
  const maskError = (error: unknown) => shownError(error, report, introspection);
  const maskFor =
    ({ requestId }: Pick<RequestInfo, 'requestId'>) =>
    (error: unknown) =>
      shownError(error, (cause) => report(cause, requestId), introspection);
  const yoga = createYoga<Incoming>({
    schema,
    graphqlEndpoint: '/graphql',
    context: ({ requestInfo }) => createContext(runtime, requestInfo),
    plugins: [
      ...documentLimits(introspection),
      boundedVariableErrors,
      noteOperations,
      finishResult,
    ] as Plugin[],
    maskedErrors: { maskError },
    batching: false,
    multipart: false,
    cors: false,
    landingPage: false,
    logging: false,
    // A cached error loses the status that says whose fault it was.
    parserAndValidationCache: false,
    // The page is the host's.
    graphiql: false,
  });

  const known = rememberDocuments();

  /**
   * Runs a document that has been found good, by the executor that Yoga uses. What Envelop would wrap around
   * it is done here: the name for the log, the context, the masking.
   */
  async function run(
    good: GoodDocument,
    variables: Record<string, unknown>,
    operationName: string | null,
    requestInfo: RequestInfo,
    isOwnDocument = false,
  ): Promise<ExecutionResult> {
    requestInfo.outcome.operations.push(good.nameOf(operationName));
    if (good.introspects) requestInfo.outcome.isPublic = true;
    const context = createContext(runtime, requestInfo, isOwnDocument);
    try {
      const compiled = areFew(variables) ? good.compiled(operationName) : null;
      let result = await compiled?.(context, variables);
      // Nothing was run where variables do not fit; the executor says so in the words of all documents.
      if (result?.data === undefined) {
        const errors = variableErrors(good.document, operationName, variables);
        if (errors) return { errors: errors.map(maskFor(requestInfo)) };
        result = (await execute({
          schema,
          document: good.document,
          variableValues: variables,
          operationName,
          contextValue: context,
        })) as ExecutionResult; // @defer and @stream are not in the schema.
      }
      return result.errors ? { ...result, errors: result.errors.map(maskFor(requestInfo)) } : result;
    } catch (error) {
      return { errors: [maskFor(requestInfo)(error)] };
    }
  }

  /** The document, when it is good: any other is left to Yoga, which says what is wrong with it. */
  function knownDocument(text: string, requestInfo: RequestInfo): GoodDocument | null {
    const remembered = known.get(text);
    if (remembered) return remembered;
    const { parse, validate } = yoga.getEnveloped({ requestInfo } as unknown as Incoming &
      YogaInitialContext);
    try {
      const document: DocumentNode = parse(text);
      if (validate(schema, document).length > 0) return null;
      return known.remember(text, document);
    } catch {
      return null;
    }
  }

  const ownDocuments = new WeakMap<DocumentNode, GoodDocument>();
  const executeInProcess: Execute = async (document, variables, requestInfo) => {
    let good = ownDocuments.get(document);
    if (!good) {
      good = goodDocument(document, 1);
      ownDocuments.set(document, good);
    }
    const result = await run(good, variables as Record<string, unknown>, null, requestInfo, true);
    noteResult(requestInfo.outcome, result);
    return result as Result<never>;
  };

  /**
   * An ordinary request, without Yoga's HTTP layer, which costs three times what the rest does; through
   * the same plugins otherwise.
   * @returns null when the request is not ordinary: then it is Yoga's to answer
   */
  async function answer(body: unknown, requestInfo: RequestInfo): Promise<HttpResult | null> {
    const params = ordinaryParams(body);
    const good = params && knownDocument(params.query, requestInfo);
    if (!good) return null;
    const result = await run(good, params.variables, params.operationName, requestInfo);
    finish(result, requestInfo.outcome);
    return toHttp(result);
  }
  return { yoga, execute: executeInProcess, answer };
}
