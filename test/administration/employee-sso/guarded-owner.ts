import { BeginCollaboratorTotp, ConfirmCollaboratorTotp } from '../../customers/second-factor/documents.ts';
import { codeOf } from '../../customers/second-factor/factors.ts';
import { execute } from '../../support/client.ts';
import type { TestServer } from '../../support/server.ts';
import { join } from '../collaborators/join.ts';

/** An owner with an authenticator app. */
export async function guardedOwner(server: TestServer) {
  const person = await join(server, 'OWNER');
  const { beginCollaboratorTotp: begun } = await execute(server.url, BeginCollaboratorTotp, {}, person);
  const { id, secret } = begun;
  const input = { id, code: codeOf(server, secret) };
  const confirmed = await execute(server.url, ConfirmCollaboratorTotp, { input }, person);
  server.clock.advance({ seconds: 60 });
  return { ...person, secret, factorId: confirmed.confirmCollaboratorTotp.authenticator.id };
}
