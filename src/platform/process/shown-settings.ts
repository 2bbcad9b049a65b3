import { parsePostgresUrl, placeOf } from '../../lib/postgres-url.ts';
import type { Settings } from '../settings.ts';

/**
 * The settings that the log shows at the start. For a URL that may contain a password, it only shows whether the URL is
 * set, or the servers and the name of the database.
 */
export function shownSettings(settings: Settings) {
  const { environment, publicUrl, host, port, metricsPort, databasePoolSize, trustedProxies } = settings;
  const { rateLimits, logLevel, graphiql, introspection, console, docs, keyRotationDays } = settings;
  return {
    environment,
    publicUrl,
    host,
    port,
    metricsPort,
    database: settings.databaseUrl === null ? 'embedded' : placeOf(parsePostgresUrl(settings.databaseUrl)),
    databasePoolSize,
    redis: settings.redisUrl !== null,
    smtp: settings.smtpUrl !== null,
    traces: settings.otlpEndpoint !== null,
    trustedProxies,
    rateLimits,
    logLevel,
    graphiql,
    introspection,
    console,
    docs,
    keyRotationDays,
  };
}
