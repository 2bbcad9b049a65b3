import {
  type CompanyLogin,
  companyLoginUrl,
  findCompanyLogin,
  hasCompanyLogins,
} from '../../customers/login/company-login.ts';
import { builder } from '../../schema-core/builder.ts';

type LoginOfSite = CompanyLogin & { siteId: number };

const EnterpriseLogin = builder.objectRef<LoginOfSite>('EnterpriseLogin').implement({
  description: 'The company at whose identity provider the customers of an email domain log in.',
  fields: (t) => ({
    company: t.exposeString('name', { description: 'The name of the company.' }),
    startUrl: t.string({
      description:
        'The URL that starts the login in a browser. Append `&return_to=` and a page of the site. That page gets a ' +
        'code for `redeemHandoff` in the parameter `handoff`, or an `error`.',
      resolve: ({ id, siteId }, _args, { runtime }) => companyLoginUrl(runtime.issuer, { id: siteId }, id),
    }),
    isRequired: t.exposeBoolean('ssoOnly', {
      description: 'Whether customers of the domain can log in only at the company.',
    }),
  }),
});

builder.prismaObjectField('Site', 'hasEnterpriseLogin', (t) =>
  t.boolean({
    description:
      'Whether the customers of some email domains log in at their company. If so, a login form queries ' +
      '`enterpriseLogin` before it asks for a password.',
    resolve: ({ accountId }, _args, { runtime }) => hasCompanyLogins(runtime.prisma, accountId),
  }),
);

builder.queryField('enterpriseLogin', (t) =>
  t.field({
    type: EnterpriseLogin,
    nullable: true,
    description:
      'The company of the domain of an email, for a form before the login. Null if no company has the domain. The ' +
      'result does not show whether a customer has the email.',
    args: { email: t.arg.string({ required: true }) },
    throughput: { max: 120, windowSeconds: 60 },
    resolve: async (_root, { email }, context) => {
      const site = await context.site();
      const company = await findCompanyLogin(context.runtime.prisma, site.accountId, email);
      return company && { ...company, siteId: site.id };
    },
  }),
);
