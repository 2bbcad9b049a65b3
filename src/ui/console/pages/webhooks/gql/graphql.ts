/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CreateWebhookEndpointInput = {
  /** Absent means empty. Empty: all types except CUSTOMER_LOGIN and CUSTOMER_SESSION_ENDED, which must be listed. */
  readonly events?: ReadonlyArray<WebhookEventType> | null | undefined;
  /** An https URL at a public address. */
  readonly url: string;
};

/** An absent field is not changed. */
export type UpdateWebhookEndpointInput = {
  /** Pending deliveries to a disabled endpoint are parked. */
  readonly enabled?: boolean | null | undefined;
  /** Empty: all types except CUSTOMER_LOGIN and CUSTOMER_SESSION_ENDED, which must be listed. */
  readonly events?: ReadonlyArray<WebhookEventType> | null | undefined;
  /** The `updatedAt` that the caller has read. The update fails with CONFLICT if one of the given fields was changed since. Absent: the update overwrites any change. */
  readonly ifUpdatedAt?: string | null | undefined;
  readonly url?: string | null | undefined;
};

export type WebhookDeliveryStatus =
  /** The receiver answered with a status from 200 to 299. */
  | 'DELIVERED'
  /** The last attempt failed, or the endpoint was disabled. It can be replayed if it is `replayable`. */
  | 'PARKED'
  /** It is being sent, or waits for an attempt. It is retried for a day, unless it is a test. */
  | 'PENDING';

/** The type of an event. */
export type WebhookEventType =
  /** `customer.created` */
  | 'CUSTOMER_CREATED'
  /** `customer.deleted` */
  | 'CUSTOMER_DELETED'
  /** `customer.disabled` */
  | 'CUSTOMER_DISABLED'
  /** `customer.email_verification_request` */
  | 'CUSTOMER_EMAIL_VERIFICATION_REQUEST'
  /** `customer.email_verification_succeeded` */
  | 'CUSTOMER_EMAIL_VERIFICATION_SUCCEEDED'
  /** `customer.enabled` */
  | 'CUSTOMER_ENABLED'
  /** `customer.login` */
  | 'CUSTOMER_LOGIN'
  /** `customer.passwordless_login_request` */
  | 'CUSTOMER_PASSWORDLESS_LOGIN_REQUEST'
  /** `customer.PasswordResetRequestSubmitted` */
  | 'CUSTOMER_PASSWORD_RESET_REQUEST_SUBMITTED'
  /** `customer.password_update.succeeded` */
  | 'CUSTOMER_PASSWORD_UPDATE_SUCCEEDED'
  /** `customer.session_ended` */
  | 'CUSTOMER_SESSION_ENDED'
  /** `customer.updated` */
  | 'CUSTOMER_UPDATED'
  /** `webhook.test` */
  | 'WEBHOOK_TEST';

export type EndpointRowFragment = { readonly id: string, readonly url: string, readonly events: ReadonlyArray<WebhookEventType>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string };

export type WebhookEndpointsQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhookEndpointsQuery = { readonly webhookEndpoints: ReadonlyArray<{ readonly id: string, readonly url: string, readonly events: ReadonlyArray<WebhookEventType>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string }> };

export type CreateWebhookEndpointMutationVariables = Exact<{
  input: CreateWebhookEndpointInput;
}>;


export type CreateWebhookEndpointMutation = { readonly createWebhookEndpoint: { readonly secret: string, readonly endpoint: { readonly id: string, readonly url: string, readonly events: ReadonlyArray<WebhookEventType>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string } } };

export type UpdateWebhookEndpointMutationVariables = Exact<{
  id: string | number;
  input: UpdateWebhookEndpointInput;
}>;


export type UpdateWebhookEndpointMutation = { readonly updateWebhookEndpoint: { readonly id: string, readonly url: string, readonly events: ReadonlyArray<WebhookEventType>, readonly enabled: boolean, readonly createdAt: string, readonly updatedAt: string } };

export type RotateWebhookSecretMutationVariables = Exact<{
  id: string | number;
}>;


export type RotateWebhookSecretMutation = { readonly rotateWebhookSecret: { readonly secret: string, readonly endpoint: { readonly id: string } } };

export type DeleteWebhookEndpointMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteWebhookEndpointMutation = { readonly deleteWebhookEndpoint: { readonly id: string } };

export type SendTestWebhookMutationVariables = Exact<{
  id: string | number;
}>;


export type SendTestWebhookMutation = { readonly sendTestWebhook: { readonly id: string } };

export type DeliveryRowFragment = { readonly id: string, readonly eventId: string, readonly eventType: WebhookEventType, readonly status: WebhookDeliveryStatus, readonly attempts: number, readonly lastOutcome: string | null, readonly lastAttemptAt: string | null, readonly createdAt: string, readonly replayable: boolean, readonly endpoint: { readonly id: string, readonly url: string } };

export type WebhookDeliveriesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  endpointId?: string | number | null | undefined;
  status?: WebhookDeliveryStatus | null | undefined;
  eventType?: WebhookEventType | null | undefined;
}>;


export type WebhookDeliveriesQuery = { readonly webhookDeliveriesConnection: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly eventId: string, readonly eventType: WebhookEventType, readonly status: WebhookDeliveryStatus, readonly attempts: number, readonly lastOutcome: string | null, readonly lastAttemptAt: string | null, readonly createdAt: string, readonly replayable: boolean, readonly endpoint: { readonly id: string, readonly url: string } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type WebhookDeliveryQueryVariables = Exact<{
  id: string | number;
}>;


export type WebhookDeliveryQuery = { readonly webhookDelivery: { readonly payload: unknown, readonly id: string, readonly eventId: string, readonly eventType: WebhookEventType, readonly status: WebhookDeliveryStatus, readonly attempts: number, readonly lastOutcome: string | null, readonly lastAttemptAt: string | null, readonly createdAt: string, readonly replayable: boolean, readonly answer: { readonly status: number | null, readonly error: string | null, readonly durationMilliseconds: number | null, readonly body: string | null } | null, readonly endpoint: { readonly id: string, readonly url: string } } };

export type ReplayWebhookDeliveryMutationVariables = Exact<{
  id: string | number;
}>;


export type ReplayWebhookDeliveryMutation = { readonly replayWebhookDelivery: { readonly id: string, readonly eventId: string, readonly eventType: WebhookEventType, readonly status: WebhookDeliveryStatus, readonly attempts: number, readonly lastOutcome: string | null, readonly lastAttemptAt: string | null, readonly createdAt: string, readonly replayable: boolean, readonly endpoint: { readonly id: string, readonly url: string } } };

export type ReplayWebhookDeliveriesMutationVariables = Exact<{
  endpointId: string | number;
  eventType?: WebhookEventType | null | undefined;
}>;


export type ReplayWebhookDeliveriesMutation = { readonly replayWebhookDeliveries: { readonly replayedCount: number, readonly hasMore: boolean } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const EndpointRowFragmentDoc = new TypedDocumentString(`
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  events
  enabled
  createdAt
  updatedAt
}
    `, {"fragmentName":"EndpointRow"}) as unknown as TypedDocumentString<EndpointRowFragment, unknown>;
export const DeliveryRowFragmentDoc = new TypedDocumentString(`
    fragment DeliveryRow on WebhookDelivery {
  id
  eventId
  eventType
  status
  attempts
  lastOutcome
  lastAttemptAt
  createdAt
  replayable
  endpoint {
    id
    url
  }
}
    `, {"fragmentName":"DeliveryRow"}) as unknown as TypedDocumentString<DeliveryRowFragment, unknown>;
export const WebhookEndpointsDocument = new TypedDocumentString(`
    query WebhookEndpoints {
  webhookEndpoints {
    ...EndpointRow
  }
}
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  events
  enabled
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<WebhookEndpointsQuery, WebhookEndpointsQueryVariables>;
export const CreateWebhookEndpointDocument = new TypedDocumentString(`
    mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
  createWebhookEndpoint(input: $input) {
    secret
    endpoint {
      ...EndpointRow
    }
  }
}
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  events
  enabled
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CreateWebhookEndpointMutation, CreateWebhookEndpointMutationVariables>;
export const UpdateWebhookEndpointDocument = new TypedDocumentString(`
    mutation UpdateWebhookEndpoint($id: ID!, $input: UpdateWebhookEndpointInput!) {
  updateWebhookEndpoint(id: $id, input: $input) {
    ...EndpointRow
  }
}
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  events
  enabled
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<UpdateWebhookEndpointMutation, UpdateWebhookEndpointMutationVariables>;
export const RotateWebhookSecretDocument = new TypedDocumentString(`
    mutation RotateWebhookSecret($id: ID!) {
  rotateWebhookSecret(id: $id) {
    secret
    endpoint {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const DeleteWebhookEndpointDocument = new TypedDocumentString(`
    mutation DeleteWebhookEndpoint($id: ID!) {
  deleteWebhookEndpoint(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<DeleteWebhookEndpointMutation, DeleteWebhookEndpointMutationVariables>;
export const SendTestWebhookDocument = new TypedDocumentString(`
    mutation SendTestWebhook($id: ID!) {
  sendTestWebhook(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<SendTestWebhookMutation, SendTestWebhookMutationVariables>;
export const WebhookDeliveriesDocument = new TypedDocumentString(`
    query WebhookDeliveries($first: Int, $after: String, $endpointId: ID, $status: WebhookDeliveryStatus, $eventType: WebhookEventType) {
  webhookDeliveriesConnection(
    first: $first
    after: $after
    endpointId: $endpointId
    status: $status
    eventType: $eventType
  ) {
    edges {
      node {
        ...DeliveryRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment DeliveryRow on WebhookDelivery {
  id
  eventId
  eventType
  status
  attempts
  lastOutcome
  lastAttemptAt
  createdAt
  replayable
  endpoint {
    id
    url
  }
}`) as unknown as TypedDocumentString<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables>;
export const WebhookDeliveryDocument = new TypedDocumentString(`
    query WebhookDelivery($id: ID!) {
  webhookDelivery(id: $id) {
    ...DeliveryRow
    payload
    answer {
      status
      error
      durationMilliseconds
      body
    }
  }
}
    fragment DeliveryRow on WebhookDelivery {
  id
  eventId
  eventType
  status
  attempts
  lastOutcome
  lastAttemptAt
  createdAt
  replayable
  endpoint {
    id
    url
  }
}`) as unknown as TypedDocumentString<WebhookDeliveryQuery, WebhookDeliveryQueryVariables>;
export const ReplayWebhookDeliveryDocument = new TypedDocumentString(`
    mutation ReplayWebhookDelivery($id: ID!) {
  replayWebhookDelivery(id: $id) {
    ...DeliveryRow
  }
}
    fragment DeliveryRow on WebhookDelivery {
  id
  eventId
  eventType
  status
  attempts
  lastOutcome
  lastAttemptAt
  createdAt
  replayable
  endpoint {
    id
    url
  }
}`) as unknown as TypedDocumentString<ReplayWebhookDeliveryMutation, ReplayWebhookDeliveryMutationVariables>;
export const ReplayWebhookDeliveriesDocument = new TypedDocumentString(`
    mutation ReplayWebhookDeliveries($endpointId: ID!, $eventType: WebhookEventType) {
  replayWebhookDeliveries(endpointId: $endpointId, eventType: $eventType) {
    replayedCount
    hasMore
  }
}
    `) as unknown as TypedDocumentString<ReplayWebhookDeliveriesMutation, ReplayWebhookDeliveriesMutationVariables>;