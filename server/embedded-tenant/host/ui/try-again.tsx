import { Button } from '@fluentui/react-components';
import { PlugDisconnectedRegular } from '@fluentui/react-icons';
import { Notice } from './notice.tsx';

export function TryAgain({ reason, onTryAgain }: { readonly reason: string; readonly onTryAgain: () => void }) {
  return (
    <div role="alert" style={{ height: '100%' }}>
      <Notice
        icon={<PlugDisconnectedRegular />}
        title="The simulated tenant does not answer"
        text={`${reason} Check that it is still running, then try again.`}
        actions={
          <Button appearance="primary" onClick={onTryAgain}>
            Try again
          </Button>
        }
      />
    </div>
  );
}
