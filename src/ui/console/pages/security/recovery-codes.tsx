import { Alert, Button, Code, CopyButton, Group, SimpleGrid, Stack } from '@mantine/core';
import { Dialog } from '../../parts/dialog.tsx';
import { useFactorTexts } from './factor-texts.ts';

/** Shows new recovery codes once. @param codes null: the dialog is closed */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[] | null; onClose: () => void }) {
  const texts = useFactorTexts();
  return (
    <Dialog isOpen={codes !== null} onClose={onClose} title={texts.codesTitle} needsDecision>
      <Stack>
        <Alert color="orange">{texts.codesAbout}</Alert>
        <SimpleGrid cols={2} spacing="xs">
          {(codes ?? []).map((code) => (
            <Code key={code}>{code}</Code>
          ))}
        </SimpleGrid>
        <Group justify="flex-end">
          <CopyButton value={(codes ?? []).join('\n')}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? texts.copied : texts.copy}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{texts.done}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
