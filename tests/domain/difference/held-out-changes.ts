import type { LabelledChange } from './labelled-changes.ts';

/** Kept apart from the others: rules are not to be fitted to these, so that they say how well unseen changes are named. */
export const heldOutChanges: readonly LabelledChange[] = [
  // Misprints and layout
  {
    is: 'layout',
    before: 'I will tell the data protection officer at once about any data breeches.',
    after: 'I will tell the data protection officer at once about any data breaches.',
  },
  {
    is: 'layout',
    before: 'Staff use their school e-mail for school business only.',
    after: 'Staff use their school email for school business only.',
  },
  {
    is: 'layout',
    before: 'Visitors must sign in at the front office and wear a badge',
    after: 'Visitors must sign in at the front office, and wear a badge.',
  },
  {
    is: 'layout',
    before: 'Memory sticks are never left lieing about in classrooms.',
    after: 'Memory sticks are never left lying about in classrooms.',
  },
  {
    is: 'layout',
    before: 'I WILL NOT lend my key fob to anybody else.',
    after: 'I will not lend my key fob to anybody else.',
  },
  // Contacts
  {
    is: 'contact',
    before: 'Worries about a child go to the Designated Safeguarding Lead, Mrs P Okafor.',
    after: 'Worries about a child go to the Designated Safeguarding Lead, Mr T Lindqvist.',
  },
  {
    is: 'contact',
    before: 'Faults are reported to helpdesk@oakfield.example before the end of the day.',
    after: 'Faults are reported to itsupport@oakfield.example before the end of the day.',
  },
  {
    is: 'contact',
    before: 'If a laptop is stolen, ring 01632 960 114 and follow the recorded advice.',
    after: 'If a laptop is stolen, ring 01632 960 877 and follow the recorded advice.',
  },
  {
    is: 'contact',
    before: 'New software is requested from the Network Manager.',
    after: 'New software is requested from the IT Technician.',
  },
  {
    is: 'contact',
    before: 'Questions about this code can be put to Priya Raman, our Online Safety Champion.',
    after: 'Questions about this code can be put to Daniel Whitlock, our Online Safety Champion.',
  },
  // Dates, years and labels
  {
    is: 'date',
    before: 'This agreement runs until 31 August 2026 and is signed again each autumn.',
    after: 'This agreement runs until 31 August 2027 and is signed again each autumn.',
  },
  {
    is: 'date',
    before: 'Colleagues follow Part one of KCSIE 2025 in everything they do with children.',
    after: 'Colleagues follow Part one of KCSIE 2026 in everything they do with children.',
  },
  {
    is: 'date',
    before: 'Reviewed by the board in Spring 2025 (version 3.1).',
    after: 'Reviewed by the board in Summer 2026 (version 4.0).',
  },
  {
    is: 'date',
    before: 'The rules for the 2024/25 school year apply to everyone on site.',
    after: 'The rules for the 2025/26 school year apply to everyone on site.',
  },
  {
    is: 'date',
    before: 'The policy was ratified on 14/10/2025 by the full governing body.',
    after: 'The policy was ratified on 12/10/2027 by the full governing body.',
  },
  // Tightened
  {
    is: 'tightened',
    before: 'Phones should be kept in a locker while pupils are in the room.',
    after: 'Phones must be kept in a locker while pupils are in the room.',
  },
  {
    is: 'tightened',
    before: 'A lost device is reported within 48 hours.',
    after: 'A lost device is reported within 24 hours.',
  },
  {
    is: 'tightened',
    before: 'I will not photograph pupils on my own phone unless a senior leader agrees.',
    after: 'I will not photograph pupils on my own phone.',
  },
  {
    is: 'tightened',
    before: 'Passwords have at least ten characters.',
    after: 'Passwords have at least fourteen characters.',
  },
  {
    is: 'tightened',
    before: 'Staff may use the school printers for personal documents.',
    after: 'Staff may not use the school printers for personal documents.',
  },
  // Loosened
  {
    is: 'loosened',
    before: 'I will encrypt every file that I take off the premises.',
    after: 'I will encrypt every file that I take off the premises where possible.',
  },
  {
    is: 'loosened',
    before: 'Volunteers must never use social media during the working day.',
    after: 'Volunteers must never use social media during the working day, except at break times in the staff room.',
  },
  {
    is: 'loosened',
    before: 'All messages to parents are copied to the head of year.',
    after: 'Some messages to parents are copied to the head of year.',
  },
  {
    is: 'loosened',
    before: 'I have to change my password every 30 days.',
    after: 'I have to change my password every 90 days.',
  },
  {
    is: 'loosened',
    before: null,
    after: 'Staff may check personal messages in the staff room at lunchtime.',
  },
  // Duty added
  {
    is: 'dutyAdded',
    before: 'I will lock my screen when I leave the room.',
    after:
      'I will lock my screen when I leave the room. I will also keep a written log of each time I lend out my laptop.',
  },
  { is: 'dutyAdded', before: null, after: 'I will not paste pupil information into an artificial intelligence tool.' },
  {
    is: 'dutyAdded',
    before: null,
    after: 'complete the phishing course before half term;',
    leadIn: 'Every adult will:',
  },
  {
    is: 'dutyAdded',
    before: 'Loan equipment is returned at the end of the contract.',
    after: 'Loan equipment is returned at the end of the contract. The borrower must pay for any damage.',
  },
  {
    is: 'dutyAdded',
    before: null,
    after: 'Smart glasses are switched off and put away anywhere that children are present.',
  },
  // Duty removed
  { is: 'dutyRemoved', before: 'I will not connect my own router to the school network.', after: null },
  { is: 'dutyRemoved', before: 'Every visitor hands in their phone at reception.', after: null },
  {
    is: 'dutyRemoved',
    before: 'I will keep my training up to date. I will show my certificate to the office each September.',
    after: 'I will keep my training up to date.',
  },
  { is: 'dutyRemoved', before: 'avoid naming pupils in file names;', after: null, leadIn: 'Agency staff will:' },
  {
    is: 'dutyRemoved',
    before: 'Cameras are signed out at the office. Users must record why a camera is needed.',
    after: 'Cameras are signed out at the office.',
  },
  // Reworded
  {
    is: 'reworded',
    before: 'I will store photographs of school trips on the shared drive.',
    after: 'I will store photographs of school trips in the parents’ portal.',
  },
  {
    is: 'reworded',
    before: 'Personal information is kept in the staff cupboard.',
    after: 'Personal information is kept in the cloud archive.',
  },
  {
    is: 'reworded',
    before: 'Breaches of this policy are handled by an informal conversation with a line manager.',
    after: 'Breaches of this policy are handled by a formal hearing before the governors.',
  },
  {
    is: 'reworded',
    before: 'I understand that the school keeps logs of web browsing for its own records.',
    after: 'I understand that the school shares logs of web browsing with its insurers.',
  },
  {
    is: 'reworded',
    before: 'Staff contact families through the school telephone system.',
    after: 'Staff contact families through the Parentline app.',
  },
];
