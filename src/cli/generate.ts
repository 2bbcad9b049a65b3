import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureClient } from './generate-client.ts';
import { codegen, root, runTool } from './tool.ts';

/** `npm run generate`: generates the client, then all generated files that are committed. */
await ensureClient();
// Loaded afterwards, because the schema imports the client.
const { printedSchema } = await import('./print-schema.ts');
const { operationsPage } = await import('./operations-page.ts');
writeFileSync(join(root, 'schema.graphql'), printedSchema());
writeFileSync(join(root, 'docs/operations.md'), operationsPage());
await runTool(codegen, '--config', 'codegen.ts');
console.log(
  'Generated: the Prisma client, schema.graphql, docs/operations.md, the typed documents of the shim and of the tests.',
);
