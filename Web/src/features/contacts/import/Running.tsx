import { t } from "../../../i18n/index.ts";
import { formatPercent } from "../../../i18n/format.ts";
import { Progress } from "../../../ui/Progress.tsx";

/** How far the server is with a file. */
export function Running({ title, words, ratio }: { title: string; words: string; ratio: number }) {
  return (
    <section className="card">
      <div className="card-body">
        <div className="spread">
          <h2>{title}</h2>
          <span className="number muted">{words} {ratio > 0 && formatPercent(ratio)}</span>
        </div>
        <Progress label={title} ratio={ratio > 0 ? ratio : undefined} />
        <p className="muted">{t("people.import.goesOn")}</p>
      </div>
    </section>
  );
}
