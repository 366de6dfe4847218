import type { Notice } from "../../api/types.ts";
import { markNoticeRead, markNoticesRead, noticesPath } from "../../app/notices.ts";
import { useSearchParameter } from "../../app/router.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { noticeSaid } from "../../i18n/told/notice.ts";
import { useWords } from "../../i18n/told/useWords.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Link } from "../../ui/Link.tsx";
import { Page } from "../../ui/Page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { Segments } from "../../ui/Tabs.tsx";
import { Time } from "../../ui/Time.tsx";

/** Everything this member was told, newest first, and what of it is new. */
export default function NoticesScreen() {
  const pages = usePages<Notice>(noticesPath);
  const [show, setShow] = useSearchParameter("show");
  const onlyUnread = show === "unread";
  const unread = pages.items.filter((notice) => !notice.readAt);
  const shown = onlyUnread ? unread : pages.items;
  return (
    <Page
      title={t("notices.title")}
      lead={t("notices.lead")}
      layout="narrow"
      actions={
        <Button
          icon="check-check"
          disabled={unread.length === 0}
          onClick={() => void markNoticesRead()}
        >
          {t("notices.markRead")}
        </Button>
      }
    >
      <div className="stack">
        <div>
          <Segments
            label={t("notices.show")}
            value={onlyUnread ? "unread" : "all"}
            onChange={(value) => setShow(value === "unread" ? "unread" : "")}
            choices={[
              { value: "all", label: t("notices.show.all") },
              { value: "unread", label: t("notices.show.unread") },
            ]}
          />
        </div>
        <section className="card" aria-label={t("notices.title")}>
          {pages.isLoading && <Skeleton rows={5} />}
          {pages.problem && pages.items.length === 0 && (
            <ErrorState
              problem={pages.problem}
              retry={() => void pages.reload()}
            />
          )}
          {!pages.isLoading && !pages.problem && shown.length === 0 && (
            onlyUnread && pages.items.length > 0
              ? (
                <EmptyState icon="check-check" title={t("notices.allRead.title")}>
                  {t(pages.hasMore ? "notices.older" : "notices.allRead.text")}
                </EmptyState>
              )
              : <EmptyState icon="bell" title={t("notices.empty.title")}>{t("notices.empty")}</EmptyState>
          )}
          <ul className="notice-list">
            {shown.map((notice) => (
              <li key={notice.id} className={`notice${notice.readAt ? "" : " notice-new"}`}>
                <Told notice={notice} />
              </li>
            ))}
          </ul>
        </section>
        {pages.hasMore && (
          <p>
            <Button isBusy={pages.isLoadingMore} onClick={pages.loadMore}>{t("action.more")}</Button>
          </p>
        )}
      </div>
    </Page>
  );
}

function Told({ notice }: { notice: Notice }) {
  useWords();
  const { title, detail } = noticeSaid(notice);
  const inside = (
    <>
      <span className="notice-head">
        <strong dir="auto">{title}</strong>
        {!notice.readAt && <Badge tone="accent">{t("notices.new")}</Badge>}
      </span>
      {detail && <span dir="auto">{detail}</span>}
      <small>
        <Time at={notice.at} format={formatDateTime} />
      </small>
    </>
  );
  return (
    <>
      {notice.link?.startsWith("/")
        ? (
          <Link href={notice.link} className="notice-body" onClick={() => void markNoticeRead(notice)}>
            {inside}
          </Link>
        )
        : <div className="notice-body">{inside}</div>}
      {!notice.readAt && (
        <IconButton
          icon="check"
          label={t("notices.markOne", { title })}
          onClick={() => void markNoticeRead(notice)}
        />
      )}
    </>
  );
}
