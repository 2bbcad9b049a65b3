import type { FastifyRequest } from 'fastify';

/** Whether a browser asks for a page: it accepts HTML by name and prefers it to JSON. */
export function acceptsPage({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  const page = weightOf('text/html', headers.accept);
  return (method === 'GET' || method === 'HEAD') && page > weightOf('application/json', headers.accept);
}

/** Whether a client accepts JSON by name and does not prefer HTML. Browsers do not name JSON. */
export function prefersJson({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const json = weightOf('application/json', headers.accept);
  return json > 0 && json >= weightOf('text/html', headers.accept);
}

/** Returns the weight of a media type in an Accept header (RFC 9110 §12.5.1); 0 if it is not named. */
function weightOf(type: string, accept = ''): number {
  for (const range of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    if (name !== type) continue;
    const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    return weight >= 0 && weight <= 1 ? weight : 1;
  }
  return 0;
}
