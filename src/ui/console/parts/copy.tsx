import { ActionIcon, Alert, Code, CopyButton, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { localized } from '../core/language.ts';
import { Dialog } from './dialog.tsx';

const useTexts = localized({
  en: {
    copy: 'Copy',
    copied: 'Copied',
    once: 'This is shown only now. Store it in a safe place before you close this dialog.',
  },
  de: {
    copy: 'Kopieren',
    copied: 'Kopiert',
    once: 'Dies wird nur jetzt angezeigt. Bewahren Sie es sicher auf, bevor Sie den Dialog schließen.',
  },
});

/** A text to copy, such as an address or an id. @param label names the copied text */
export function CopyText({ label, value, block }: { label: string; value: string; block?: boolean }) {
  const texts = useTexts();
  return (
    <Group gap="xs" wrap="nowrap" align={block ? 'flex-start' : 'center'}>
      <Code
        block={block ?? false}
        flex={block ? 1 : undefined}
        style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}
      >
        {value}
      </Code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? texts.copied : texts.copy} withArrow>
            <ActionIcon
              variant="subtle"
              color={copied ? 'teal' : 'gray'}
              onClick={copy}
              aria-label={`${copied ? texts.copied : texts.copy}: ${label}`}
            >
              {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}

/** A value with its name, to copy. @param about the purpose of the value */
export function Given({ label, about, value }: { label: string; about?: string; value: string }) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      {about !== undefined && (
        <Text size="sm" c="dimmed">
          {about}
        </Text>
      )}
      <CopyText label={label} value={value} />
    </Stack>
  );
}

/** Shows a new secret once. @param secrets the values, by their labels; null: the dialog is closed */
export function SecretShownOnce({
  title,
  secrets,
  onClose,
  children,
}: {
  title: string;
  secrets: Readonly<Record<string, string>> | null;
  onClose: () => void;
  children?: ReactNode;
}) {
  const texts = useTexts();
  return (
    <Dialog isOpen={secrets !== null} onClose={onClose} title={title} needsDecision>
      <Stack>
        <Alert color="orange">{texts.once}</Alert>
        {Object.entries(secrets ?? {}).map(([label, value]) => (
          <Given key={label} label={label} value={value} />
        ))}
        {children}
      </Stack>
    </Dialog>
  );
}
