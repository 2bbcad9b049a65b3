import type { ExampleRequest } from '../openapi/example.ts';
import { schemaRef } from '../openapi/schema.ts';
import { type Reply, success } from './envelope.ts';

export const PASSWORD = 'securePassword123';

export const loggingIn: ExampleRequest = {
  body: { email: '{email}', password: PASSWORD, customer_id: '{tenant}' },
};

export function bearing(token: string): ExampleRequest {
  return { headers: { Authorization: `Bearer ${token}` } };
}

export function succeeded(reply: Reply) {
  return { status: 200, body: success(reply) };
}

export function refusal(status: number, description: string) {
  return { [status]: { description, schema: schemaRef('EnvelopeOfFailure') } };
}
