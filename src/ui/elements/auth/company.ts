import type { Stage, View, ViewName } from './view.ts';

/** The views in which a typed email can lead to the login of a company. */
const ASKING: ReadonlySet<ViewName> = new Set(['login', 'register', 'passwordless', 'forgot']);

/** Whether an email that is typed in a view may belong to a company. */
export function asksForCompany(view: ViewName | null, site: Stage['site']): boolean {
  return view !== null && ASKING.has(view) && site?.hasEnterpriseLogin === true;
}

/** Changes the form of a view: if the email belongs to a company, submitting opens the company's login instead. */
export function atCompanyFirst(view: View, client: Stage['client']): View {
  const { form } = view;
  if (!form) return view;
  return {
    ...view,
    form: {
      ...form,
      async submit(values, botToken) {
        const name = values.email ?? values.login ?? '';
        const { data: leaves } = name.includes('@')
          ? await client.identities.loginAtCompany(name)
          : { data: false };
        return leaves ? { data: () => {}, error: null } : form.submit(values, botToken);
      },
    },
  };
}
