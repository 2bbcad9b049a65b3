import { Radio, Stack } from '@mantine/core';
import { localized } from '../../core/language.ts';
import type { Role } from '../../core/session.tsx';
import { useRoleNames } from '../../parts/role-names.ts';

const useTexts = localized({
  en: {
    role: 'Role',
    OWNER: 'Everything, including the team, the single sign-on and the audit log.',
    ADMIN: 'Sites, partners, companies, plans, webhooks and customers.',
    SUPPORT: 'Reads sites and plans, and helps customers.',
  },
  de: {
    role: 'Rolle',
    OWNER: 'Alles, auch das Team, die Anmeldung über das Unternehmen und das Protokoll.',
    ADMIN: 'Websites, Partner, Unternehmen, Tarife, Webhooks und Kunden.',
    SUPPORT: 'Liest Websites und Tarife und hilft Kunden.',
  },
});

const ROLES: readonly Role[] = ['OWNER', 'ADMIN', 'SUPPORT'];

/** Chooses one of the three roles. */
export function RoleChoice({ value, onChange }: { value?: Role; onChange?: (role: Role) => void }) {
  const texts = useTexts();
  const names = useRoleNames();
  return (
    <Radio.Group
      label={texts.role}
      value={value ?? 'SUPPORT'}
      onChange={(chosen) => onChange?.(chosen as Role)}
    >
      <Stack gap="xs" mt="xs">
        {ROLES.map((role) => (
          <Radio key={role} value={role} label={names[role]} description={texts[role as 'OWNER']} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
