import type { FastifyRequest } from 'fastify';

/** Whether a browser is led here and wants something to look at: it names HTML, and likes JSON less. */
export function acceptsPage({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  const page = weightOf('text/html', headers.accept);
  return (method === 'GET' || method === 'HEAD') && page > weightOf('application/json', headers.accept);
}

/** Whether a client asks for JSON by its name, and likes HTML no better. No browser names JSON. */
export function prefersJson({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const json = weightOf('application/json', headers.accept);
  return json > 0 && json >= weightOf('text/html', headers.accept);
}

/** The weight of a media type that is named (RFC 9110 §12.5.1); 0 for one that is not. */
function weightOf(type: string, accept = ''): number {
  for (const range of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    if (name !== type) continue;
    const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    return weight >= 0 && weight <= 1 ? weight : 1;
  }
  return 0;
}
