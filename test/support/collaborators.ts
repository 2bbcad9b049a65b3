import { execute } from './client.ts';
import { CollaboratorLogin } from './documents.ts';
import type { TestServer } from './server.ts';

/** Logs a collaborator in, by default the demo account's owner. @returns the options for `execute` */
export async function logInCollaborator(
  { url, demo }: Pick<TestServer, 'url' | 'demo'>,
  input: { email: string; password: string } = demo.collaborator,
): Promise<{ token: string }> {
  const { collaboratorLogin } = await execute(url, CollaboratorLogin, { input });
  return { token: collaboratorLogin.token };
}
