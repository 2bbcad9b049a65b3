import { notifications } from '@mantine/notifications';

const SHOWN_MS = 6_000;

/** Says for a few seconds that something was done. Screen readers announce it. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'teal', autoClose: SHOWN_MS, withBorder: true });
}
