import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

type ConfirmDialogProps = {
  readonly isOpen: boolean;
  readonly title: string;
  readonly yes: string;
  readonly no: string;
  readonly isWorking: boolean;
  readonly children: ReactNode;
  onYes(): void;
  onNo(): void;
};

/** Asks before something that reaches many people or cannot be taken back. */
export function ConfirmDialog({ isOpen, title, yes, no, isWorking, children, onYes, onNo }: ConfirmDialogProps) {
  return (
    <Dialog open={isOpen} modalType="modal" onOpenChange={(_, { open }) => (open || isWorking ? undefined : onNo())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" size="large" disabledFocusable={isWorking} onClick={onYes}>
              {yes}
            </Button>
            <Button size="large" disabledFocusable={isWorking} onClick={onNo}>
              {no}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
