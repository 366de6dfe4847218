import { Fragment, memo } from "react";
import { parseMarkup, type Span } from "./markup.ts";

type Naming = (variable: string) => string;

/**
 * Text as WhatsApp shows it. Parsed into elements: no HTML is ever made from a message. `variable` says what one that is
 * not filled is called.
 */
export const Formatted = memo(function Formatted({ text, variable }: { text: string; variable?: Naming }) {
  return <span className="formatted" dir="auto">{render(parseMarkup(text), variable)}</span>;
});

function render(spans: Span[], name?: Naming) {
  return spans.map((span, index) => <Fragment key={index}>{one(span, name)}</Fragment>);
}

function one(span: Span, name?: Naming) {
  switch (span.kind) {
    case "text":
      return span.text;
    case "bold":
      return <strong>{render(span.children, name)}</strong>;
    case "italic":
      return <em>{render(span.children, name)}</em>;
    case "strike":
      return <s>{render(span.children, name)}</s>;
    case "code":
      return <code>{span.text}</code>;
    case "block":
      return <code className="formatted-block">{span.text}</code>;
    case "variable":
      return <span className="formatted-variable">{name?.(span.text) ?? span.text}</span>;
    case "link":
      return <a href={span.text} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">{span.text}</a>;
  }
}
