import type { Dialect } from './dialect/scope.ts';
import { pelcro } from './pelcro/dialect.ts';
import { prancer } from './prancer/dialect.ts';

/** Every dialect. Where the prefix of one begins with that of another, the longer one comes first. */
export const dialects: readonly Dialect[] = [pelcro, prancer];

/** The dialect that serves a URL. */
export function dialectOf(url: string): Dialect | null {
  return dialects.find(({ prefixes }) => prefixes.some((prefix) => beginsWith(url, prefix))) ?? null;
}

/** What browsers may send to the dialects that they call, and where. */
export const browserAccess = {
  headers: dialects.flatMap(({ browsers }) => browsers?.headers ?? []),
  includes: (url: string): boolean => dialectOf(url)?.browsers !== undefined,
};

/** @param prefix in Fastify's spelling: `/:tenant/api` */
function beginsWith(url: string, prefix: string): boolean {
  const parts = prefix.split('/');
  const given = url.split('/', parts.length + 1);
  return (
    given.length > parts.length &&
    parts.every((part, index) => (part.startsWith(':') ? given[index] !== '' : given[index] === part))
  );
}
