import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { type ExampleRequest, example } from '../openapi/example.ts';
import { schemaRef } from '../openapi/schema.ts';
import {
  email,
  legacyBotToken,
  password,
  profileFields,
  profileInput,
  securityToken,
} from './customer-fields.ts';
import { customerWithToken, john, newToken } from './customer-resource.ts';
import { validationError } from './errors.ts';
import { atSite, PASSWORD, refusedRegistration, success, withoutFields, withoutSite } from './examples.ts';

const registering: ExampleRequest = {
  query: atSite,
  body: {
    email: '{new_email}',
    password: PASSWORD,
    username: '{new_username}',
    first_name: 'John',
    last_name: 'Doe',
    phone: '+1 555 010 9999',
    language: 'fr',
    metadata: { newsletter: true },
  },
};

export const registerRoute: Route = defineRoute({
  method: 'POST',
  path: '/auth/register',
  caller: 'anyone',
  fields: {
    email,
    password,
    ...profileFields,
    security_token: securityToken,
    accepted_terms_version: {
      type: 'text',
      note: 'The `terms_version` of the site, if the form shows the terms. It is recorded with the time.',
    },
  },
  document: graphql(`
    mutation ShimRegister($input: RegisterInput!) {
      register(input: $input) {
        token
        customer {
          ...CustomerResource
        }
      }
    }
  `),
  variables: ({ input }) => ({
    input: {
      email: input.email,
      password: input.password,
      ...profileInput(input),
      botToken: input.security_token,
      acceptedTermsVersion: input.accepted_terms_version,
    },
  }),
  legacyNames: legacyBotToken,
  reply: ({ register }) => customerWithToken(register.customer, register.token),
  alwaysErrors: true,
  docs: {
    summary: 'Register a customer',
    description:
      'Answers with the customer and the token of their first session. Every failure has an object `errors`. It is empty if there is an `error`. An Authorization header is ignored.',
    data: schemaRef('CustomerWithToken'),
    examples: {
      registered: example(
        'A new customer',
        registering,
        success({
          ...john({
            id: '{new_customer_id}',
            email: '{new_email}',
            username: '{new_username}',
            phone: '15550109999',
            language: 'fr',
            metadata: { newsletter: true },
          }),
          ...newToken,
        }),
      ),
      emailTaken: example(
        'A taken email address',
        { query: atSite, body: { email: '{email}', password: PASSWORD } },
        validationError({ email: ['The email has already been taken.'] }),
      ),
      ...withoutFields('email', 'password'),
      wrongFields: example(
        'Fields that break a rule',
        { query: atSite, body: { email: 'john.doe', password: 'short' } },
        validationError({
          email: ['The email must be a valid email address.'],
          password: ['The password must be at least 6 characters.'],
        }),
      ),
      ...withoutSite(registering),
      notJson: example(
        'A body that is not JSON',
        { query: atSite, body: '{"email": ' },
        refusedRegistration('BAD_REQUEST'),
      ),
    },
  },
});
