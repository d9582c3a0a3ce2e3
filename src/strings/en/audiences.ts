import type { AudienceKind } from '#src/domain/policy-document.ts';

export const audienceNames: Readonly<Record<AudienceKind, string>> = {
  staff: 'Staff',
  governors: 'Governors',
  visitors: 'Visitors',
  students: 'Students',
  volunteers: 'Volunteers',
  temporary: 'Temporary staff',
  agency: 'Agency staff',
  contractors: 'Contractors',
};
