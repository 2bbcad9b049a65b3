import type { Site } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import { builder } from '../../schema-core/builder.ts';
import type { Context } from '../../schema-core/context.ts';
import { customerPayload } from '../customer/customer-types.ts';
import { acceptTerms, findTermsToAccept } from './accept-terms.ts';

builder.prismaObjectField('Customer', 'termsToAccept', (t) =>
  t.string({
    nullable: true,
    description:
      'The version of the site’s terms, if the customer has not accepted it yet, for `acceptTerms`. Null when ' +
      'there is nothing to accept: the site has no `termsUrl` or no `termsVersion`, or the customer has accepted ' +
      'that version.',
    resolve: async (customer, _args, context) => {
      const site = await siteOf(context);
      return site && findTermsToAccept(context.runtime.prisma, customer, site);
    },
  }),
);

/** The site of the request, else the site of the token. */
async function siteOf(context: Context): Promise<Site | null> {
  try {
    return await context.site();
  } catch (error) {
    if (!(error instanceof IdentityError) || error.code !== 'VALIDATION_FAILED') throw error;
    return (await context.bearerIfGood())?.site ?? null;
  }
}

const AcceptTermsPayload = customerPayload('AcceptTermsPayload');

builder.mutationField('acceptTerms', (t) =>
  t.customerField({
    type: AcceptTermsPayload,
    description:
      'Records that the customer accepts the terms of the site, with the version and the time. Needed after ' +
      'a new version, and for a customer who registered without a form that shows the terms, such as at a provider.',
    args: {
      version: t.arg.string({ required: true, description: '`termsToAccept` of the customer.' }),
    },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (bearer, input, { runtime }) => ({
      customer: await acceptTerms(runtime, bearer, input),
    }),
  }),
);
