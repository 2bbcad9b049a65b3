import type { EmailChange } from '../../platform/database/client/client.ts';

/** The address before a change, as the token of a link keeps it. */
export type AddressBefore = {
  email: string;
  emailKey: string;
  /** Since when that address was verified, as ISO 8601. */
  verifiedAt: string | null;
};

/** What a link that undoes a change is bound to, beside its customer. */
export type UndoData = AddressBefore & {
  /** When the first change was made that the link undoes, as ISO 8601. */
  since: string;
  /** Whether the customer had a second factor before that change. */
  hadFactor: boolean;
};

/** What a link that declines a change is bound to. */
export type DeclineData = { declined: string; before: AddressBefore };

export function addressBefore({ email, emailKey, verifiedAt }: EmailChange): AddressBefore {
  return { email, emailKey, verifiedAt: verifiedAt?.toISOString() ?? null };
}
