import { Stack, Text } from '@mantine/core';
import { CopyText } from '../../parts/copy.tsx';

/** A value with its name, to copy. */
export function Given({ label, value }: { label: string; value: string }) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <CopyText label={label} value={value} />
    </Stack>
  );
}
