import type { FastifyInstance } from 'fastify';
import { OperatorError, reasonOf } from '../../lib/operator-error.ts';

/** The error codes that a wrong port causes, and those that a wrong host causes. */
const OF_PORT = new Set(['EADDRINUSE', 'EACCES']);
const OF_HOST = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * Listens. If the port or the host causes an error, the message names the setting to change.
 * @param portSetting the name of the setting that the port comes from
 * @throws OperatorError when the port or the host is not available
 */
export async function listen(
  app: FastifyInstance,
  where: { host: string; port: number },
  portSetting: 'PORT' | 'METRICS_PORT',
): Promise<string> {
  try {
    return await app.listen(where);
  } catch (error) {
    throw listenError(error, portSetting);
  }
}

/** Names the setting that caused an error of `listen`, if one did. */
export function listenError(error: unknown, portSetting: 'PORT' | 'METRICS_PORT'): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  const setting = OF_PORT.has(code) ? portSetting : OF_HOST.has(code) ? 'HOST' : null;
  return setting === null ? error : new OperatorError(`${setting}: ${reasonOf(error)}`, { cause: error });
}
