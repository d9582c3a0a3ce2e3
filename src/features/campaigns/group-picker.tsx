import { useCallback } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import type { Group } from '#src/domain/person.ts';
import { newCampaignTexts } from '#strings/new-campaign.ts';
import { DirectoryPicker } from './directory-picker.tsx';

const words = {
  label: newCampaignTexts.who,
  hint: newCampaignTexts.whoHint,
  searching: newCampaignTexts.searching,
  none: newCampaignTexts.noGroups,
  remove: newCampaignTexts.removeGroup,
};

type GroupPickerProps = {
  readonly groups: readonly Group[];
  readonly isRequired?: boolean;
  onChange(groups: readonly Group[]): void;
};

export function GroupPicker({ groups, isRequired = false, onChange }: GroupPickerProps) {
  const api = useCampaignsApi();
  const search = useCallback(async (typed: string) => (await api.groups(typed)).groups, [api]);
  return (
    <DirectoryPicker
      words={words}
      chosen={groups}
      isRequired={isRequired}
      fewest={1}
      search={search}
      onChange={onChange}
    />
  );
}
