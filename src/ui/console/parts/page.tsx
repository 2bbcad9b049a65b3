import { Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Reading } from '../core/api.ts';
import { ProblemNotice } from './problem-notice.tsx';

/**
 * The frame of a page: its title, which takes the focus when the page is opened, and its actions.
 * @param above a line above the title, such as the link back to the list
 * @param actions buttons beside the title
 */
export function Page({
  title,
  about,
  above,
  actions,
  children,
}: {
  title: string;
  about?: ReactNode;
  above?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Gatehouse`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <Stack gap="lg">
      {above}
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} flex="1 1 20rem">
          <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            {title}
          </Title>
          {about !== undefined && <Text c="dimmed">{about}</Text>}
        </Stack>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}

const SKELETON_LINES = ['first', 'second', 'third', 'fourth'];

/** Shows what a query has read: placeholder lines while it loads, then the content, or the problem. */
export function Loaded<Data>({
  reading,
  children,
}: {
  reading: Reading<Data>;
  children: (data: Data) => ReactNode;
}) {
  const { data, problem, reload } = reading;
  if (problem && data === null) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (data === null)
    return (
      <Stack aria-busy gap="sm">
        {SKELETON_LINES.map((line) => (
          <Skeleton key={line} height={36} />
        ))}
      </Stack>
    );
  return (
    <>
      <ProblemNotice problem={problem} onRetry={reload} />
      {children(data)}
    </>
  );
}
