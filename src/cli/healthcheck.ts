import { readSettings } from '../platform/settings.ts';

/**
 * The health check of the container image: exit status 0 if the liveness check of the server succeeds. It does not
 * check readiness, because a missing database is not a reason to restart the server. With the argument `ready` it does,
 * for deployments that replace servers one after another.
 */
const check = process.argv[2] === 'ready' ? 'ready' : 'live';
const { host, port } = readSettings();
const own = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
const answer = await fetch(`http://${own.includes(':') ? `[${own}]` : own}:${port}/health/${check}`).catch(
  () => null,
);
process.exit(answer?.ok ? 0 : 1);
