/** @jsxImportSource hono/jsx */
import { HostedDocument } from "../link/hosted/hosted-document";
import type { Message } from "./message";

/** What would have been sent by SMS or e-mail, newest first, with the links to open. */
export const OutboxPage = ({ messages }: { messages: readonly Message[] }) => (
  <HostedDocument title="Outbox">
    <div id="dialog" class="surface">
      <header class="bar">
        <span class="mark">Plaid emulator</span>
      </header>
      <main class="pane">
        <h1>Outbox</h1>
        <p class="quiet">What would have been sent to people. Nothing leaves this machine.</p>
        <p>
          <a href="/">To the console</a>
        </p>
        {messages.length === 0 && <p role="status">There are no messages.</p>}
        <ol class="list">
          {messages.map((message) => (
            <Entry key={message.url} {...message} />
          ))}
        </ol>
      </main>
    </div>
  </HostedDocument>
);

/** The address in the text is the link, as a mail program or a phone would make it one. */
const Entry = ({ at, to, method, text, url }: Message) => (
  <li class="note">
    <p class="quiet">
      {method === "sms" ? "SMS" : "E-mail"} to {to},{" "}
      <time datetime={new Date(at).toISOString()}>{inWords(at)}</time>
    </p>
    <p class="message">
      {text.slice(0, -url.length)}
      <a href={url}>{url}</a>
    </p>
  </li>
);

const inWords = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
