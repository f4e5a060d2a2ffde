/** What would have been sent to a person by SMS or e-mail. Nothing ever is. */
export type Message = {
  readonly at: number;
  /** A phone number or an e-mail address. */
  readonly to: string;
  readonly method: "sms" | "email";
  readonly text: string;
  /** The link in it. */
  readonly url: string;
};
