import { Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEscape } from './escape.ts';

/** Above every other dialog: it asks about the request of one of them. */
const ABOVE_DIALOGS = 400;

/**
 * A dialog with a title and a button that closes it. Escape closes the topmost dialog only.
 * @param isOpen by default as long as it is rendered
 * @param needsDecision only a button closes it, because what it shows is not shown again
 * @param isAbove lies above the dialogs that are open already
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
      // A click beside it must not lose what was typed.
      closeOnClickOutside={false}
      {...(isAbove && { zIndex: ABOVE_DIALOGS })}
    >
      {children}
    </Modal>
  );
}
