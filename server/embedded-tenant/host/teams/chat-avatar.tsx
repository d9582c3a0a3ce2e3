import { Avatar } from '@fluentui/react-components';
import { ShieldTaskFilled } from '@fluentui/react-icons';

type Props = { readonly name: string; readonly kind: 'bot' | 'user'; readonly size: 24 | 32 | 36 };

/** Round with initials for people, square with a sign for apps, as Teams tells the two apart. */
export function ChatAvatar({ name, kind, size }: Props) {
  return kind === 'bot' ? (
    <Avatar aria-hidden="true" shape="square" size={size} color="brand" icon={<ShieldTaskFilled />} />
  ) : (
    <Avatar aria-hidden="true" name={name} size={size} color="colorful" />
  );
}
