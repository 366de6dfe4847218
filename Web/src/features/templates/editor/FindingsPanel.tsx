import type { Problem } from "../../../api/problem.ts";
import type { TemplateFinding } from "../../../api/types.ts";
import { type MessageKey, t } from "../../../i18n/index.ts";
import { ruleSaid } from "../../../i18n/told/say.ts";
import { useWords } from "../../../i18n/told/useWords.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { placeOf, placesOf } from "./findings.ts";
import type { Draft } from "./draft.ts";

type Properties = {
  draft: Draft;
  findings: readonly TemplateFinding[] | undefined;
  problem: Problem | undefined;
  isChecking: boolean;
  go: (place: string) => void;
};

/** All that the rules say, in one list: each leads to its place. */
export function FindingsPanel({ draft, findings, problem, isChecking, go }: Properties) {
  useWords();
  const places = placesOf(draft);
  const faults = findings?.filter(({ warning }) => !warning).length ?? 0;
  const title = problem
    ? t("editor.check.failed")
    : !findings
    ? t("editor.check.running")
    : faults > 0
    ? t("editor.check.faults", { count: faults })
    : t("editor.check.good");
  return (
    <section className="card check-panel" aria-labelledby="editor-check" data-busy={isChecking || undefined}>
      <h2 id="editor-check">
        <Icon
          name={problem ? "wifi-off" : faults > 0 || !findings ? "list-checks" : "circle-check"}
          size={16}
        />
        <span role="status">{title}</span>
      </h2>
      {problem && <p className="field-help">{problem.detail || problem.title}</p>}
      {findings && findings.length > 0 && (
        <ul>
          {findings.map((finding, index) => (
            <li key={`${finding.path} ${finding.rule} ${index}`} data-warning={finding.warning}>
              <button
                type="button"
                onClick={() =>
                  go(placeOf(finding.path, places))}
              >
                <Icon name={finding.warning ? "triangle-alert" : "circle-alert"} size={14} />
                <span>
                  <span className="muted">{placeName(placeOf(finding.path, places))}</span>{" "}
                  {ruleSaid(finding).title}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {findings && faults === 0 && !problem && <p className="field-help">{t("editor.check.good.text")}</p>}
    </section>
  );
}

const parts: Readonly<Record<string, MessageKey>> = {
  name: "editor.name",
  language: "template.language",
  category: "estimate.category",
  header: "editor.header",
  body: "editor.body",
  footer: "editor.footer",
  offer: "editor.offer",
  buttons: "editor.buttons",
  cards: "editor.cards",
  ttlSeconds: "editor.ttl",
};

/** Where in the template: "Card 2", "Button 1", "Message". */
function placeName(place: string): string {
  const [, kind, index] = place.match(/^(cards|buttons)\.(\d+)/) ?? [];
  if (kind === "cards") return `${t("editor.card", { card: Number(index) + 1 })}:`;
  if (kind === "buttons") return `${t("editor.cards.button", { count: Number(index) + 1 })}:`;
  const part = parts[place];
  return part ? `${t(part)}:` : "";
}
