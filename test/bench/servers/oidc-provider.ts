import { createServer } from 'node:http';
import Provider from 'oidc-provider';

/** oidc-provider with its in-memory adapter, and one client that gets tokens and introspects them. */

const port = Number(process.env.PORT);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: process.env.CLIENT_ID ?? '',
      client_secret: process.env.CLIENT_SECRET,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    },
  ],
  features: {
    clientCredentials: { enabled: true },
    introspection: { enabled: true },
    devInteractions: { enabled: false },
  },
  ttl: { ClientCredentials: 86_400 },
});
createServer(provider.callback()).listen(port, '127.0.0.1');

process.once('SIGTERM', () => process.exit(0));
