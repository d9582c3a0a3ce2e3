export const slipTexts = {
  title: 'Slips to print',
  back: 'Campaign',
  lead: (count: number) =>
    count === 1
      ? '1 person cannot be reached by a message. Print the slip and hand it over.'
      : `${count} people cannot be reached by a message. Print the slips and hand them over.`,
  sheet: 'Two slips fit on a sheet of A4. Cut along the line.',
  print: 'Print',
  empty: {
    title: 'There are no slips to print',
    advice: 'Everybody who is asked was reached by a message, or has answered.',
  },
  list: 'Slips',
  ask: 'Please read and accept',
  by: (day: string) => `by ${day}`,
  how: 'How to do it',
  steps: (link: string) => [
    `Open ${link} in a browser, at school or on your own phone.`,
    'Sign in with your school account.',
    'Read the policy, answer what is asked and press Accept. You get a receipt.',
  ],
  help: 'If you cannot sign in, take this slip to the school office. The code says which request it is.',
  code: 'Code',
} as const;
