import { Button, makeStyles } from '@fluentui/react-components';
import { Print20Regular } from '@fluentui/react-icons';
import { complianceTexts as words } from '#strings/compliance.ts';

const useStyles = makeStyles({ button: { '@media print': { display: 'none' } } });

type PrintButtonProps = {
  readonly isWorking?: boolean;
  onPrint?(): void;
};

/** Prints the page, or saves it as a PDF where the browser is told to. */
export function PrintButton({ isWorking = false, onPrint = () => window.print() }: PrintButtonProps) {
  return (
    <Button
      className={useStyles().button}
      size="large"
      icon={<Print20Regular />}
      disabledFocusable={isWorking}
      onClick={onPrint}
    >
      {isWorking ? words.downloading : words.print}
    </Button>
  );
}
