import { randomInt } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { CreateEndpoint } from '../delivery/webhooks/documents.ts';
import { type Received, startReceiver } from '../delivery/webhooks/receiver.ts';
import { execute, type GraphqlOptions } from '../support/client.ts';
import { logInCollaborator } from '../support/collaborators.ts';
import { graphql } from '../support/gql/gql.ts';
import { tokenIn } from '../support/mails.ts';
import { readMail } from '../support/smtp.ts';
import { CreatePartner } from '../tenancy/partners/documents.ts';
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
  /** A partner with a limit, so that its verdicts are counted. */
  partner: { id: string; clientId: string; clientSecret: string };
  /** The ids of the customers whose registration was acknowledged. */
  registered: Set<string>;
  /** The emails of registrations without an answer, which may have been made. */
  unanswered: Set<string>;
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
  /** What is wrong with the webhooks: events of registrations that were refused, and two events of one registration. */
  wrongWebhooks(): string[];
};

/** The limit of the partner, which is never reached. */
const RATE_PER_MINUTE = 1_000_000;

export async function openPublisher({ gateways, smtp }: Stage, ledger: Ledger): Promise<Publisher> {
  const [{ process: first }] = gateways;
  const { url } = first;
  let secret = '';
  const receiver = await startReceiver((response, received, nth) => {
    if (!isSigned(secret, received)) ledger.violate(`webhook: wrong signature of ${received.raw}`);
    response.writeHead(refused(nth) ? 503 : 204).end();
  });
  const owner = await logInCollaborator(first);
  const endpoint = { url: receiver.url, events: ['CUSTOMER_CREATED' as const] };
  const { createWebhookEndpoint } = await execute(url, CreateEndpoint, { input: endpoint }, owner);
  secret = createWebhookEndpoint.secret;
  const newPartner = { name: 'Paywall', ratePerMinute: RATE_PER_MINUTE };
  const { createPartner } = await execute(url, CreatePartner, { input: newPartner }, owner);
  const { id, clientId } = createPartner.partner;

  const registered = new Set<string>();
  const unanswered = new Set<string>();
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
    partner: { id, clientId, clientSecret: createPartner.clientSecret },
    registered,
    unanswered,
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
    wrongWebhooks() {
      const eventIds = new Map<string, string>();
      return receiver.received.flatMap(({ event, headers }) => {
        const { id: customerId, email } = event.data.object;
        const customer = String(customerId);
        const words = [];
        if (!registered.has(customer) && !unanswered.has(email)) {
          words.push(`an event of ${email}, whose registration was refused`);
        }
        if ((eventIds.get(customer) ?? event.id) !== event.id || headers['webhook-id'] !== event.id) {
          words.push(`the events ${eventIds.get(customer)} and ${event.id} of one registration`);
        }
        eventIds.set(customer, event.id);
        return words;
      });
    },
  };
}

/** Verifies a delivery as a receiver does. */
function isSigned(secret: string, { raw, headers }: Received): boolean {
  try {
    new Webhook(secret).verify(raw, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}

/** Whether the receiver refuses a delivery. It refuses one in five, which is then retried. */
function refused(nth: number): boolean {
  return nth % 5 === 0;
}
