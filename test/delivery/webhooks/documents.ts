import { graphql } from '../../support/gql/gql.ts';

export const EndpointFragment = graphql(`
  fragment Endpoint on WebhookEndpoint { id url events enabled createdAt }
`);

export const DeliveryFragment = graphql(`
  fragment Delivery on WebhookDelivery {
    id
    eventId
    eventType
    status
    attempts
    lastOutcome
    lastAttemptAt
    createdAt
    replayable
    endpoint { id }
  }
`);

export const Endpoints = graphql(`
  query WebhookEndpoints { webhookEndpoints { ...Endpoint } }
`);

export const Deliveries = graphql(`
  query WebhookDeliveries($endpointId: ID, $status: WebhookDeliveryStatus, $after: ID) {
    webhookDeliveries(endpointId: $endpointId, status: $status, after: $after) {
      deliveries { ...Delivery }
      nextCursor
    }
  }
`);

export const CreateEndpoint = graphql(`
  mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
    createWebhookEndpoint(input: $input) { secret endpoint { ...Endpoint } }
  }
`);

export const UpdateEndpoint = graphql(`
  mutation UpdateWebhookEndpoint($id: ID!, $input: UpdateWebhookEndpointInput!) {
    updateWebhookEndpoint(id: $id, input: $input) { ...Endpoint }
  }
`);

export const RotateSecret = graphql(`
  mutation RotateWebhookSecret($id: ID!, $overlapHours: Int!) {
    rotateWebhookSecret(id: $id, overlapHours: $overlapHours) { secret endpoint { ...Endpoint } }
  }
`);

export const DeleteEndpoint = graphql(`
  mutation DeleteWebhookEndpoint($id: ID!) { deleteWebhookEndpoint(id: $id) { ...Endpoint } }
`);

export const ReplayDelivery = graphql(`
  mutation ReplayWebhookDelivery($id: ID!) { replayWebhookDelivery(id: $id) { ...Delivery } }
`);
