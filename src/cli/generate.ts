import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureClient } from './generate-client.ts';
import { printedMail } from './print-mail.ts';
import { recipePages } from './recipe-pages.ts';
import { codegen, root, runTool } from './tool.ts';

/** `npm run generate`: generates the client, then all generated files that are committed. */
await ensureClient();
writeFileSync(join(root, 'src/delivery/mail/mail.html'), await printedMail());
// Loaded afterwards, because the schema imports the client and reads the HTML of mails.
const { printedSchema } = await import('./print-schema.ts');
const { referencePages } = await import('./reference/pages.ts');
writeFileSync(join(root, 'schema.graphql'), printedSchema());
for (const [page, make] of Object.entries(referencePages)) writeFileSync(join(root, page), make());
for (const [page, text] of recipePages()) writeFileSync(join(root, page), text);
await runTool(codegen, '--config', 'codegen.ts');
console.log(
  'Generated: the Prisma client, schema.graphql, the pages of the reference in docs, the HTML of mails, the code in ' +
    'docs/recipes, the typed documents.',
);
