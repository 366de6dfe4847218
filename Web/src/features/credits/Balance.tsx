import type { Credits } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Points } from "../../ui/Points.tsx";

export function Balance({ credits }: { credits: Credits }) {
  return (
    <dl className="balance">
      <Part
        name={t("credits.available")}
        amount={credits.available}
        help={t("credits.available.help")}
        tone={credits.state}
      />
      <Part name={t("credits.held")} amount={credits.held} help={t("credits.held.help")} />
      <Part name={t("credits.spent")} amount={credits.spent} help={t("credits.spent.help")} />
    </dl>
  );
}

function Part(
  { name, amount, help, tone = "ok" }: { name: string; amount: string; help: string; tone?: string },
) {
  return (
    <div className={`balance-part balance-${tone}`}>
      <dt>{name}</dt>
      <dd className="balance-amount">
        <Points amount={amount} />
      </dd>
      <dd className="muted">{help}</dd>
    </div>
  );
}
