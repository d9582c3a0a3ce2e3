import { all, type LabelledChange } from './labelled-changes.ts';

/** Small differences that change no duty. */
export const smallButMinor: readonly LabelledChange[] = [
  ...all(
    'layout',
    ['Photos are not to be stored on personnal devices.', 'Photos are not to be stored on personal devices.'],
    ['I will use the schools Wi-fi network responsibly', "I will use the school's Wi-Fi network responsibly."],
    [
      'If I see anything unsuitable I will report it strait away.',
      'If I see anything unsuitable I will report it straight away.',
    ],
    ['I understand that I must not use anothers password.', "I understand that I must not use another's password."],
    ['Staff laptops (and tablets) are insured.', 'Staff laptops, and tablets, are insured.'],
    ['e.g. Class Dojo, Tapestry', 'E.g. Class Dojo, Tapestry.'],
    ['I will never share my pass word.', 'I will never share my password.'],
    ['Staff will not use there own phones.', 'Staff will not use their own phones.'],
  ),
  ...all(
    'contact',
    [
      'The Designated Safeguarding Lead is Tom Ashby and the deputy is Jill Moran.',
      'The Designated Safeguarding Lead is Jill Moran and the deputy is Paul Green.',
    ],
    ['I will hand in found property to the receptionist.', 'I will hand in found property to the Site Manager.'],
    [
      'Report concerns to Mrs Okoro (DSL) or Mr Lane (Deputy DSL).',
      'Report concerns to Mrs Okoro (DSL) or Miss Devi (Deputy DSL).',
    ],
    ['ESL: Miss N Pardo', 'ESL: Mr P Farrow'],
  ),
  ...all(
    'date',
    [
      'Filtering is reviewed against the DfE standards (2023).',
      'Filtering is reviewed against the DfE standards (2025).',
    ],
    ['Signed copies are held until 31/08/2026.', 'Signed copies are held until 31/08/2029.'],
    ['From Monday 1st September 2025 all mail is archived.', 'From Tuesday 1st September 2026 all mail is archived.'],
  ),
];

/** Small differences that do change one, whatever their class: never minor. */
export const smallButMaterial: readonly (readonly [before: string, after: string])[] = [
  ['I will keep my password secret.', 'I will keep my password secure.'],
  ['Staff may access social media at lunch.', 'Staff may assess social media at lunch.'],
  ['Devices are scanned weekly.', 'Devices are scanned monthly.'],
  ['I will report to the Headteacher or the DSL.', 'I will report to the Headteacher and the DSL.'],
  ['Report losses to the police.', 'Report losses to the parents.'],
  ['I will not use my phone in the classroom.', 'I will use my phone in the classroom.'],
  ['Images of pupils may be published.', 'Images of pupils may be purchased.'],
  ['I will lock the door at 5pm.', 'I will lock the door at 7pm.'],
  ['No more than 3 attempts are allowed.', 'No more than 5 attempts are allowed.'],
  ['Videos may be shown to Year 6.', 'Videos may be shown to Year 4.'],
  ['We use Google Classroom for homework.', 'We use Microsoft Teams for homework.'],
  ['The filter is provided by Lightspeed Systems.', 'The filter is provided by Netsweeper Limited.'],
  ['I agree to monitoring of my school account.', 'I agree to monitoring of my personal account.'],
  ['Files are kept for one year.', 'Files are kept for six years.'],
  ['I will ask before I film.', 'I will ask after I film.'],
  ['Only staff may print.', 'Only staff and pupils may print.'],
  ['I understand the policy applies to governors.', 'I understand the policy applies to governors and volunteers.'],
  ['Breaches will be reported to the Headteacher.', 'Breaches will be reported to the police and the Headteacher.'],
  ['A member of staff signs for each key.', 'A member of staff or a pupil signs for each key.'],
  ['Personal data is deleted at the end of the year.', 'Personal data is retained at the end of the year.'],
  ['This does not apply to phones.', 'This does apply to phones.'],
  ['You must tell us if you lose it.', 'You must tell us, if you lose it, within an hour.'],
  ['Contractors sign in at Reception.', 'Contractors sign in at Security.'],
  ['I can be asked to hand over my device.', 'I cannot be asked to hand over my device.'],
];
