import { readSettings } from '../platform/settings.ts';

/**
 * For the image: ends with 0 when the server beside it answers. Not whether it is ready: a database that is away
 * is no reason to start the server anew.
 */
const { host, port } = readSettings();
const own = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
const answer = await fetch(`http://${own.includes(':') ? `[${own}]` : own}:${port}/health/live`).catch(
  () => null,
);
process.exit(answer?.ok ? 0 : 1);
