import type { Account, Partner } from '../../platform/database/client/client.ts';

/** What a request by a partner depends on, read fresh each time. */
export type PartnerState = Pick<
  Partner,
  | 'id'
  | 'accountId'
  | 'clientId'
  | 'secretHash'
  | 'previousSecretHash'
  | 'previousSecretUntil'
  | 'disabledAt'
  | 'ratePerMinute'
> &
  Pick<Account, 'sandbox'> & {
    /** Tokens of these sites only; null: of all sites of the account. */
    siteIds: number[] | null;
  };
