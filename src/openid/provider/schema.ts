import type { OpenidClient } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import { acceptDevice, declineDevice, type OpenidDeviceRequest, readDeviceRequest } from './device.ts';
import {
  acceptInteraction,
  declineInteraction,
  type OpenidInteraction,
  readInteraction,
} from './interaction.ts';

const SCOPES = 'The scopes that it asks for: `openid`, `profile`, `email`, `phone`, `offline_access`.';

const OpenidApplication = builder.objectRef<OpenidClient>('OpenidApplication').implement({
  description: 'An OpenID client, as customers see it.',
  fields: (t) => ({
    clientId: t.exposeString('clientId'),
    name: t.exposeString('name'),
    isThirdParty: t.boolean({
      description: 'Whether another company runs it. If not, the publisher runs it.',
      resolve: ({ party }) => party === 'THIRD_PARTY',
    }),
    siteId: t.id({
      description: 'The site whose pages log customers in to it.',
      resolve: ({ siteId }) => siteId,
    }),
  }),
});

const Interaction = builder.objectRef<OpenidInteraction>('OpenidInteraction').implement({
  description: 'The steps that a hosted page has to take before the browser continues to an OpenID client.',
  fields: (t) => ({
    application: t.field({ type: OpenidApplication, resolve: ({ client }) => client }),
    scopes: t.exposeStringList('scopes', { description: SCOPES }),
    loginHint: t.exposeString('loginHint', {
      nullable: true,
      description: 'The email or username that the client expects. It is only a hint.',
    }),
    isLoginRequired: t.exposeBoolean('isLoginRequired', {
      description:
        'Whether the customer has to log in. Also true for a customer whose login is not recent enough.',
    }),
    isConsentRequired: t.exposeBoolean('isConsentRequired', {
      description: 'Whether the customer has to consent before `acceptOpenidInteraction`.',
    }),
  }),
});

const Redirect = builder.objectRef<string>('OpenidRedirect').implement({
  description:
    'The address to which the page sends the browser. It works once, within a minute, in the browser of the ' +
    'interaction.',
  fields: (t) => ({ location: t.string({ resolve: (location) => location }) }),
});

const DeviceRequest = builder.objectRef<OpenidDeviceRequest>('OpenidDeviceRequest').implement({
  description: 'A device, such as a television, that waits for a customer.',
  fields: (t) => ({
    application: t.field({ type: OpenidApplication, resolve: ({ client }) => client }),
    scopes: t.exposeStringList('scopes', { description: SCOPES }),
  }),
});

const perMinute = (max: number) => ({ throughput: { max, windowSeconds: 60 } });
/** The limit of guesses. A code has 20^8 values. */
const GUESSES = perMinute(20);
const USER_CODE = 'As the device shows it. Case, spaces and hyphens do not matter.';

builder.queryFields((t) => ({
  openidInteraction: t.field({
    type: Interaction,
    description: 'The steps that a hosted page has to take for the interaction in its address.',
    args: { id: t.arg.id({ required: true }) },
    ...perMinute(120),
    resolve: async (_root, { id }, { runtime, bearerIfGood }) =>
      readInteraction(runtime, String(id), await bearerIfGood()),
  }),
  openidDeviceRequest: t.field({
    type: DeviceRequest,
    description: 'The login request of the device that shows a code.',
    args: { userCode: t.arg.string({ required: true, description: USER_CODE }) },
    ...GUESSES,
    resolve: (_root, { userCode }, { runtime }) => readDeviceRequest(runtime, userCode),
  }),
}));

builder.mutationFields((t) => ({
  acceptOpenidInteraction: t.customerField({
    type: Redirect,
    description: 'Logs the customer in to the OpenID client of an interaction.',
    args: {
      id: t.arg.id({ required: true }),
      consents: t.arg.boolean({
        description: 'Whether the customer has seen the requested scopes, and consents. Default: false.',
      }),
    },
    ...perMinute(120),
    resolve: (bearer, { id, consents }, { runtime }) =>
      acceptInteraction(runtime, bearer, { id: String(id), consents: consents ?? false }),
  }),
  declineOpenidInteraction: t.field({
    type: Redirect,
    description: 'Declines an interaction. The OpenID client gets `access_denied`.',
    args: { id: t.arg.id({ required: true }) },
    ...perMinute(120),
    resolve: (_root, { id }, { runtime }) => declineInteraction(runtime, String(id)),
  }),
  acceptOpenidDevice: t.customerField({
    type: DeviceRequest,
    description: 'Logs a device in as the customer, and grants it the requested scopes.',
    args: { userCode: t.arg.string({ required: true, description: USER_CODE }) },
    ...GUESSES,
    resolve: (bearer, { userCode }, { runtime }) => acceptDevice(runtime, bearer, userCode),
  }),
  declineOpenidDevice: t.customerField({
    type: DeviceRequest,
    description: 'Declines the login of a device, which gets `access_denied`.',
    args: { userCode: t.arg.string({ required: true, description: USER_CODE }) },
    ...GUESSES,
    resolve: (bearer, { userCode }, { runtime }) => declineDevice(runtime, bearer, userCode),
  }),
}));
