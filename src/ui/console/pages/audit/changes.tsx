import { Button, Code, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from './texts.ts';

export type Change = { field: string; before?: unknown; after?: unknown };

/** A limit is needed, because the entry of a new site lists all its settings. */
const SHOWN_FIELDS = 6;

/** The changes of an action: each field with its old and its new value. A long list is cut until it is opened. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const texts = useTexts();
  const [isWhole, setWhole] = useState(false);
  const fields = isWhole || changes.length <= SHOWN_FIELDS + 1 ? changes : changes.slice(0, SHOWN_FIELDS);
  return (
    <Stack gap={6} align="flex-start">
      {fields.map(({ field, before, after }) => (
        <div key={field}>
          <Text size="xs" fw={600}>
            {field}
          </Text>
          <Group gap={6}>
            {hasValue(before) && (
              <>
                <Code style={{ overflowWrap: 'anywhere', textDecoration: 'line-through' }}>
                  {shown(before)}
                </Code>
                <span aria-hidden>→</span>
                <VisuallyHidden>{texts.becomes}</VisuallyHidden>
              </>
            )}
            {hasValue(after) ? (
              <Code style={{ overflowWrap: 'anywhere' }}>{shown(after)}</Code>
            ) : (
              <Text size="xs" c="dimmed">
                {texts.empty}
              </Text>
            )}
          </Group>
        </div>
      ))}
      {fields.length < changes.length && (
        <Button variant="subtle" size="compact-xs" onClick={() => setWhole(true)}>
          {texts.allFields(changes.length)}
        </Button>
      )}
    </Stack>
  );
}

/** For a CSV file: `name: Old -> New`. */
export function changesAsText(changes: readonly Change[]): string {
  return changes
    .map(({ field, before, after }) => `${field}: ${shown(before)} -> ${shown(after)}`)
    .join('; ');
}

function hasValue(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function shown(value: unknown): string {
  if (!hasValue(value)) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
