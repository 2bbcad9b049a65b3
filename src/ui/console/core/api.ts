import { Client, type CombinedError, cacheExchange, fetchExchange, mapExchange } from '@urql/core';
import { createContext, use, useCallback, useState } from 'react';
import { useClient, useMutation, useQuery } from 'urql';
import { graphqlUrl } from './address.ts';
import { type Language, localized } from './language.ts';
import { isSessionEnd, type Problem, problemOf } from './problem.ts';
import { whileUnderWay } from './under-way.ts';

/** A document of `gql/graphql.ts` with the types of its answer and of its variables. */
export type Document<Data, Variables> = {
  toString(): string;
  __apiType?: (variables: Variables) => Data;
};
type Values = Record<string, unknown>;

const useTexts = localized({
  en: { offline: 'The server did not answer. Check your connection and try again.' },
  de: { offline: 'Der Server hat nicht geantwortet. Prüfen Sie die Verbindung und versuchen Sie es erneut.' },
});

/**
 * The connection to the admin API. The gateway keeps the token of the collaborator in a cookie that no script can read,
 * and accepts it only with the header that is set here.
 * @param language of messages
 * @param onSessionEnd called when an answer says that the collaborator is not logged in
 */
export function createApi(language: Language, onSessionEnd: () => void): Client {
  return new Client({
    url: graphqlUrl,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: {
      headers: { 'x-gatehouse-console': '1', 'accept-language': language },
      credentials: 'same-origin',
    },
    fetch: (input, init) => whileUnderWay(() => fetchWithRequestId(input, init)),
    exchanges: [
      mapExchange({
        onError({ graphQLErrors }) {
          if (graphQLErrors.some(({ extensions }) => isSessionEnd(extensions ?? {}))) onSessionEnd();
        },
      }),
      cacheExchange,
      fetchExchange,
    ],
  });
}

/** Adds the id of the request to each error, so that a page can show it. */
async function fetchWithRequestId(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  const answer = await response.json();
  const requestId = response.headers.get('x-request-id');
  for (const error of answer?.errors ?? []) error.extensions = { ...error.extensions, requestId };
  const { status } = response;
  return new Response(JSON.stringify(answer), { status, headers: { 'content-type': 'application/json' } });
}

export type Reading<Data> = {
  /** Null until the first answer. */
  data: Data | null;
  problem: Problem | null;
  /** Whether the first answer is awaited. */
  isLoading: boolean;
  /** Whether data is shown that may be old. */
  isRefreshing: boolean;
  reload(): void;
};

/** Reads with a query. The answer is kept, and read again after a mutation that touches its types. */
export function useReading<Data, Variables extends Values>(
  document: Document<Data, Variables>,
  variables: Variables,
  { pause = false }: { pause?: boolean } = {},
): Reading<Data> {
  const { offline } = useTexts();
  const [{ data, error, fetching, stale }, execute] = useQuery<Data, Variables>({
    query: String(document),
    variables,
    pause,
  });
  return {
    data: data ?? null,
    problem: error ? problemOf(error, offline) : null,
    isLoading: fetching && !data && !error,
    isRefreshing: stale || (fetching && data !== undefined),
    reload: () => execute({ requestPolicy: 'network-only' }),
  };
}

/** The answer of an operation: its data, or the problem. */
export type Outcome<Data> = { data: Data; problem: null } | { data: null; problem: Problem };

/** Asks the collaborator to prove who they are. @returns whether they did */
export const ReauthenticationContext = createContext<() => Promise<boolean>>(async () => false);

/**
 * Runs a mutation. If it needs a recent login, the collaborator can re-authenticate, and the mutation then runs again.
 * @returns the function that runs it, and the state of the last run
 */
export function useAction<Data, Variables extends Values>(
  document: Document<Data, Variables>,
): [
  (variables: Variables) => Promise<Outcome<Data>>,
  { isRunning: boolean; problem: Problem | null; clear(): void },
] {
  const { offline } = useTexts();
  const [, execute] = useMutation<Data, Variables>(String(document));
  const reauthenticate = use(ReauthenticationContext);
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = useCallback(
    async (variables: Variables): Promise<Outcome<Data>> => {
      const attempt = async () => outcomeOf(await execute(variables), offline);
      setRunning(true);
      setProblem(null);
      let outcome = await attempt();
      if (outcome.problem?.needsReauthentication && (await reauthenticate())) outcome = await attempt();
      setProblem(outcome.problem);
      setRunning(false);
      return outcome;
    },
    [execute, offline, reauthenticate],
  );
  return [run, { isRunning, problem, clear: () => setProblem(null) }];
}

/** Makes a query that runs on demand, such as after a click. @returns the function that runs it */
export function useAsking<Data, Variables extends Values>(
  document: Document<Data, Variables>,
): (variables: Variables) => Promise<Outcome<Data>> {
  const { offline } = useTexts();
  const client = useClient();
  return useCallback(
    async (variables: Variables): Promise<Outcome<Data>> => {
      const query = String(document);
      const answer = await client
        .query<Data>(query, variables, { requestPolicy: 'network-only' })
        .toPromise();
      return outcomeOf(answer, offline);
    },
    [client, document, offline],
  );
}

function outcomeOf<Data>(
  { data, error }: { data?: Data | undefined; error?: CombinedError | undefined },
  offline: string,
): Outcome<Data> {
  if (error) return { data: null, problem: problemOf(error, offline) };
  return { data: data as Data, problem: null };
}
