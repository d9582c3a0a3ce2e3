import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ChevronDown20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import type { CampaignAction } from '#src/domain/campaign.ts';
import { keepFocus } from '#src/ui/keep-focus.ts';
import { actionNames, actTexts } from '#strings/campaign-acts.ts';
import { AddPeopleDialog } from './add-people-dialog.tsx';
import { EndDialog } from './end-dialog.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { RemindDialog } from './remind-dialog.tsx';
import type { Acting, OnDone } from './use-act.ts';

/** What needs no question: it reaches nobody new, or was asked before. */
const atOnce = ['send', 'unschedule', 'pause', 'resume'] as const;
type AtOnce = (typeof atOnce)[number];
type Asking = Exclude<CampaignAction, AtOnce>;

/** Beside the heading; the others are in the menu. */
const inView: readonly CampaignAction[] = [...atOnce, 'remind'];

type ActionBarProps = {
  readonly campaign: CampaignOverview;
  readonly acting: Acting;
  readonly onDone: OnDone;
};

/** Everything that can be done with the campaign as it stands. */
export function ActionBar({ campaign, acting, onDone }: ActionBarProps) {
  const api = useCampaignsApi();
  const [asking, setAsking] = useState<Asking | null>(null);
  const more = useRef<HTMLElement>(null);
  const { actions } = campaign;
  const shown = inView.filter((action) => actions.includes(action));
  const others = actions.filter((action) => !inView.includes(action));
  const press = (action: CampaignAction) => {
    if (isAtOnce(action)) acting.run(() => api.act(campaign.id, action), actTexts.done[action]);
    else setAsking(action);
  };
  const hasAsked = useRef(false);
  useEffect(() => {
    // The line of the menu that opened the question is not there any more, and nothing takes the focus before it closes.
    if (asking === null && hasAsked.current) keepFocus(more.current);
    hasAsked.current = asking !== null;
  }, [asking]);
  return (
    <>
      {shown.map((action) => (
        <Button
          key={action}
          appearance={action === 'send' || action === 'resume' ? 'primary' : 'secondary'}
          size="large"
          disabledFocusable={acting.isWorking}
          onClick={() => press(action)}
        >
          {actionNames[action]}
        </Button>
      ))}
      {others.length > 0 ? (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              ref={(element: HTMLElement | null) => {
                more.current = element;
              }}
              size="large"
              icon={<ChevronDown20Regular />}
              iconPosition="after"
              disabledFocusable={acting.isWorking}
            >
              {actTexts.more}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {others.map((action) => (
                <MenuItem key={action} onClick={() => press(action)}>
                  {actionNames[action]}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      ) : null}
      <Question
        campaign={campaign}
        asking={asking}
        onClose={() => setAsking(null)}
        onDone={(changed, said) => {
          setAsking(null);
          onDone(changed, said);
        }}
      />
    </>
  );
}

function isAtOnce(action: CampaignAction): action is AtOnce {
  return atOnce.some((one) => one === action);
}

function everybody({ awaited: { people } }: CampaignOverview) {
  return { people, awaited: people };
}

type QuestionProps = {
  readonly campaign: CampaignOverview;
  readonly asking: Asking | null;
  onClose(): void;
  readonly onDone: OnDone;
};

function Question({ asking, ...rest }: QuestionProps) {
  switch (asking) {
    case null:
      return null;
    case 'extend':
      return <ExtendDialog {...rest} />;
    case 'add-people':
      return <AddPeopleDialog {...rest} />;
    case 'remind':
      return <RemindDialog {...rest} whom={{ objectIds: null }} {...everybody(rest.campaign)} />;
    case 'close':
    case 'recall':
      return <EndDialog {...rest} how={asking} />;
  }
}
