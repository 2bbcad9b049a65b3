import type { RequestListener } from 'node:http';
import { describeSpan, isTracing, openSpan } from '../../lib/tracing.ts';
import type { ResponseObserver } from './response-observer.ts';

/** Machines request these paths every few seconds. */
const UNTRACED = /^\/(?:health\/|metrics)/;

/**
 * Puts each traced request in a span, in front of the fast path and of Fastify. The span continues the trace that the
 * `traceparent` header of the request names. If tracing is off, this returns the listener itself.
 */
export function traceRequests(listener: RequestListener): RequestListener {
  if (!isTracing()) return listener;
  return (request, response) => {
    if (UNTRACED.test(request.url ?? '')) {
      listener(request, response);
      return;
    }
    const method = request.method ?? '';
    const span = openSpan({
      name: method,
      kind: 'server',
      attributes: { 'http.request.method': method },
      parent: request.headers.traceparent ?? null,
    });
    // Node calls the listeners of these emitters in the context of the connection.
    span.bind(request);
    span.bind(response);
    response.once('close', () => span.end());
    span.run(() => listener(request, response));
  };
}

/** Completes the span of a request. The path and the query are left out, because they may contain tokens. */
export const describeResponses: ResponseObserver = ({ method, route, status, outcome: { errorCodes } }) => {
  if (!isTracing()) return;
  const attributes = {
    'http.response.status_code': status,
    ...(route === null ? {} : { 'http.route': route }),
    ...(errorCodes[0] === undefined ? {} : { 'error.type': errorCodes[0] }),
  };
  describeSpan(route === null ? method : `${method} ${route}`, attributes, status >= 500);
};
