import { presentedToken } from './presented-token.ts';
import { refusedRequest } from './refused-request.ts';
import type { Verdict } from './verdict.ts';
import type { Verifier } from './verifier.ts';

type WebRequest = { method: string; headers: { get(name: string): string | null } };
type Building = {
  context: { request?: WebRequest };
  extendContext(extension: { gatehouse: Verdict | null }): void;
};

export type YogaOptions = {
  verifier: Verifier;
  /** A cookie that may hold the token, such as `__Host-session`. Default: none. */
  cookie?: string;
  /** Lets operations without a valid token pass. Resolvers look at `context.gatehouse`. */
  optional?: boolean;
};

/** What the plugin adds to the context of each operation. */
export type GatehouseContext = { gatehouse: Verdict | null };

/**
 * A plugin for GraphQL Yoga, Hive Gateway and other servers with Envelop plugins. It sets `context.gatehouse` to the
 * verdict, and executes no operation without a valid token. An operation whose request is not known is refused too.
 */
export function useGatehouse({ verifier, cookie, optional = false }: YogaOptions) {
  return {
    async onContextBuilding({ context, extendContext }: Building): Promise<void> {
      const { request } = context;
      const header = (name: string) => request?.headers.get(name);
      const token = request ? presentedToken({ method: request.method, header }, cookie ?? null) : null;
      const verdict = token === null ? null : await verifier.verify(token);
      extendContext({ gatehouse: verdict });
      const refused = optional ? null : refusedRequest(verdict);
      if (refused === null) return;
      const { status, headers, body } = refused;
      const { error: code, reason, action } = body;
      throw graphqlError(
        code === 'UNAVAILABLE'
          ? 'The token cannot be checked at the moment.'
          : 'A valid access token is needed.',
        { code, reason, action, http: { status, headers } },
      );
    },
  };
}

/** An error that servers show as it is. They know it by its name, so this package needs no `graphql`. */
function graphqlError(message: string, extensions: Record<string, unknown>): Error {
  return Object.assign(new Error(message), {
    name: 'GraphQLError',
    extensions,
    toJSON: () => ({ message, extensions }),
  });
}
