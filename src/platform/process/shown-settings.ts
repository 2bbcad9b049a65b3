import { parsePostgresUrl, placeOf } from '../../lib/postgres-url.ts';
import type { Settings } from '../settings.ts';

/**
 * The settings that the log shows at the start. URLs that may contain a password are not among them: the log shows the
 * servers and the name of the database, and only whether the other URLs are set.
 */
export function shownSettings(settings: Settings) {
  const { environment, publicUrl, host, port, metricsPort, workers, databasePoolSize } = settings;
  const { trustedProxies, rateLimits, logLevel, graphiql, introspection } = settings;
  const { console, docs, keyRotationDays } = settings;
  return {
    environment,
    publicUrl,
    host,
    port,
    metricsPort,
    workers,
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
