import { withCustomer } from '@gatehouse/partner/next';
import { verifier } from './verifier.js';

/** `app/letters/route.js` of Next.js, in the Node.js runtime. */
export const GET = withCustomer(
  verifier,
  (_request, { customer }) => Response.json({ text: 'A reader writes.', customerId: customer.customerId }),
  { cookie: '__Host-session' },
);
