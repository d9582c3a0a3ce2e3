import { useState } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import type { Group } from '#src/domain/person.ts';
import { Notice } from '#src/ui/notice.tsx';
import { actTexts as words } from '#strings/campaign-acts.ts';
import type { Entry } from '../directory-picker.tsx';
import { GroupPicker } from '../group-picker.tsx';
import { PersonPicker } from '../person-picker.tsx';
import { ActDialog } from './act-dialog.tsx';
import type { OnDone } from './use-act.ts';

type AddPeopleDialogProps = {
  readonly campaign: CampaignOverview;
  onClose(): void;
  readonly onDone: OnDone;
};

/** Asks more groups, or single persons, in a campaign that has been sent. */
export function AddPeopleDialog({ campaign, onClose, onDone }: AddPeopleDialogProps) {
  const api = useCampaignsApi();
  const [groups, setGroups] = useState<readonly Group[]>([]);
  const [people, setPeople] = useState<readonly Entry[]>([]);
  const [isMissing, setIsMissing] = useState(false);
  const { title, lead, people: label, missing, yes, follows } = words.addPeople;
  const add = () => {
    const ids = { groupIds: groups.map(({ id }) => id), objectIds: people.map(({ id }) => id) };
    if (ids.groupIds.length + ids.objectIds.length > 0) return api.addPeople(campaign.id, ids);
    setIsMissing(true);
    return null;
  };
  return (
    <ActDialog
      title={title}
      yes={yes}
      lead={campaign.followGroups ? `${lead} ${follows}` : lead}
      done={words.addPeople.done}
      act={add}
      onClose={onClose}
      onDone={onDone}
    >
      <GroupPicker
        groups={groups}
        onChange={(next) => {
          setGroups(next);
          setIsMissing(false);
        }}
      />
      <PersonPicker
        label={label}
        people={people}
        onChange={(next) => {
          setPeople(next);
          setIsMissing(false);
        }}
      />
      {isMissing ? <Notice kind="problem" title={missing} /> : null}
    </ActDialog>
  );
}
