import { Center, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

/** The frame of the pages that need no session. */
export function Card({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Gatehouse`;
  }, [title]);
  return (
    <Center mih="100dvh" p="md" component="main">
      <Paper withBorder shadow="sm" p={{ base: 'lg', xs: 'xl' }} w="100%" maw={420}>
        <Stack>
          <Stack gap={4}>
            <Text size="sm" fw={600} c="dimmed">
              Gatehouse
            </Text>
            <Title order={1} size="h2">
              {title}
            </Title>
            {about !== undefined && <Text c="dimmed">{about}</Text>}
          </Stack>
          {children}
        </Stack>
      </Paper>
    </Center>
  );
}
