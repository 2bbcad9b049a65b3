import type { Account, Partner } from '../../platform/database/client/client.ts';

/** The state of a partner that decides about its request. It is read for every request. */
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
    /** The partner can validate tokens of these sites only. Null: of all sites of the account. */
    siteIds: number[] | null;
  };
