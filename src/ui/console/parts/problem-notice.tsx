import { Alert, Button, Code, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useFormat } from '../core/format.ts';
import { localized } from '../core/language.ts';
import type { Problem } from '../core/problem.ts';

const useTexts = localized({
  en: {
    title: 'That did not work',
    forSupport: 'Id for support',
    retryLater: (time: string) => `Try again in ${time}.`,
    retry: 'Try again',
  },
  de: {
    title: 'Das hat nicht geklappt',
    forSupport: 'Kennung für den Support',
    retryLater: (time: string) => `Versuchen Sie es in ${time} erneut.`,
    retry: 'Erneut versuchen',
  },
});

/** After these codes a retry would get the same answer. */
const FINAL = new Set(['NOT_FOUND', 'FORBIDDEN']);

/**
 * Says what went wrong with a request. The id for the operator is the id of the error report or, without a report, of
 * the request.
 * @param onRetry adds a button if a retry can succeed
 */
export function ProblemNotice({ problem, onRetry }: { problem: Problem | null; onRetry?: () => void }) {
  const texts = useTexts();
  if (!problem) return null;
  return (
    <Alert
      color="red"
      role="alert"
      title={texts.title}
      icon={<IconAlertTriangle aria-hidden />}
      data-code={problem.code}
    >
      <Stack gap="xs" align="flex-start">
        <ProblemText problem={problem} />
        {onRetry && !FINAL.has(problem.code) && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {texts.retry}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** Shows a problem as a notification, where the page has no place for it. The user has to close the notification. */
export function useProblemNotification(): (problem: Problem) => void {
  const { title } = useTexts();
  return (problem) => {
    notifications.show({
      title,
      message: <ProblemText problem={problem} />,
      color: 'red',
      autoClose: false,
      withBorder: true,
    });
  };
}

function ProblemText({ problem }: { problem: Problem }) {
  const texts = useTexts();
  const { duration } = useFormat();
  const id = problem.reportId ?? problem.requestId;
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">
        {problem.message}
        {problem.retryAfterSeconds !== null && ` ${texts.retryLater(duration(problem.retryAfterSeconds))}`}
      </Text>
      {id !== null && (
        <Text size="xs" c="dimmed">
          {texts.forSupport} <Code>{id}</Code>
        </Text>
      )}
    </Stack>
  );
}
