import { BOT_SECRET, BOT_SITE_KEY } from '../../support/bot-service.ts';

export type Fields = Record<string, unknown>;

/** Sends a document as a collaborator. @returns the first field of the data */
export type Send = (document: string, variables: Fields) => Promise<unknown>;

/** An object that two collaborators edit. */
export type Edited = {
  what: string;
  /** Creates the object. @returns the variables that identify it */
  create(send: Send, siteId: string): Promise<Fields>;
  /** Reads the object with `updatedAt`. */
  read(send: Send, named: Fields): Promise<Fields>;
  /** A mutation. Its variables are those that `create` returns, `input`, and `ifUpdatedAt` if that is an argument. */
  update: string;
  ifUpdatedAtIs: 'argument' | 'field';
  /** All fields of an input that is set as a whole, or null if an update sends only the changed fields. */
  whole: Fields | null;
  /** A field and two different values. `other` is another field, with a value that differs from the created one. */
  field: [name: string, one: unknown, two: unknown];
  other: [name: string, value: unknown];
};

const idOf = (of: unknown) => ({ id: (of as { id: string }).id });
const at = (of: unknown, ...path: string[]) =>
  path.reduce<unknown>((found, name) => (found as Fields)[name], of) as Fields;
const openid = { name: 'staff', kind: 'OPENID', clientId: 'client', issuer: 'https://issuer.example' };
const bots = { provider: 'TURNSTILE', siteKey: BOT_SITE_KEY, operations: ['REGISTER'], minimumScore: 0.5 };
const text = { subject: 'Your password', paragraphs: ['{{link}}'] };

export const edited: Edited[] = [
  {
    what: 'a site',
    create: async (_send, id) => ({ id }),
    read: async (send, named) =>
      at(await send('query ($id: ID!) { siteSettings(id: $id) { name sessionLimit updatedAt } }', named)),
    update: `mutation ($id: ID!, $input: SiteSettingsInput!, $ifUpdatedAt: DateTime) {
      updateSite(id: $id, settings: $input, ifUpdatedAt: $ifUpdatedAt) { updatedAt } }`,
    ifUpdatedAtIs: 'argument',
    whole: null,
    field: ['name', 'One', 'Two'],
    other: ['sessionLimit', 3],
  },
  {
    what: 'the account',
    create: async () => ({}),
    read: async (send) => at(await send('{ account { lockoutAttempts lockoutDailyCap updatedAt } }', {})),
    update: 'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { updatedAt } }',
    ifUpdatedAtIs: 'field',
    whole: null,
    field: ['lockoutAttempts', 20, 30],
    other: ['lockoutDailyCap', 50],
  },
  {
    what: 'a plan',
    create: async (send, siteId) => ({
      ...idOf(
        await send(
          'mutation ($siteId: ID!) { createPlan(siteId: $siteId, input: { nickname: "Start" }) { id } }',
          { siteId },
        ),
      ),
      siteId,
    }),
    read: async (send, named) =>
      at(
        await send(
          'query ($siteId: ID!) { sitePlans(siteId: $siteId) { nickname emailDomains updatedAt } }',
          named,
        ),
        '0',
      ),
    update:
      'mutation ($id: ID!, $input: UpdatePlanInput!) { updatePlan(id: $id, input: $input) { updatedAt } }',
    ifUpdatedAtIs: 'field',
    whole: null,
    field: ['emailDomains', ['one.example'], ['two.example']],
    other: ['nickname', 'Other'],
  },
  {
    what: 'a partner',
    create: async (send) =>
      idOf(
        at(
          await send('mutation { createPartner(input: { name: "Start" }) { partner { id } } }', {}),
          'partner',
        ),
      ),
    read: async (send, named) =>
      at(await send('query ($id: ID!) { partner(id: $id) { name ratePerMinute updatedAt } }', named)),
    update:
      'mutation ($id: ID!, $input: UpdatePartnerInput!) { updatePartner(id: $id, input: $input) { updatedAt } }',
    ifUpdatedAtIs: 'field',
    whole: null,
    field: ['ratePerMinute', 100, 200],
    other: ['name', 'Other'],
  },
  {
    what: 'an OpenID client',
    create: async (send, siteId) => {
      const create =
        'mutation ($input: CreateOpenidClientInput!) { createOpenidClient(input: $input) { client { id } } }';
      const input = {
        ...{ name: 'Start', siteId, party: 'FIRST_PARTY' },
        redirectUris: ['https://app.example/cb'],
      };
      return idOf(at(await send(create, { input }), 'client'));
    },
    read: async (send, named) =>
      at(await send('query ($id: ID!) { openidClient(id: $id) { name redirectUris updatedAt } }', named)),
    update:
      'mutation ($id: ID!, $input: UpdateOpenidClientInput!) { updateOpenidClient(id: $id, input: $input) { updatedAt } }',
    ifUpdatedAtIs: 'field',
    whole: null,
    field: ['redirectUris', ['https://one.example/cb'], ['https://two.example/cb']],
    other: ['name', 'Other'],
  },
  {
    what: 'a webhook endpoint',
    create: async (send) => {
      const create =
        'mutation { createWebhookEndpoint(input: { url: "https://hooks.example/" }) { endpoint { id } } }';
      return idOf(at(await send(create, {}), 'endpoint'));
    },
    read: async (send) => at(await send('{ webhookEndpoints { url enabled updatedAt } }', {}), '0'),
    update:
      'mutation ($id: ID!, $input: UpdateWebhookEndpointInput!) { updateWebhookEndpoint(id: $id, input: $input) { updatedAt } }',
    ifUpdatedAtIs: 'field',
    whole: null,
    // The audit log does not contain the query part of the URL.
    field: ['url', 'https://hooks.example/?key=1', 'https://hooks.example/?key=2'],
    other: ['enabled', false],
  },
  {
    what: 'an identity provider',
    create: async (send, siteId) => {
      const set =
        'mutation ($siteId: ID!, $input: IdentityProviderInput!) { setIdentityProvider(siteId: $siteId, input: $input) { id } }';
      await send(set, { siteId, input: openid });
      return { siteId };
    },
    read: async (send, named) =>
      at(
        await send(
          'query ($siteId: ID!) { siteSettings(id: $siteId) { identityProviders { clientId enabled updatedAt } } }',
          named,
        ),
        'identityProviders',
        '0',
      ),
    update:
      'mutation ($siteId: ID!, $input: IdentityProviderInput!) { setIdentityProvider(siteId: $siteId, input: $input) { updatedAt } }',
    ifUpdatedAtIs: 'field',
    whole: { ...openid, enabled: true },
    field: ['clientId', 'one', 'two'],
    other: ['enabled', false],
  },
  {
    what: 'the bot protection',
    create: async (send, siteId) => {
      const set =
        'mutation ($siteId: ID!, $input: BotProtectionInput!) { setBotProtection(siteId: $siteId, input: $input) { siteKey } }';
      await send(set, { siteId, input: { ...bots, secret: BOT_SECRET } });
      return { siteId };
    },
    read: async (send, named) =>
      at(
        await send(
          'query ($siteId: ID!) { siteSettings(id: $siteId) { botProtection { operations minimumScore updatedAt } } }',
          named,
        ),
        'botProtection',
      ),
    update:
      'mutation ($siteId: ID!, $input: BotProtectionInput!) { setBotProtection(siteId: $siteId, input: $input) { updatedAt } }',
    ifUpdatedAtIs: 'field',
    whole: bots,
    field: ['operations', ['PASSWORD_RESET'], ['PASSWORDLESS_LOGIN']],
    other: ['minimumScore', 0.7],
  },
  {
    what: 'a mail text',
    create: async (send, siteId) => {
      const set = `mutation ($siteId: ID!, $input: MailTextInput!) {
        setMailText(siteId: $siteId, kind: PASSWORD_RESET, language: "en", input: $input) { kind } }`;
      await send(set, { siteId, input: text });
      return { siteId };
    },
    read: async (send, named) =>
      at(
        await send(
          'query ($siteId: ID!) { mailTexts(siteId: $siteId, language: "en") { subject paragraphs updatedAt } }',
          named,
        ),
        '0',
      ),
    update: `mutation ($siteId: ID!, $input: MailTextInput!, $ifUpdatedAt: DateTime) {
      setMailText(siteId: $siteId, kind: PASSWORD_RESET, language: "en", input: $input, ifUpdatedAt: $ifUpdatedAt) {
        updatedAt } }`,
    ifUpdatedAtIs: 'argument',
    whole: text,
    field: ['subject', 'One', 'Two'],
    other: ['paragraphs', ['Hello', '{{link}}']],
  },
];
