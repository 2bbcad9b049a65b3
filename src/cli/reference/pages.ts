import { errorCodesPage } from './error-codes-page.ts';
import { operationsPage } from './operations-page.ts';
import { webhookEventsPage } from './webhook-events-page.ts';

/** The generated pages of `docs/`, by their file. `npm run generate` writes them, and `npm run check` compares them. */
export const referencePages: Readonly<Record<string, () => string>> = {
  'docs/operations.md': operationsPage,
  'docs/error-codes.md': errorCodesPage,
  'docs/webhook-events.md': webhookEventsPage,
};
