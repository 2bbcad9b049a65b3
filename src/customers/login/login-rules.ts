import type { Customer } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/** Which rules apply to a login beyond the password. Most logins have none. */
export type LoginRules = {
  /** A company of the account has a login of its own. */
  hasCompanyLogins: boolean;
  /** A site of the account has a second factor. */
  hasSecondFactor: boolean;
  /** A site of the account limits the sessions of a customer. */
  hasSessionLimit: boolean;
  /** The customer has to confirm a change of the email. */
  hasUnconfirmedEmail: boolean;
  /** The account has an old system, which may be asked to verify passwords. */
  hasOldSystem: boolean;
};

/**
 * Reads which rules apply, in one statement, so that rules that do not apply need no further statement.
 * @param customer its id is 0 while the customer is not known
 */
export async function findLoginRules(
  db: Db,
  { id, accountId }: Pick<Customer, 'id' | 'accountId'>,
): Promise<LoginRules> {
  const [rules] = await db.$queryRaw<[LoginRules]>`
    SELECT
      EXISTS (SELECT 1 FROM enterprise_domain AS domain JOIN enterprise_connection AS connection
        ON connection.id = domain.connection_id
        WHERE domain.account_id = ${accountId} AND domain.verified_domain IS NOT NULL AND connection.enabled)
        AS "hasCompanyLogins",
      EXISTS (SELECT 1 FROM site WHERE account_id = ${accountId} AND second_factor <> 'OFF') AS "hasSecondFactor",
      EXISTS (SELECT 1 FROM site WHERE account_id = ${accountId} AND concurrent_sessions <> 'UNLIMITED')
        AS "hasSessionLimit",
      EXISTS (SELECT 1 FROM email_change WHERE customer_id = ${id} AND confirmed_at IS NULL)
        AS "hasUnconfirmedEmail",
      EXISTS (SELECT 1 FROM old_system WHERE account_id = ${accountId}) AS "hasOldSystem"`;
  return rules;
}
