import { builder } from './builder.ts';
import './accounts/schema.ts';
import './audit/schema.ts';
import './collaborators/schema.ts';
import './collaborators/team/schema.ts';
import './customer-support/schema.ts';
import './customers/schema.ts';
import './email-changes/schema.ts';
import './limits/schema.ts';
import './partners/schema.ts';
import './email-verification/schema.ts';
import './passwordless/schema.ts';
import './identity-providers/schema.ts';
import './passwords/schema.ts';
import './personal-data/schema.ts';
import './geo/schema.ts';
import './plans/schema.ts';
import './second-factor/enrolment/schema.ts';
import './second-factor/schema.ts';
import './sessions/schema.ts';
import './single-sign-on/schema.ts';
import './sites/administration/schema.ts';
import './sites/schema.ts';
import './token-stories/schema.ts';
import './tokens/schema.ts';
import './webhooks/schema.ts';

/** Every feature's types and operations, as one schema. */
export const schema = builder.toSchema();
