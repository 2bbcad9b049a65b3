import { printedSchema } from '../graphql/schema.ts';

export { printedSchema };

if (import.meta.main) process.stdout.write(printedSchema());
