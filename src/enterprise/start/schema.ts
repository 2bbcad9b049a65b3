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
        'A browser that opens it with `&return_to=` and a page of the site starts the login. The page gets a code for ' +
        '`redeemHandoff` as `handoff`, or an `error`.',
      resolve: ({ id, siteId }, _args, { runtime }) => companyLoginUrl(runtime.issuer, { id: siteId }, id),
    }),
    isRequired: t.exposeBoolean('ssoOnly', {
      description: 'Whether the customers of the domain cannot log in otherwise.',
    }),
  }),
});

builder.prismaObjectField('Site', 'hasEnterpriseLogin', (t) =>
  t.boolean({
    description:
      'Whether the customers of some email domains log in at their company. Then a form asks for `enterpriseLogin` before ' +
      'it asks for a password.',
    resolve: ({ accountId }, _args, { runtime }) => hasCompanyLogins(runtime.prisma, accountId),
  }),
);

builder.queryField('enterpriseLogin', (t) =>
  t.field({
    type: EnterpriseLogin,
    nullable: true,
    description:
      'The company that an email belongs to by its domain, before a login. Null if there is none. It does not show whether ' +
      'there is a customer.',
    args: { email: t.arg.string({ required: true }) },
    throughput: { max: 120, windowSeconds: 60 },
    resolve: async (_root, { email }, context) => {
      const site = await context.site();
      const company = await findCompanyLogin(context.runtime.prisma, site.accountId, email);
      return company && { ...company, siteId: site.id };
    },
  }),
);
