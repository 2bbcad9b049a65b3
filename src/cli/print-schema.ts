import { printedSchema } from '../graphql/printed-schema.ts';

export { printedSchema };

if (import.meta.main) process.stdout.write(printedSchema());
