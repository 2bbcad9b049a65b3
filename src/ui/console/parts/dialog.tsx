import { Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEscape } from './escape.ts';

/** The `z-index` of a dialog that must be above all others. The re-authentication has such a dialog. */
const ABOVE_DIALOGS = 400;

/**
 * A dialog with a title and a button that closes it. Escape closes the topmost dialog only.
 * @param isOpen by default, the dialog is open as long as it is rendered
 * @param needsDecision only a button closes it, because its content is shown only once
 * @param isAbove shows it above all other dialogs
 */
export function Dialog({
  title,
  size = 'md',
  isOpen = true,
  needsDecision = false,
  isAbove = false,
  onClose,
  children,
}: {
  title: string;
  size?: NonNullable<ModalProps['size']>;
  isOpen?: boolean;
  needsDecision?: boolean;
  isAbove?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  useEscape(isOpen, needsDecision ? null : onClose);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size}
      closeOnEscape={false}
      // A click outside the dialog must not discard the typed values.
      closeOnClickOutside={false}
      {...(isAbove && { zIndex: ABOVE_DIALOGS })}
    >
      {children}
    </Modal>
  );
}
