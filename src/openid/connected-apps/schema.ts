import type { OpenidClient } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import { type ConnectedApp, connectedAppsOf, disconnectApp } from './connected-apps.ts';

const ConnectedAppType = builder.objectRef<ConnectedApp>('ConnectedApp').implement({
  description: 'An app that the customer is logged in to by OpenID Connect, or has consented to.',
  fields: (t) => ({
    clientId: t.string({ resolve: ({ client }) => client.clientId }),
    name: t.string({ resolve: ({ client }) => client.name }),
    isThirdParty: t.boolean({
      description: 'Whether another company runs the app. If not, the publisher runs it.',
      resolve: ({ client }) => client.party === 'THIRD_PARTY',
    }),
    scopes: t.exposeStringList('scopes', {
      description: 'The scopes that the customer has consented to. Empty for an app of the publisher.',
    }),
    connectedAt: t.expose('connectedAt', {
      type: 'DateTime',
      description: 'The last consent. Without a consent: the first login whose session is still open.',
    }),
  }),
});

const DisconnectAppPayload = builder.objectRef<OpenidClient>('DisconnectAppPayload').implement({
  fields: (t) => ({ clientId: t.exposeString('clientId') }),
});

builder.queryFields((t) => ({
  connectedApps: t.customerField({
    type: [ConnectedAppType],
    description: 'The apps that the customer is logged in to or has consented to, by name.',
    resolve: (bearer, _args, { runtime }) => connectedAppsOf(runtime, bearer.customer.id),
  }),
}));

builder.mutationFields((t) => ({
  disconnectApp: t.customerField({
    type: DisconnectAppPayload,
    description:
      'Revokes the consent of the customer for an app. Its tokens are refused at once. An app of another company ' +
      'has to ask for consent again.',
    args: { clientId: t.arg.string({ required: true }) },
    resolve: (bearer, { clientId }, { runtime }) => disconnectApp(runtime, bearer, clientId),
  }),
}));
