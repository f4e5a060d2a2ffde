/** @jsxImportSource hono/jsx */
import type { Control } from "../../control/control";
import type { PageMaker } from "../page";
import { Time } from "../parts/time";

/** What would have been sent by SMS or e-mail, newest first, with the links to open. */
export const outboxPage =
  (control: Control): PageMaker =>
  () => ({
    title: "Outbox",
    body: () => {
      const messages = control.outbox();
      return (
        <>
          <div>
            <h1>Outbox</h1>
            <p class="lead">
              What a Hosted Link's delivery_method would have sent to people. Nothing leaves this
              machine.
            </p>
          </div>
          {messages.length === 0 && (
            <p class="card quiet" role="status">
              There are no messages.
            </p>
          )}
          {messages.map((message) => (
            <Entry key={message.url} {...message} />
          ))}
        </>
      );
    },
  });

/** The address in the text is the link, as a mail program or a phone would make it one. */
const Entry = ({ at, to, method, text, url }: ReturnType<Control["outbox"]>[number]) => (
  <article class="card">
    <p class="quiet">
      {method === "sms" ? "SMS" : "E-mail"} to {to}, <Time at={at} />
    </p>
    <p class="message">
      {text.slice(0, -url.length)}
      <a href={url}>{url}</a>
    </p>
  </article>
);
