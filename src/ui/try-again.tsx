import { Button } from '@fluentui/react-components';
import { Notice } from './notice.tsx';

type TryAgainProps = {
  readonly title: string;
  readonly advice: string;
  readonly details?: readonly string[];
  readonly action: string;
  onTryAgain(): void;
};

/** What stands where content could not be loaded: what happened, what to do, and the button that does it. */
export function TryAgain({ title, advice, details = [], action, onTryAgain }: TryAgainProps) {
  return (
    <Notice
      kind="problem"
      title={title}
      actions={
        <Button appearance="primary" onClick={onTryAgain}>
          {action}
        </Button>
      }
    >
      <p>{advice}</p>
      {details.length > 0 ? (
        <ul>
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
