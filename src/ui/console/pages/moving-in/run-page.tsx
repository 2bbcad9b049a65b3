import { Group, Stack, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { TextLink } from '../../parts/links.tsx';
import { useImportTexts } from './import-texts.ts';
import { RunView } from './run-view.tsx';

/** An import, with its progress and its result. */
export function RunPage() {
  const texts = useImportTexts();
  const { runId = '' } = useParams({ strict: false });
  return (
    <Stack>
      <Group>
        <TextLink to="/moving-in/customers" size="sm">
          {texts.back}
        </TextLink>
      </Group>
      <Title order={2} size="h4">
        {texts.noName(runId)}
      </Title>
      <RunView id={runId} />
    </Stack>
  );
}
