import { randomUUID } from 'node:crypto';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { ExecutionResult } from 'graphql';
import { createYoga, type Plugin, type YogaInitialContext } from 'graphql-yoga';
import { createContext } from '../context.ts';
import type { RequestFacts } from '../lib/request-facts.ts';
import type { Execute, Result } from '../rest/execute.ts';
import type { Runtime } from '../runtime.ts';
import { schema } from '../schema.ts';
import { documentLimits } from './limits.ts';
import { finishResult, noteOperations, noteResult } from './outcome.ts';
import { shownError } from './shown-errors.ts';

/** What a transport gives with each request. */
export type Incoming = { facts: RequestFacts };

const GRAPHIQL_START = `# Register, then send the token as a header:
# { "Authorization": "Bearer …" }
mutation Register {
  register(input: {
    email: "reader@example.com"
    password: "correct horse"
  }) {
    token
    expiresAt
    customer { id email }
  }
}

query Me {
  me {
    id
    email
    sessions { id createdAt current }
  }
}
`;

/**
 * The one GraphQL engine. HTTP requests and the shim's documents go through the same context,
 * limits and masking.
 * @returns `yoga` for HTTP, `execute` for documents that this process brings itself
 */
export function createEngine(runtime: Runtime) {
  const { graphiql, introspection } = runtime.settings;
  const maskError = (error: unknown) =>
    shownError(error, (cause) => {
      const reportId = randomUUID();
      runtime.log.error({ reportId, err: cause }, 'masked error');
      return reportId;
    });
  const yoga = createYoga<Incoming>({
    schema,
    graphqlEndpoint: '/graphql',
    context: ({ facts }) => createContext(runtime, facts),
    plugins: [...documentLimits(introspection), noteOperations, finishResult] as Plugin[],
    maskedErrors: { maskError },
    batching: false,
    multipart: false,
    cors: false,
    landingPage: false,
    logging: false,
    // A cached error loses the status that says whose fault it was.
    parserAndValidationCache: false,
    graphiql: graphiql ? { title: 'Gatehouse', defaultQuery: GRAPHIQL_START } : false,
    renderGraphiQL,
  });

  const execute: Execute = async (document, variables, facts) => {
    // What Yoga's own transport would have put there is not looked at by anything of ours.
    const { contextFactory, execute } = yoga.getEnveloped({ facts } as unknown as Incoming &
      YogaInitialContext);
    let result: ExecutionResult;
    try {
      const contextValue = await contextFactory();
      result = await execute({ schema, document, variableValues: variables, contextValue });
    } catch (error) {
      result = { errors: [maskError(error)] };
    }
    noteResult(facts.outcome, result);
    return result as Result<never>;
  };
  return { yoga, execute };
}
