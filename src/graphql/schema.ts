import { lexicographicSortSchema, printSchema } from 'graphql';
import { builder } from '../schema-core/builder.ts';
import '../tenancy/accounts/admin-schema.ts';
import '../tenancy/audit/admin-schema.ts';
import '../administration/collaborators/own-sessions-schema.ts';
import '../administration/collaborators/schema.ts';
import '../administration/collaborators/team-schema.ts';
import '../administration/customer-support/schema.ts';
import '../administration/employee-sso/schema.ts';
import '../administration/imports/admin-schema.ts';
import '../administration/statistics/schema.ts';
import '../customers/login/schema.ts';
import '../customers/account-recovery/schema.ts';
import '../customers/profiles/schema.ts';
import '../customers/terms/schema.ts';
import '../customers/email-addresses/schema.ts';
import '../openid/clients/admin-schema.ts';
import '../openid/connected-apps/schema.ts';
import '../tenancy/partners/admin-schema.ts';
import '../customers/passwordless/schema.ts';
import '../customers/disqus/admin-schema.ts';
import '../customers/disqus/schema.ts';
import '../customers/identity-providers/admin-schema.ts';
import '../customers/identity-providers/schema.ts';
import '../customers/passwords/admin-schema.ts';
import '../customers/old-systems/admin-schema.ts';
import '../access/legacy-tokens/admin-schema.ts';
import '../customers/passwords/schema.ts';
import '../customers/personal-data/schema.ts';
import '../tenancy/geo/schema.ts';
import '../tenancy/plans/admin-schema.ts';
import '../tenancy/plans/schema.ts';
import '../customers/second-factor/enrolment-schema.ts';
import '../administration/collaborators/second-factor-schema.ts';
import '../access/sessions/schema.ts';
import '../customers/single-sign-on/schema.ts';
import '../tenancy/sites/admin-schema.ts';
import '../tenancy/sites/schema.ts';
import '../access/tokens/admin-schema.ts';
import '../access/tokens/schema.ts';
import '../delivery/mail-texts/admin-schema.ts';
import '../delivery/webhooks/schema.ts';
import '../enterprise/administration/admin-schema.ts';
import '../enterprise/administration/saml-schema.ts';
import '../enterprise/scim/schema.ts';
import '../enterprise/start/schema.ts';
import '../openid/provider/schema.ts';

export const schema = builder.toSchema();

/** Prints the schema in SDL, sorted, as in `schema.graphql`. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
