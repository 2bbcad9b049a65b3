import type { EmployeeSso as EmployeeSsoRow } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import { readAccount } from '../../tenancy/accounts/account.ts';
import { IF_UPDATED_AT } from '../../tenancy/audit/if-updated-at.ts';
import { Collaborator, CollaboratorRole } from '../collaborators/collaborator-types.ts';
import { ssoStartUrl, ssoUrlOf } from './discovery.ts';
import { groupRoles } from './group-roles.ts';
import { readEmployeeSso, removeEmployeeSso, setEmployeeSso } from './settings.ts';
import { ssoRedirectUri } from './start.ts';

type Role = EmployeeRole['role'];
type EmployeeRole = ReturnType<typeof groupRoles.parse>[number];

const GroupRole = builder.objectRef<{ group: string; role: Role }>('GroupRole').implement({
  description: 'The role of the members of a group at the provider.',
  fields: (t) => ({
    group: t.exposeString('group'),
    role: t.expose('role', { type: CollaboratorRole }),
  }),
});

const EmployeeSsoSettings = builder.prismaObject('EmployeeSso', {
  variant: 'EmployeeSsoSettings',
  description: 'The provider of the company at which collaborators log in. The secret is never shown.',
  fields: (t) => ({
    issuer: t.exposeString('issuer'),
    clientId: t.exposeString('clientId'),
    domains: t.exposeStringList('domains'),
    groupsClaim: t.exposeString('groupsClaim', { nullable: true }),
    groupRoles: t.field({ type: [GroupRole], resolve: ({ groupRoles: stored }) => groupRoles.parse(stored) }),
    ssoOnly: t.exposeBoolean('ssoOnly'),
    breakGlassOwner: t.relation('breakGlass', {
      type: Collaborator,
      nullable: true,
      description: 'The owner whose password works although `ssoOnly` is on.',
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'The last change of the settings.' }),
  }),
});

type Setup = { accountId: number; slug: string; settings: EmployeeSsoRow | null };

const EmployeeSso = builder.objectRef<Setup>('EmployeeSso').implement({
  description: 'The single sign-on of the collaborators, and the values for its set-up.',
  fields: (t) => ({
    redirectUri: t.string({
      description: 'The redirect URI to register with the provider.',
      resolve: (_setup, _args, { runtime }) => ssoRedirectUri(runtime),
    }),
    startUrl: t.string({
      description: 'A login starts when a browser opens this URL.',
      resolve: ({ slug }, _args, { runtime }) => ssoStartUrl(runtime.issuer, slug),
    }),
    dnsRecordText: t.string({
      description: 'The text of the TXT record `_gatehouse.<domain>`, which proves a domain.',
      resolve: ({ accountId }) => `gatehouse-account=${accountId}`,
    }),
    settings: t.field({
      type: EmployeeSsoSettings,
      nullable: true,
      description: 'Null: there is no single sign-on.',
      resolve: ({ settings }) => settings,
    }),
  }),
});

const GroupRoleInput = builder.inputType('GroupRoleInput', {
  fields: (t) => ({
    group: t.string({
      required: true,
      description: 'The value in the claim: the name of the group, or its id for Entra.',
    }),
    role: t.field({ type: CollaboratorRole, required: true }),
  }),
});

const EmployeeSsoInput = builder.inputType('EmployeeSsoInput', {
  description: 'If `groupsClaim` or `groupRoles` is absent, the stored value is removed.',
  fields: (t) => ({
    issuer: t.string({ required: true, description: 'Such as `https://accounts.google.com`.' }),
    clientId: t.string({ required: true }),
    secret: t.string({
      description: 'The client secret. Required for a new issuer, client id or token endpoint.',
    }),
    domains: t.stringList({
      required: true,
      description:
        'The domains whose emails are accepted. A new domain needs a TXT record, see `dnsRecordText`.',
    }),
    groupsClaim: t.string({
      description: 'The claim that lists the groups of a person. Without it roles come from invitations.',
    }),
    groupRoles: t.field({
      type: [GroupRoleInput],
      description:
        'A person in several groups gets the highest role. A person in none of them cannot log in.',
    }),
    ssoOnly: t.boolean({
      description:
        'Whether passwords are refused. The owner who turns it on keeps their password, and needs a second factor. ' +
        'Absent: unchanged.',
    }),
    ifUpdatedAt: t.field({ type: 'DateTime', description: IF_UPDATED_AT }),
  }),
});

builder.queryFields((t) => ({
  employeeSso: t.adminField({
    role: 'OWNER',
    type: EmployeeSso,
    description: 'The single sign-on of the collaborators of the account.',
    resolve: async (acting, _args, { runtime }) => {
      const { id, slug } = await readAccount(runtime, acting);
      return { accountId: id, slug, settings: await readEmployeeSso(runtime, acting) };
    },
  }),
  employeeSsoUrl: t.string({
    nullable: true,
    description:
      'The URL at which a browser starts the single sign-on for an email, by its domain. Null for a domain without ' +
      'single sign-on. The result does not show whether a collaborator has the email.',
    args: { email: t.arg.string({ required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: (_root, { email }, { runtime }) => ssoUrlOf(runtime, email),
  }),
}));

builder.mutationFields((t) => ({
  setEmployeeSso: t.adminField({
    role: 'OWNER',
    isDangerous: true,
    type: EmployeeSso,
    description: 'Sets the provider of the company at which collaborators log in.',
    args: { input: t.arg({ type: EmployeeSsoInput, required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (acting, { input }, { runtime }) => {
      const settings = await setEmployeeSso(runtime, acting, input);
      const { id, slug } = await readAccount(runtime, acting);
      return { accountId: id, slug, settings };
    },
  }),
  removeEmployeeSso: t.adminField({
    role: 'OWNER',
    isDangerous: true,
    type: EmployeeSso,
    description: 'Removes the single sign-on. The sessions that it opened end, except that of the caller.',
    resolve: async (acting, _args, { runtime }) => {
      await removeEmployeeSso(runtime, acting);
      const { id, slug } = await readAccount(runtime, acting);
      return { accountId: id, slug, settings: null };
    },
  }),
}));
