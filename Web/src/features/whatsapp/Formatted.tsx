import { Fragment, memo } from "react";
import { parseMarkup, type Span } from "./markup.ts";

/** Text as WhatsApp shows it. Parsed into elements: no HTML is ever made from a message. */
export const Formatted = memo(function Formatted({ text }: { text: string }) {
  return <span className="formatted" dir="auto">{render(parseMarkup(text))}</span>;
});

function render(spans: Span[]) {
  return spans.map((span, index) => <Fragment key={index}>{one(span)}</Fragment>);
}

function one(span: Span) {
  switch (span.kind) {
    case "text":
      return span.text;
    case "bold":
      return <strong>{render(span.children)}</strong>;
    case "italic":
      return <em>{render(span.children)}</em>;
    case "strike":
      return <s>{render(span.children)}</s>;
    case "code":
      return <code>{span.text}</code>;
    case "block":
      return <code className="formatted-block">{span.text}</code>;
    case "variable":
      return <span className="formatted-variable">{span.text}</span>;
    case "link":
      return <a href={span.text} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">{span.text}</a>;
  }
}
