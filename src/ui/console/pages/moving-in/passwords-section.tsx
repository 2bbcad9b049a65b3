import { Alert, Fieldset, Stack, Text } from '@mantine/core';
import { useReading } from '../../core/api.ts';
import { useFormat } from '../../core/format.ts';
import { useSession } from '../../core/session.tsx';
import { CopyText } from '../../parts/copy.tsx';
import { CsvButton } from '../../parts/csv-export.tsx';
import { type Column, DataTable, EmptyState } from '../../parts/data-table.tsx';
import { Loaded } from '../../parts/page.tsx';
import { At } from '../../parts/time.tsx';
import { MovedPasswordsDocument, type MovedPasswordsQuery } from './gql/graphql.ts';
import { OldSystemPart } from './old-system.tsx';
import { usePasswordsTexts } from './passwords-texts.ts';

type Imported = MovedPasswordsQuery['importedPasswords'];
type Secret = MovedPasswordsQuery['hashSecrets'][number];

/** The imported passwords, the old system that is asked for the others, and the secrets of hashes. */
export function PasswordsSection() {
  const reading = useReading(MovedPasswordsDocument, {});
  return (
    <Loaded reading={reading}>
      {({ importedPasswords, hashSecrets, oldSystem = null }) => (
        <Stack gap="xl">
          <ImportedPart imported={importedPasswords} />
          <OldSystemPart system={oldSystem} reload={reading.reload} />
          <SecretsPart secrets={hashSecrets} />
        </Stack>
      )}
    </Loaded>
  );
}

function ImportedPart({ imported }: { imported: Imported }) {
  const texts = usePasswordsTexts();
  const { number } = useFormat();
  const { account } = useSession();
  const { schemes, elsewhere, unusable } = imported;
  const rows = [
    ...schemes.map(({ scheme, customers }) => ({ name: texts.schemes[scheme] ?? scheme, customers })),
    ...(elsewhere > 0 ? [{ name: texts.elsewhere, customers: elsewhere }] : []),
  ];
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'scheme', title: texts.scheme, cell: ({ name }) => name, csv: ({ name }) => name },
    {
      key: 'customers',
      title: texts.customers,
      cell: ({ customers }) => number(customers),
      csv: ({ customers }) => customers,
      alignEnd: true,
    },
  ];
  const total = rows.reduce((sum, { customers }) => sum + customers, 0);
  return (
    <Fieldset legend={texts.title}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {texts.about}
        </Text>
        {total > 0 && (
          <Text size="sm" fw={600}>
            {texts.total(number(total))}
          </Text>
        )}
        <DataTable
          label={texts.title}
          columns={columns}
          rows={rows}
          rowKey={({ name }) => name}
          empty={<EmptyState title={texts.none} about={texts.noneAbout} />}
        />
        {total > 0 && <CsvButton columns={columns} rows={rows} fileName="imported-passwords" />}
        {unusable > 0 && (
          <Alert color="orange">
            <Stack gap="xs">
              <Text size="sm">{texts.unusable(number(unusable))}</Text>
              <CopyText
                label={texts.unusableCommand}
                value={`npm run -s list-imported-passwords -- --account ${account.slug}`}
                block
              />
            </Stack>
          </Alert>
        )}
      </Stack>
    </Fieldset>
  );
}

function SecretsPart({ secrets }: { secrets: readonly Secret[] }) {
  const texts = usePasswordsTexts();
  const { account } = useSession();
  const columns: Column<Secret>[] = [
    { key: 'name', title: texts.secretName, cell: ({ name }) => name },
    { key: 'added', title: texts.secretAdded, cell: ({ createdAt }) => <At iso={createdAt} /> },
  ];
  const command = `npm run -s add-hash-secret -- --account ${account.slug}`;
  return (
    <Fieldset legend={texts.secretsTitle}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {texts.secretsAbout}
        </Text>
        <DataTable
          label={texts.secretsTitle}
          columns={columns}
          rows={secrets}
          rowKey={({ id }) => id}
          empty={<Text size="sm">{texts.noSecret}</Text>}
        />
        <Text size="sm">{texts.addSecret}</Text>
        <CopyText label={texts.pepper} value={`${command} --name pepper < pepper.txt`} block />
        <CopyText
          label={texts.signerKey}
          value={`${command} --name firebase --base64 < signer-key.txt`}
          block
        />
      </Stack>
    </Fieldset>
  );
}
