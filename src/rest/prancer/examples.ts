import type { ExampleRequest } from '../openapi/example.ts';
import { schemaRef } from '../openapi/schema.ts';
import { failed, type Reply, refuseWith, success } from './envelope.ts';

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

export const notUnderstood = refuseWith(failed(400, 'Bad Request', 'The request could not be understood.'));

export function refusal(status: number, description: string) {
  return { [status]: { description, schema: schemaRef('EnvelopeOfFailure') } };
}
