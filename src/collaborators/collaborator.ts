import { emailKey } from '../customers/identifiers.ts';
import type { CollaboratorRole } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';

/**
 * Gives somebody a role in an account.
 * @param passwordHash made by `hashPassword`, before the transaction was opened
 */
export async function createCollaborator(
  db: Db,
  accountId: number,
  email: string,
  passwordHash: string,
  role: CollaboratorRole,
): Promise<void> {
  await db.collaborator.create({ data: { accountId, email, emailKey: emailKey(email), passwordHash, role } });
}
