import { type Result, resultOf } from '../../clients/browser/errors.ts';
import type { Gatehouse } from '../../clients/browser/gatehouse.ts';
import { type Connection, type Credential, type Document, send } from '../../clients/browser/transport.ts';

/** Sends an operation that the SDK does not have. If the client has a session, the request belongs to this session. */
export function ownRequest<Data, Variables>(
  client: Gatehouse,
  connection: Connection,
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Result<Data>> {
  return resultOf(async () => send(connection, document, variables, await credentialOf(client)));
}

async function credentialOf(client: Gatehouse): Promise<Credential> {
  if (!client.customer) return null;
  const { data: token, error } = await client.accessToken();
  if (error) throw error;
  return token === null ? 'cookie' : { token };
}
