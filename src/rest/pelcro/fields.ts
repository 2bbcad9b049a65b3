/** Request fields that several routes have. */
export const email = { type: 'text', required: true, note: 'Compared without regard to case.' } as const;
export const password = {
  type: 'text',
  required: true,
  note: 'Up to 256 characters. A new password has at least 6.',
} as const;
export const mailedToken = {
  type: 'text',
  required: true,
  note: 'The token of the link in the mail.',
} as const;
export const referer = {
  type: 'text',
  note: 'Passed on to the webhooks of the account. No link leads there.',
} as const;
