import { ActionIcon, Menu, Text, useMantineColorScheme } from '@mantine/core';
import {
  IconCheck,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { COMPLETE, type Language, localized, useLanguage } from '../core/language.ts';
import { useSession } from '../core/session.tsx';
import { useLogOut } from '../parts/log-out.ts';
import { useProblemNotification } from '../parts/problem-notice.tsx';
import { useRoleNames } from '../parts/role-names.ts';

const useTexts = localized({
  en: {
    you: 'You',
    appearance: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    auto: 'Same as the system',
    language: 'Language',
    logOut: 'Log out',
  },
  de: {
    you: 'Sie',
    appearance: 'Darstellung',
    light: 'Hell',
    dark: 'Dunkel',
    auto: 'Wie das System',
    language: 'Sprache',
    logOut: 'Abmelden',
  },
});

const SCHEMES = [
  { value: 'auto', icon: IconDeviceDesktop },
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
] as const;

/** The menu of the collaborator: their name, the colour scheme, the language, and the logout. */
export function UserMenu() {
  const texts = useTexts();
  const roles = useRoleNames();
  const { collaborator } = useSession();
  const { language, choose } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [logOut] = useLogOut();
  const notifyProblem = useProblemNotification();
  async function leave(): Promise<void> {
    const problem = await logOut();
    if (problem) notifyProblem(problem);
  }
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={texts.you}>
          <IconUserCircle aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Text px="sm" pt="xs" size="sm" fw={600} truncate>
          {collaborator.name ?? collaborator.email}
        </Text>
        <Text px="sm" pb="xs" size="xs" c="dimmed" truncate>
          {collaborator.email} · {roles[collaborator.role]}
        </Text>
        <Menu.Divider />
        <Menu.Label>{texts.appearance}</Menu.Label>
        {SCHEMES.map(({ value, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} aria-hidden />}
            rightSection={colorScheme === value ? <IconCheck size={16} aria-hidden /> : null}
            aria-current={colorScheme === value}
            onClick={() => setColorScheme(value)}
          >
            {texts[value]}
          </Menu.Item>
        ))}
        <Menu.Label>{texts.language}</Menu.Label>
        {Object.entries(COMPLETE).map(([code, name]) => (
          <Menu.Item
            key={code}
            lang={code}
            rightSection={language === code ? <IconCheck size={16} aria-hidden /> : null}
            aria-current={language === code}
            onClick={() => choose(code as Language)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          {texts.logOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
