import type { Channel, ChannelNotice } from "../../../api/types.ts";
import { usePages } from "../../../data/usePages.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { NoticeList } from "./NoticeList.tsx";

export function NoticesPart({ channel }: { channel: Channel }) {
  const pages = usePages<ChannelNotice>(`/api/channels/${channel.id}/notices`);
  if (pages.problem && pages.items.length === 0) {
    return <ErrorState problem={pages.problem} retry={() => void pages.reload()} />;
  }
  if (pages.isLoading) return <Skeleton rows={6} />;
  return (
    <section className="card" aria-label={t("channel.part.notices")}>
      {pages.items.length === 0
        ? (
          <EmptyState icon="bell" title={t("notices.channel.empty.title")}>
            {t("notices.channel.empty.text")}
          </EmptyState>
        )
        : <NoticeList notices={pages.items} />}
      {pages.hasMore && (
        <div className="card-body">
          <Button isBusy={pages.isLoadingMore} onClick={pages.loadMore}>{t("action.more")}</Button>
        </div>
      )}
    </section>
  );
}
