import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

/** A part of a page, with a title of its own. @param action a button beside the title */
export function Section({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }} component="section" aria-labelledby={id}>
      <Stack gap="md">
        <Group justify="space-between" align="center" gap="xs">
          <Title order={2} size="h4" id={id}>
            {title}
          </Title>
          {action}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}

/** Names and values. Rows without a value are left out. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <Stack component="dl" gap="xs" m={0}>
      {rows
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <Group key={name} gap="md" align="baseline" wrap="nowrap">
            <Text
              component="dt"
              size="sm"
              c="dimmed"
              w={{ base: 120, sm: 150 }}
              flex="none"
              style={{ hyphens: 'auto' }}
            >
              {name}
            </Text>
            <Text component="dd" size="sm" m={0} miw={0}>
              {value}
            </Text>
          </Group>
        ))}
    </Stack>
  );
}
