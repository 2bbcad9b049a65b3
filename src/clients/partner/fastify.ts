import { presentedToken } from './presented-token.ts';
import { CACHE_CONTROL, refusedRequest } from './refused-request.ts';
import type { Verdict } from './verdict.ts';
import type { Verifier } from './verifier.ts';

type FastifyRequest = { method: string; headers: Record<string, string | string[] | undefined> };
type FastifyReply = {
  code(status: number): FastifyReply;
  headers(values: Record<string, string>): FastifyReply;
  header(name: string, value: string): FastifyReply;
  send(body: unknown): FastifyReply;
};
type FastifyInstance = {
  decorateRequest(name: string, value: null): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: the hooks of Fastify have many overloads
  addHook(name: any, hook: any): unknown;
};

export type FastifyOptions = {
  verifier: Verifier;
  /** A cookie that may hold the token, such as `__Host-session`. Default: none. */
  cookie?: string;
  /** Lets requests without a valid token pass. The handler has to check `request.gatehouse`. */
  optional?: boolean;
};

/** The property that the plugin adds to each request. */
export type GatehouseRequest = { gatehouse: Verdict | null };

/**
 * A plugin for Fastify: `app.register(gatehouse, { verifier })`. It checks requests to all routes of the scope that it
 * is registered in, before their bodies are read, and sets `request.gatehouse` to the verdict, or to null without a
 * token.
 */
export async function gatehouse(app: FastifyInstance, options: FastifyOptions): Promise<void> {
  const { verifier, cookie, optional = false } = options;
  app.decorateRequest('gatehouse', null);
  app.addHook('onRequest', async (request: FastifyRequest & GatehouseRequest, reply: FastifyReply) => {
    const header = (name: string) => [request.headers[name]].flat().join(', ');
    const token = presentedToken({ method: request.method, header }, cookie ?? null);
    request.gatehouse = token === null ? null : await verifier.verify(token);
    reply.header('cache-control', CACHE_CONTROL);
    const refused = optional ? null : refusedRequest(request.gatehouse);
    if (refused === null) return undefined;
    return reply.code(refused.status).headers(refused.headers).send(refused.body);
  });
}

// With this symbol, the hook applies to the scope that registers the plugin, not only inside the plugin.
Object.assign(gatehouse, { [Symbol.for('skip-override')]: true });
