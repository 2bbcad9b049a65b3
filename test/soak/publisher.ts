import { randomInt } from 'node:crypto';
import { CreateEndpoint } from '../delivery/webhooks/documents.ts';
import { startReceiver } from '../delivery/webhooks/receiver.ts';
import { execute, type GraphqlOptions } from '../support/client.ts';
import { logInCollaborator } from '../support/collaborators.ts';
import { graphql } from '../support/gql/gql.ts';
import { tokenIn } from '../support/mails.ts';
import { readMail } from '../support/smtp.ts';
import { ask, type Ledger } from './outcome.ts';
import type { Stage } from './stage.ts';

const RequestReset = graphql(`
  mutation SoakRequestReset($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { accepted } }
`);

const Rename = graphql(`
  mutation SoakRename($id: ID!, $settings: SiteSettingsInput!) { updateSite(id: $id, settings: $settings) { name } }
`);

const SiteName = graphql(`
  query SoakSiteName($id: ID!) { siteSettings(id: $id) { name } }
`);

/** The state that all customers share, and the webhooks and mails that must have been delivered at the end. */
export type Publisher = {
  ledger: Ledger;
  partner: { clientId: string; clientSecret: string };
  /** The ids of the customers whose registration was acknowledged. */
  registered: Set<string>;
  /** The address of one of the gateways that run. */
  anyUrl(): string;
  /** Asks for a mail with a link. */
  requestReset(email: string, options: GraphqlOptions): Promise<void>;
  /** Notes that a new password has invalidated the links of a customer. Waiting mails with them are never sent. */
  withdrawLinks(email: string): void;
  /** A collaborator changes a setting and reads it. */
  editSettings(): Promise<void>;
  /** The registrations without a webhook, and the requests without a mail. */
  missing(): { webhooks: string[]; mails: string[] };
};

export async function openPublisher({ gateways, smtp }: Stage, ledger: Ledger): Promise<Publisher> {
  const [{ process: first }] = gateways;
  const { demo, url } = first;
  const receiver = await startReceiver((response, _received, nth) =>
    response.writeHead(refused(nth) ? 503 : 204).end(),
  );
  const owner = await logInCollaborator(first);
  await execute(url, CreateEndpoint, { input: { url: receiver.url, events: ['CUSTOMER_CREATED'] } }, owner);

  const registered = new Set<string>();
  const hasAsked = new Set<string>();
  const askedForMail = new Set<string>();
  const { siteSettings } = await execute(url, SiteName, { id: '1' }, owner);
  /** The names that the site may have: the last acknowledged one, and later ones without an answer. */
  let names = [siteSettings?.name ?? ''];
  const anyUrl = () => {
    const running = gateways.filter(({ isUp }) => isUp);
    return (running[randomInt(running.length)] ?? gateways[0]).process.url;
  };

  return {
    ledger,
    partner: demo.partner,
    registered,
    anyUrl,
    async requestReset(email, options) {
      // A mailbox gets a limited number of mails an hour.
      if (hasAsked.has(email)) return;
      hasAsked.add(email);
      const outcome = await ask(ledger, 'requestPasswordReset', [
        anyUrl(),
        RequestReset,
        { input: { email } },
        options,
      ]);
      if (outcome.kind === 'done') askedForMail.add(email);
    },
    withdrawLinks: (email) => void askedForMail.delete(email),
    async editSettings() {
      const name = `Daily ${randomInt(1_000_000)}`;
      const settings = { name };
      const changed = await ask(ledger, 'updateSite', [anyUrl(), Rename, { id: '1', settings }, owner]);
      if (changed.kind === 'refused') ledger.violate(`updateSite: refused with ${changed.code}`);
      names = changed.kind === 'done' ? [name] : [name, ...names];
      const read = await ask(ledger, 'siteSettings', [anyUrl(), SiteName, { id: '1' }, owner]);
      if (read.kind === 'refused') ledger.violate(`siteSettings: refused with ${read.code}`);
      if (read.kind !== 'done' || changed.kind === 'refused') return;
      const seen = read.data.siteSettings?.name ?? '';
      if (!names.includes(seen)) ledger.violate(`siteSettings: ${seen} and not ${names.join(' or ')}`);
    },
    missing() {
      const announced = new Set(
        receiver.received
          .filter((_each, index) => !refused(index + 1))
          .map(({ event }) => String(event.data.object.id)),
      );
      const mailed = new Set(
        smtp.mails.filter(({ source }) => tokenIn(readMail(source)) !== '').flatMap(({ to }) => to),
      );
      return {
        webhooks: [...registered].filter((id) => !announced.has(id)),
        mails: [...askedForMail].filter((email) => !mailed.has(email)),
      };
    },
  };
}

/** Whether the receiver refuses a delivery. It refuses one in five, which is then retried. */
function refused(nth: number): boolean {
  return nth % 5 === 0;
}
