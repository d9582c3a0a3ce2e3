import type * as en from '../en/audiences.ts';
import type { Translated } from '../translated.ts';

export const audienceNames: Translated<typeof en.audienceNames> = {
  staff: 'Y staff',
  governors: 'Llywodraethwyr',
  visitors: 'Ymwelwyr',
  students: 'Myfyrwyr',
  volunteers: 'Gwirfoddolwyr',
  temporary: 'Staff dros dro',
  agency: 'Staff asiantaeth',
  contractors: 'Contractwyr',
};
