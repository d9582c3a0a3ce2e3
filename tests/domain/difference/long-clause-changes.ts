import { all, type LabelledChange } from './labelled-changes.ts';

/** Longer clauses, as schools write them, with a change somewhere inside. */
export const longClauseChanges: readonly LabelledChange[] = [
  ...all(
    'layout',
    [
      'I will keep my device, and any information that is held on it safe and I will not leave it unatended in a public place.',
      'I will keep my device, and any information that is held on it, safe and I will not leave it unattended in a public place.',
    ],
    [
      'Staff should ensure that their social media profiles are private and that they know how to report abuse (see the schools e-safety policy).',
      "Staff should ensure that their social media profiles are private and that they know how to report abuse (see the school's e-safety policy).",
    ],
    ['Information Systems must not be used for private gain.', 'Information systems must not be used for private gain'],
    ['I understand that all Internet use is logged', 'I understand that all internet use is logged.'],
    [
      'The Senior Leadership Team will deal with any misuse of the WiFi.',
      'The senior leadership team will deal with any misuse of the Wi-Fi.',
    ],
    [
      'I will inform the school if I become aware of any acess by pupils to unsuitable sites',
      'I will inform the school if I become aware of any access by pupils to unsuitable sites',
    ],
    ['Use of memory sticks is covered in rule 12 above.', 'Use of memory sticks is covered in rule 12, above.'],
    ['I do not have permission to use the schools logo.', "I don't have permission to use the school’s logo."],
  ),
  ...all(
    'contact',
    [
      'I will report any incident, however small, to the Online Safety Lead, Karen Whitby, before I leave the building.',
      'I will report any incident, however small, to the Online Safety Lead, Imran Sheikh, before I leave the building.',
    ],
    [
      'been shown the e-safety rules and been told whom to ask: the ESL (Miss N Pardo) or the DSL (Mrs G Thorne);',
      'been shown the e-safety rules and been told whom to ask: the ESL (Mr K Boateng) or the DSL (Mrs G Thorne);',
      { leadIn: 'I have:' },
    ],
    [
      'If unsuitable material appears I will turn off the screen and tell the ICT Coordinator at once.',
      'If unsuitable material appears I will turn off the screen and tell the Head of Computing at once.',
    ],
    [
      'The DPO can be reached on 01632 960111 or at dpo@trust.example for any question about personal data.',
      'The DPO can be reached on 01632 960999 or at privacy@trust.example for any question about personal data.',
    ],
    [
      'Requests for a new account are made to Mrs Pryce in the school office.',
      'Requests for a new account are made to Mr Kaplan in the school office.',
    ],
    [
      'Anyone who is unsure should ask the Headteacher (Mr D. Osei) first.',
      'Anyone who is unsure should ask the Headteacher first.',
    ],
    [
      'Contact the IT helpdesk (ext. 214) if the filter blocks a site that you need.',
      'Contact the IT helpdesk (ext. 307) if the filter blocks a site that you need.',
    ],
  ),
  ...all(
    'date',
    [
      'This agreement is in force from September 2025 until it is replaced and takes account of the DfE standards of March 2023.',
      'This agreement is in force from September 2026 until it is replaced and takes account of the DfE standards of May 2025.',
    ],
    [
      'Staff complete the form on the first INSET day (2 September 2025).',
      'Staff complete the form on the first INSET day (1 September 2026).',
    ],
    [
      'I have read and understood Part one of Keeping Children Safe in Education (2025).',
      'I have read and understood Part one of Keeping Children Safe in Education (2026).',
    ],
    ['Last reviewed: August 2024', 'Last reviewed: August 2026'],
    [
      'Reviewed annually; current edition 2025-2026, next edition 2026-2027.',
      'Reviewed annually; current edition 2026-2027, next edition 2027-2028.',
    ],
    ['The licence for the video library runs to 30.06.26.', 'The licence for the video library runs to 30.06.28.'],
  ),
  ...all(
    'tightened',
    [
      'I understand that I may use the systems of the school for my own affairs.',
      'I understand that I may not use the systems of the school for my own affairs unless the Principal has agreed.',
    ],
    [
      'When I work from home I will try to make sure that nobody else can see personal information on my screen.',
      'When I work from home I will make sure that nobody else can see personal information on my screen.',
    ],
    [
      'Phones should be put away and muted whenever pupils are in the room.',
      'Phones must be put away and switched off whenever pupils are in the room.',
    ],
    [
      'Images of pupils are deleted from the camera within one month of the event.',
      'Images of pupils are deleted from the camera within one week of the event.',
    ],
    [
      'I may use my own device for school mail provided that it has a passcode.',
      'I may use my own device for school mail provided that it has a passcode and that it is encrypted.',
    ],
    [
      'Adults should not give their personal telephone number to pupils.',
      'Adults must never give their personal telephone number to pupils.',
    ],
    [
      'I will not share confidential information with anyone outside the school, other than with the agreement of the person concerned.',
      'I will not share confidential information with anyone outside the school.',
    ],
    [
      'I will take part in online safety training at least every two years.',
      'I will take part in online safety training at least once a year.',
    ],
    [
      'Social media accounts in the name of the school need the approval of a line manager.',
      'All social media accounts in the name of the school need the written approval of a line manager.',
    ],
  ),
  ...all(
    'loosened',
    [
      'I will not use school equipment for personal purposes.',
      'I will not use school equipment for personal purposes other than in my own time and with the agreement of the headteacher.',
    ],
    [
      'I must report any suspected breach to the Data Protection Officer immediately.',
      'I must report any suspected breach to the Data Protection Officer as soon as possible.',
    ],
    ['All visitors must be accompanied at all times.', 'Visitors should be accompanied.'],
    [
      'I will only communicate with parents through official school systems.',
      'I will communicate with parents through official school systems where possible.',
    ],
    [
      'Teachers are not allowed to use streaming services in lessons.',
      'Teachers are allowed to use streaming services in lessons.',
    ],
    [
      'A phone of your own must not be used for pictures of pupils.',
      'A phone of your own should not normally be used for pictures of pupils.',
    ],
    [
      'Staff must keep all records of online contact with pupils for at least 12 months.',
      'Staff must keep all records of online contact with pupils for at least 3 months.',
    ],
  ),
  ...all(
    'dutyAdded',
    [
      null,
      'Before I use an artificial intelligence service for the first time I will check that it is on the approved list.',
    ],
    [
      'I will respect copyright and intellectual property rights.',
      'I will respect copyright and intellectual property rights. I will not feed protected works into artificial intelligence services.',
    ],
    [
      'I will check links before I open them.',
      'I will check links before I open them, and I will forward suspicious messages to the help desk.',
    ],
    [null, 'Adults who run clubs on the premises keep a register of the devices that children bring.'],
    [
      'Any equipment lent to me remains the property of the school.',
      'Any equipment lent to me remains the property of the school. I must return it when I am asked to.',
    ],
    [null, 'It is the responsibility of each user to report faults.'],
  ),
  ...all(
    'dutyRemoved',
    [
      'I will teach the pupils I look after to stay safe online and will show them how to treat what they make with care.',
      'I will teach the pupils I look after to stay safe online.',
    ],
    [
      'Staff must make sure that their accounts are safe. A password must be hidden and told to nobody.',
      'Staff must make sure that their accounts are safe.',
    ],
    ['What is private needs to stay private, also once you have left us.', null],
    ['I will sign out of shared computers and close the blinds.', 'I will sign out of shared computers.'],
    ['Employees should be careful not to join groups whose aims conflict with those of the school.', null],
  ),
  ...all(
    'reworded',
    [
      'The school may monitor mail in order to protect pupils.',
      'The school may monitor mail in order to assess performance.',
    ],
    ['I will store images only on the staff drive.', 'I will store images only on my own laptop.'],
    [
      'Any breach will be dealt with under the disciplinary policy.',
      'Any breach will be dealt with under the complaints policy.',
    ],
    ['I am responsible for what happens on my login.', 'I am responsible for what happens in my classroom.'],
    ['Guest accounts close after the visit.', 'Guest accounts stay open after the visit.'],
    ['Data is held in the United Kingdom by the supplier.', 'Data is held in the United States by the supplier.'],
    ['The monitoring software is called Impero.', 'The monitoring software is called Senso.'],
  ),
];
