import { Fragment, memo, type ReactElement, type ReactNode } from "react";
import type { Token } from "marked";

import { type KnownToken, safeAddress, tokensOf } from "./markdown.ts";

interface MarkdownProps {
  text: string;
  /** Names that are to stand out: the viewer's own. */
  ownName: string;
}

/** A message's text. Only what is named here becomes an element, so whatever is written is harmless. */
export const Markdown = memo(function Markdown({ text, ownName }: MarkdownProps): ReactElement {
  return <div className="message-text">{rendered(tokensOf(text), ownName)}</div>;
});

function rendered(tokens: readonly Token[], ownName: string): ReactNode {
  return tokens.map((token, index) => <Fragment key={index}>{element(token as KnownToken, ownName)}</Fragment>);
}

function element(token: KnownToken, ownName: string): ReactNode {
  switch (token.type) {
    case "space":
      return null;
    case "paragraph":
      return <p>{rendered(token.tokens, ownName)}</p>;
    case "blockquote":
      return <blockquote>{rendered(token.tokens, ownName)}</blockquote>;
    case "code":
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      );
    case "list":
      return list(token.ordered, Number(token.start) || 1, token.items, ownName);
    default:
      return inline(token, ownName);
  }
}

function inline(token: KnownToken, ownName: string): ReactNode {
  switch (token.type) {
    case "text":
      return words(token, ownName);
    case "strong":
      return <strong>{rendered(token.tokens, ownName)}</strong>;
    case "em":
      return <em>{rendered(token.tokens, ownName)}</em>;
    case "del":
      return <del>{rendered(token.tokens, ownName)}</del>;
    case "codespan":
      return <code>{token.text}</code>;
    case "br":
      return <br />;
    case "escape":
      return token.text;
    case "link":
      return link(token.href, rendered(token.tokens, ownName), token.raw);
    case "mention":
      return mention(token.username, ownName);
    default:
      return token.raw;
  }
}

/** Text at the top, as in a list's entry, may have tokens of its own. */
function words(token: { text: string; tokens?: Token[] }, ownName: string): ReactNode {
  return token.tokens === undefined ? token.text : rendered(token.tokens, ownName);
}

function list(ordered: boolean, start: number, items: readonly { tokens: Token[] }[], ownName: string): ReactNode {
  const entries = items.map((item, index) => <li key={index}>{rendered(item.tokens, ownName)}</li>);
  return ordered ? <ol start={start}>{entries}</ol> : <ul>{entries}</ul>;
}

function link(href: string, words: ReactNode, raw: string): ReactNode {
  const address = safeAddress(href);
  if (address === null) return raw;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer nofollow">
      {words}
    </a>
  );
}

function mention(username: string, ownName: string): ReactNode {
  const name = username.toLowerCase();
  const isMe = name === ownName.toLowerCase() || name === "all";
  return (
    <span className="mention" data-me={isMe}>
      @{username}
    </span>
  );
}
