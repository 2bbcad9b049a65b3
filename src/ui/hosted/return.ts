import type { Gatehouse } from '../../clients/browser/gatehouse.ts';

/** Where the customer goes after a login. The server has checked the address. */
export type Return = {
  to: string;
  siteId: string;
  /** Whether the page takes a code with which the session continues there. */
  takesCode: boolean;
};

/** The address to go to, with a handoff code if the page takes one. It never contains a token. */
export async function returnAddress(client: Gatehouse, { to, siteId, takesCode }: Return): Promise<string> {
  // If the session is in a cookie, the site's pages have it already.
  const isShared = (await client.accessToken()).data === null;
  if (!takesCode || isShared) return to;
  const { data } = await client.handoff.create(siteId);
  if (!data) return to;
  const address = new URL(to);
  address.searchParams.set('handoff', data.code);
  return address.href;
}
