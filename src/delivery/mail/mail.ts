/** A mail to one recipient. `to` is the address as it was entered. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** The name of the sender. The sender's address is always that of `MAIL_FROM`. */
  fromName?: string | null;
  replyTo?: string | null;
};
