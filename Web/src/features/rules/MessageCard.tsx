import type { ReactNode } from "react";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { fillReply } from "../inbox/composer/quickReply.ts";
import { Preview } from "../whatsapp/Preview.tsx";
import { VariableArea } from "./VariableArea.tsx";

export type Words = { on: boolean; text: string };
type Properties = {
  name: string;
  title: string;
  help: string;
  /** A text to begin with. */
  ready: string;
  value: Words;
  change: (value: Partial<Words>) => void;
  sender: string;
  /** What belongs to it beside its text. */
  children?: ReactNode;
  /** What the phone shows below the text: the answers to choose from. */
  answers?: readonly string[];
};

/** A message that goes out by itself: on or off, its words, and how the phone shows them. */
export function MessageCard(
  { name, title, help, ready, value, change, sender, children, answers }: Properties,
) {
  const text = fillReply(value.text, { contact: "Asha Verma", agent: "" });
  // Switched on without words, it begins with those that most people would write.
  const turn = (on: boolean) => change(on && !value.text.trim() ? { on, text: ready } : { on });
  return (
    <section className="card rule-card" aria-label={title}>
      <div className="card-body">
        <Switch label={<strong>{title}</strong>} help={help} checked={value.on} onChange={turn} />
        {value.on && (
          <div className="with-preview">
            <div className="stack">
              <VariableArea
                name={`${name}.text`}
                label={t("rules.text")}
                value={value.text}
                onChange={(next) => change({ text: next })}
                isRequired
              />
              {value.text !== ready && (
                <div>
                  <Button kind="quiet" size="small" icon="rotate-ccw" onClick={() => change({ text: ready })}>
                    {t("rules.ready")}
                  </Button>
                </div>
              )}
              {children}
            </div>
            <Preview
              sender={sender}
              isCompact
              components={[
                { type: "BODY", text: text || "…" },
                ...(answers
                  ? [{
                    type: "BUTTONS",
                    buttons: answers.map((word) => ({ type: "QUICK_REPLY", text: word })),
                  }]
                  : []),
              ]}
            />
          </div>
        )}
      </div>
    </section>
  );
}
