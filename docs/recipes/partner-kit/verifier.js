import { createVerifier } from '@gatehouse/partner';

const { GATEHOUSE_ISSUER, GATEHOUSE_URL, GATEHOUSE_CLIENT_ID, GATEHOUSE_CLIENT_SECRET } = process.env;

/** The one verifier of the process. */
export const verifier = createVerifier({
  issuer: GATEHOUSE_ISSUER,
  url: GATEHOUSE_URL,
  clientId: GATEHOUSE_CLIENT_ID,
  clientSecret: GATEHOUSE_CLIENT_SECRET,
  mode: 'offline',
  maxStalenessSeconds: 10,
  onProblem: ({ code, message }) => console.error(code, message),
});

// Before this, each verdict would be a request.
await verifier.ready();
