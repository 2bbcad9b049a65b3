import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { useGatehouse } from '@gatehouse/partner/yoga';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { verifier } from './verifier.js';

const gateway = createGatewayRuntime({
  supergraph: readFileSync('supergraph.graphql', 'utf8'),
  plugins: () => [useGatehouse({ verifier })],
  // The subgraphs get the token of the customer.
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get('authorization') }),
  },
});
const server = createServer(gateway).listen(Number(process.env.PORT), '127.0.0.1', () =>
  console.log(server.address().port),
);

// The gateway handles these signals for its own parts, so Node no longer ends the process.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
