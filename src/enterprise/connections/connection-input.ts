import { z } from 'zod';
import { asciiDomain, isDomain } from '../../lib/domain.ts';
import { idOf } from '../../lib/ids.ts';
import { requiredText, shownName, text } from '../../platform/input.ts';

const MAX_PLANS = 100;
const DOMAIN = 'A domain is the part of an email after the @, such as company.example.';

/** A domain of emails, in ASCII form. */
export const emailDomain = text('domain', 253).transform((given, context) => {
  const ascii = asciiDomain(given.trim());
  if (isDomain(ascii)) return ascii;
  context.addIssue({ code: 'custom', message: DOMAIN });
  return z.NEVER;
});

const plan = z.object({
  planId: z.string().transform(idOf),
  domain: emailDomain.nullish().transform((value) => value ?? null),
  group: requiredText('group', 255)
    .nullish()
    .transform((value) => value ?? null),
});

const fields = {
  name: shownName('name', 100),
  issuer: requiredText('issuer', 255).transform((issuer) => issuer.replace(/\/+$/, '')),
  clientId: requiredText('clientId', 255),
  secret: requiredText('secret', 1_024),
  groupsClaim: requiredText('groupsClaim', 255),
  enabled: z.boolean(),
  ssoOnly: z.boolean(),
  plans: z.array(plan).max(MAX_PLANS, `Up to ${MAX_PLANS} plans are possible.`),
};

export const newConnection = z.object({
  ...fields,
  groupsClaim: fields.groupsClaim.nullish(),
  enabled: fields.enabled.nullish(),
  ssoOnly: fields.ssoOnly.nullish(),
  plans: fields.plans.nullish(),
});

/** A field that is absent or null is not changed. The exception is `groupsClaim`: null removes the claim. */
export const connectionChanges = z.object({
  name: fields.name.nullish(),
  issuer: fields.issuer.nullish(),
  clientId: fields.clientId.nullish(),
  secret: fields.secret.nullish(),
  groupsClaim: fields.groupsClaim.nullable().optional(),
  enabled: fields.enabled.nullish(),
  ssoOnly: fields.ssoOnly.nullish(),
  plans: fields.plans.nullish(),
});

/** A plan that a company gives to its members: to all, or to those with a domain, a group, or both. */
export type PlanRule = z.output<typeof plan>;
