import type { FastifyInstance } from 'fastify';
import { builtFiles } from '../../responses/built-files.ts';

const files = builtFiles('hosted');

/** The files that a hosted page loads, as paths from `/hosted/`. */
export const hostedFiles = files.names;

export function serveHostedFiles(app: FastifyInstance): void {
  files.serve(app, '/hosted', { onLoginHosts: 'same' });
}
