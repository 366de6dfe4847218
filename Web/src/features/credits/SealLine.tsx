import { t } from "../../i18n/index.ts";
import type { Seal } from "../../api/types.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Time } from "../../ui/Time.tsx";

/** The head of the chain of hashes over the journal: who keeps a copy can tell whether anything was changed since. */
export function SealLine({ seal }: { seal: Seal | null | undefined }) {
  if (!seal) return null;
  return (
    <p className="seal-line">
      <Icon name="shield-check" />
      <span>
        {t("seal.at")} <Time at={seal.at} format={formatDateTime} />
      </span>
      <code title={seal.hash} dir="ltr">{seal.hash.slice(0, 12)}…{seal.hash.slice(-6)}</code>
      <CopyButton text={seal.hash} label={t("seal.copy")} isSmall />
      <span className="muted seal-about">{t("seal.about")}</span>
    </p>
  );
}
