import { ensureClient } from './generate-client.ts';

/** `npm start`: what is generated from the schema is made first, if it is not there yet. */
ensureClient();
await import('../main.ts');
