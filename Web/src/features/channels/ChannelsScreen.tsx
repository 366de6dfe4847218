import "./texts.ts";
import { useState } from "react";
import { api } from "../../api/client.ts";
import type { Channel } from "../../api/types.ts";
import { useAtLeast } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Confirm } from "../../ui/Confirm.tsx";
import { CopyLine } from "../../ui/CopyButton.tsx";
import { Link } from "../../ui/Link.tsx";
import { Note } from "../../ui/Note.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { toast } from "../../ui/toasts.ts";
import { SettingsPage } from "../settings/SettingsPage.tsx";
import { ChannelState, qualityName } from "./ChannelState.tsx";
import { ConnectSheet } from "./ConnectSheet.tsx";
import { RenameDialog } from "./RenameDialog.tsx";

export default function ChannelsScreen() {
  const pages = usePages<Channel>("/api/channels");
  const canManage = useAtLeast("ADMIN");
  const [edited, setEdited] = useState<Channel | "new" | null>(null);
  const connect = canManage && (
    <Button kind="primary" icon="plus" onClick={() => setEdited("new")}>{t("channels.connect")}</Button>
  );
  return (
    <SettingsPage title="settings.channels" actions={connect}>
      {pages.isLoading && <Skeleton kind="cards" rows={2} />}
      {pages.problem && pages.items.length === 0 && (
        <ErrorState
          problem={pages.problem}
          retry={() => void pages.reload()}
        />
      )}
      {!pages.isLoading && !pages.problem && pages.items.length === 0 && (
        <section className="card">
          <EmptyState icon="plug" title={t("channels.empty.title")} action={connect}>
            {t("channels.empty.text")}
          </EmptyState>
        </section>
      )}
      {pages.items.map((channel) => (
        <ChannelCard
          key={channel.id}
          channel={channel}
          canManage={canManage}
          edit={() => setEdited(channel)}
        />
      ))}
      {edited === "new" && <ConnectSheet onClose={() => setEdited(null)} />}
      {edited && edited !== "new" && <RenameDialog channel={edited} onClose={() => setEdited(null)} />}
    </SettingsPage>
  );
}

function ChannelCard(
  { channel, canManage, edit }: { channel: Channel; canManage: boolean; edit: () => void },
) {
  const [isLeaving, setLeaving] = useState(false);
  const sync = useAction(async () => {
    await api.put(`/api/channels/${channel.id}/templates`);
    toast({ tone: "ok", text: t("templates.synced") });
  });
  return (
    <section className="card channel" aria-label={channel.name}>
      <div className="card-head">
        <div className="row">
          <h2 dir="auto">
            <Link className="link" href={`/settings/channels/${channel.id}`}>{channel.name}</Link>
          </h2>
          <ChannelState state={channel.state} />
        </div>
        {canManage && channel.state !== "disconnected" && (
          <div className="row">
            <ButtonLink
              size="small"
              kind="primary"
              icon="sliders-horizontal"
              href={`/settings/channels/${channel.id}`}
            >
              {t("channel.open")}
            </ButtonLink>
            <Button size="small" icon="refresh-cw" isBusy={sync.isRunning} onClick={() => void sync.run()}>
              {t("templates.sync")}
            </Button>
            <Button size="small" icon="pencil" onClick={edit}>{t("action.rename")}</Button>
            <Button size="small" icon="trash-2" onClick={() => setLeaving(true)}>
              {t("channels.disconnect")}
            </Button>
          </div>
        )}
      </div>
      <div className="card-body">
        {channel.lastError && <Note tone="danger">{channel.lastError}</Note>}
        <dl className="facts">
          <dt>{t("channel.kind")}</dt>
          <dd>{t(channel.kind === "simulator" ? "channel.kind.simulator" : "channel.kind.meta")}</dd>
          <dt>{t("channel.number")}</dt>
          <dd dir="ltr" className="facts-start">{channel.displayNumber}</dd>
          {channel.verifiedName && (
            <>
              <dt>{t("channel.verifiedName")}</dt>
              <dd>{channel.verifiedName}</dd>
            </>
          )}
          {channel.quality && (
            <>
              <dt>{t("channel.quality")}</dt>
              <dd>{qualityName(channel.quality)}</dd>
            </>
          )}
          {channel.messagesPerSecond
            ? (
              <>
                <dt>{t("channel.speed")}</dt>
                <dd>
                  {t("channel.speed.value", {
                    count: channel.messagesPerSecond,
                    rate: formatNumber(channel.messagesPerSecond),
                  })}
                </dd>
              </>
            )
            : null}
          <dt>{t("channel.phoneNumberId")}</dt>
          <dd>
            <code>{channel.phoneNumberId}</code>
          </dd>
          <dt>{t("channel.wabaId")}</dt>
          <dd>
            <code>{channel.wabaId}</code>
          </dd>
        </dl>
        <div className="field">
          <span className="field-label">{t("channel.webhook")}</span>
          <CopyLine text={channel.webhookURL} label={t("channel.webhook.copy")} />
          <p className="field-help">
            {t(channel.kind === "simulator" ? "channel.webhook.simulator" : "channel.webhook.meta")}
          </p>
        </div>
      </div>
      {isLeaving && (
        <Confirm
          title={t("channels.disconnect.title", { name: channel.name })}
          action={t("channels.disconnect")}
          isDanger
          run={async () => {
            await api.delete(`/api/channels/${channel.id}`);
            invalidate("/api/channels", "/api/dashboard");
          }}
          onClose={() => setLeaving(false)}
        >
          <p>{t("channels.disconnect.text")}</p>
        </Confirm>
      )}
    </section>
  );
}
