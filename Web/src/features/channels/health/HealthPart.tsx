import type { Channel, ChannelHealth } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { ButtonLink } from "../../../ui/Button.tsx";
import { CopyButton } from "../../../ui/CopyButton.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Note } from "../../../ui/Note.tsx";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import { Time } from "../../../ui/Time.tsx";
import { formatRelative } from "../../../i18n/format.ts";
import { qualityName } from "../ChannelState.tsx";
import { HealthCard } from "./HealthCard.tsx";
import { LimitMeter } from "./LimitMeter.tsx";
import { NameCard } from "./NameCard.tsx";
import { NoticeList } from "./NoticeList.tsx";
import { numberState, qualityState, verificationState } from "./states.ts";

/** How a number is: quality, limit, name, webhooks, and what Meta said last. */
export function HealthPart({ channel }: { channel: Channel }) {
  const query = useQuery<ChannelHealth>(`/api/channels/${channel.id}/health`);
  const health = query.data;
  if (query.problem && !health) {
    return <ErrorState problem={query.problem} retry={() => void query.reload()} />;
  }
  if (!health) return <Skeleton kind="cards" rows={4} />;
  const base = `/settings/channels/${channel.id}`;
  const quality = qualityState(health.quality);
  const verification = verificationState(health.verification ?? "");
  const speed = health.throughput;
  const badge = numberState(health.state);
  return (
    <>
      {channel.lastError && <Note tone="danger">{channel.lastError}</Note>}
      {health.webhook.late && (
        <Note
          tone="warn"
          action={<ButtonLink href={`${base}/doctor`} size="small">{t("channel.part.doctor")}</ButtonLink>}
        >
          {t("health.webhook.late")}
        </Note>
      )}
      <div className="health">
        <HealthCard
          title={t("health.state")}
          badge={badge && <Badge tone={badge[1]}>{t(badge[0])}</Badge>}
        >
          <p className="field-help">
            {badge ? t("health.state.help") : t("health.state.unknown")}
            {health.checkedAt && <>{" "}{t("health.checked", { at: formatRelative(health.checkedAt) })}</>}
          </p>
        </HealthCard>
        <HealthCard
          title={t("channel.quality")}
          badge={<Badge tone={quality.tone}>{qualityName(health.quality)}</Badge>}
        >
          <p className="field-help">{t(quality.help)}</p>
        </HealthCard>
        <HealthCard title={t("health.limit")} isWide>
          {health.limit
            ? <LimitMeter limit={health.limit} />
            : <p className="muted">{t("health.limit.unknown")}</p>}
          <p className="field-help">{t("health.limit.help")}</p>
        </HealthCard>
        <NameCard name={health.displayName} />
        <HealthCard
          title={t("health.verification")}
          badge={<Badge tone={verification.tone}>{t(verification.label)}</Badge>}
        >
          {verification.tone !== "ok" && <p className="field-help">{t("health.verification.help")}</p>}
        </HealthCard>
        {speed
          ? (
            <HealthCard title={t("health.speed")}>
              <p>{t("health.speed.value", { count: speed, rate: formatNumber(speed) })}</p>
            </HealthCard>
          )
          : null}
        <HealthCard
          title={t("health.webhook")}
          badge={
            <Badge tone={health.webhook.late ? "warn" : "ok"}>
              {t(health.webhook.late ? "doctor.warn" : "doctor.ok")}
            </Badge>
          }
        >
          <p>
            {health.webhook.lastAt
              ? t("health.webhook.last", { at: formatRelative(health.webhook.lastAt) })
              : t("health.webhook.never")}
          </p>
          {health.webhook.lastAt && (
            <small className="muted">
              <Time at={health.webhook.lastAt} />
            </small>
          )}
        </HealthCard>
      </div>
      {health.notices.length > 0 && (
        <section className="card" aria-label={t("health.latest")}>
          <div className="card-head">
            <h2>{t("health.latest")}</h2>
            <Link className="link" href={`${base}/notices`}>{t("health.all")}</Link>
          </div>
          <NoticeList notices={health.notices.slice(0, 5)} />
        </section>
      )}
      <div className="row">
        <CopyButton text={supportData(health)} label={t("health.support")} />
        <span className="muted">{t("health.support.help")}</span>
      </div>
    </>
  );
}

/** What Meta's support asks for: in English, since they read it. */
const supportData = ({ support, ...health }: ChannelHealth) =>
  [
    `WhatsApp Business account ID: ${support.wabaId}`,
    `Phone number ID: ${support.phoneNumberId}`,
    `Phone number: ${support.displayNumber}`,
    `API version: ${support.apiVersion}`,
    support.lastMessageId &&
    `Last failed message: ${support.lastMessageId}, error ${support.lastErrorCode ?? "unknown"}`,
    `Display name: ${health.displayName.name} (${health.displayName.state ?? "unknown"})`,
    `State: ${health.state}, quality ${health.quality}, limit ${health.limit?.tier ?? "unknown"}`,
    `Last webhook: ${health.webhook.lastAt ?? "never"}`,
    `Time: ${new Date().toISOString()}`,
  ].filter(Boolean).join("\n");
