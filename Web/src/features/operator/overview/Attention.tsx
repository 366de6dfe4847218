import type { OperatorOverview } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import type { IconName } from "../../../ui/icons.ts";

type Matter = {
  key: string;
  icon: IconName;
  tone: "warn" | "danger";
  title: string;
  text: string;
  href?: string;
  action?: string;
};

function mattersOf({ suspense, deadJobs, gateways }: OperatorOverview): Matter[] {
  const matters: Matter[] = [];
  if (suspense > 0) {
    matters.push({
      key: "suspense",
      icon: "hourglass",
      tone: "warn",
      title: t("op.attention.suspense", { count: suspense }),
      text: t("op.attention.suspense.text"),
      href: "/operator/suspense",
      action: t("op.attention.suspense.do"),
    });
  }
  if (deadJobs > 0) {
    matters.push({
      key: "jobs",
      icon: "circle-x",
      tone: "danger",
      title: t("op.attention.jobs", { count: deadJobs }),
      text: t("op.attention.jobs.text"),
    });
  }
  if (gateways.length === 0) {
    matters.push({
      key: "gateways",
      icon: "wallet",
      tone: "warn",
      title: t("op.attention.gateways"),
      text: t("op.attention.gateways.text"),
      href: "/operator/billing",
      action: t("op.attention.gateways.do"),
    });
  }
  return matters;
}

/** What somebody has to decide or mend; one calm line where there is nothing. */
export function Attention({ overview }: { overview: OperatorOverview }) {
  const matters = mattersOf(overview);
  if (matters.length === 0) {
    return (
      <p className="all-well">
        <Icon name="circle-check" />
        {t("op.attention.none")}
      </p>
    );
  }
  return (
    <section className="card" aria-labelledby="attention">
      <div className="card-head">
        <h2 id="attention">{t("op.attention.title")}</h2>
      </div>
      <ul className="matters">
        {matters.map((matter) => (
          <li key={matter.key} className={`matter matter-${matter.tone}`}>
            <span className="matter-icon">
              <Icon name={matter.icon} />
            </span>
            <div className="matter-words">
              <strong>{matter.title}</strong>
              <p>{matter.text}</p>
            </div>
            {matter.href && <ButtonLink href={matter.href} size="small">{matter.action}</ButtonLink>}
          </li>
        ))}
      </ul>
    </section>
  );
}
