import { useEffect, useId, useRef, useState } from "react";
import type { Notice } from "../api/types.ts";
import { usePages } from "../data/usePages.ts";
import { useQuery } from "../data/useQuery.ts";
import { t } from "../i18n/index.ts";
import { formatRelative } from "../i18n/format.ts";
import { toldTexts } from "../i18n/told/index.ts";
import { noticeSaid } from "../i18n/told/notice.ts";
import { useWords } from "../i18n/told/useWords.ts";
import { Icon } from "../ui/Icon.tsx";
import { Link } from "../ui/Link.tsx";
import { placeBeside } from "../ui/place.ts";
import { Time } from "../ui/Time.tsx";
import { toast } from "../ui/toasts.ts";
import { markNoticesRead, noticesPath, type Unread, unreadPath } from "./notices.ts";
import { navigate } from "./router.ts";

/** What the account should know. Looking at the list is reading it. */
export function NoticeBell() {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { items } = usePages<Notice>(noticesPath);
  const unread = useQuery<Unread>(unreadPath).data?.count ?? 0;
  useNewest(items);

  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    const toggled = (event: Event) => {
      const open = (event as ToggleEvent).newState === "open";
      setOpen(open);
      if (open && button.current) placeBeside(button.current, element, "end");
      else if (!open) void markNoticesRead();
    };
    element.addEventListener("toggle", toggled);
    return () => element.removeEventListener("toggle", toggled);
  }, []);

  const label = unread > 0 ? t("notices.unread", { count: unread }) : t("notices.title");
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button bell"
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        {...{ popovertarget: id }}
      >
        <Icon name="bell" size={18} />
        {unread > 0 && <span className="bell-count" aria-hidden="true">{unread > 9 ? "9+" : unread}</span>}
      </button>
      <div
        ref={panel}
        id={id}
        className="menu notices"
        role="dialog"
        aria-label={t("notices.title")}
        {...{ popover: "auto" }}
      >
        <h2 className="notices-title">{t("notices.title")}</h2>
        {items.length === 0 && <p className="notices-empty">{t("notices.empty")}</p>}
        <ul>
          {items.slice(0, 30).map((notice) => (
            <li key={notice.id} className={`notice${notice.readAt ? "" : " notice-new"}`}>
              <NoticeBody
                notice={notice}
                close={() =>
                  panel.current?.hidePopover()}
              />
            </li>
          ))}
        </ul>
        {items.length > 0 && (
          <Link
            href="/notifications"
            className="notices-all"
            onClick={() => panel.current?.hidePopover()}
          >
            {t("notices.all")}
          </Link>
        )}
      </div>
    </>
  );
}

/** What comes while one is here is also said at once, with the way to it. */
function useNewest(items: readonly Notice[]) {
  const told = useRef<string | null>(null);
  useEffect(() => {
    const newest = items[0];
    if (!newest) return;
    if (told.current !== null && newest.id > told.current && !newest.readAt) {
      const { link } = newest;
      const action = link?.startsWith("/")
        ? { label: t("notices.open"), run: () => navigate(link) }
        : undefined;
      void toldTexts().then(() => toast({ tone: "plain", text: noticeSaid(newest).title, action }));
    }
    told.current = newest.id;
  }, [items]);
}

function NoticeBody({ notice, close }: { notice: Notice; close: () => void }) {
  useWords();
  const { title, detail } = noticeSaid(notice);
  const inside = (
    <>
      <strong dir="auto">{title}</strong>
      {detail && <span dir="auto">{detail}</span>}
      <small>
        <Time at={notice.at} format={formatRelative} />
      </small>
    </>
  );
  return notice.link?.startsWith("/")
    ? <Link href={notice.link} className="notice-body" onClick={close}>{inside}</Link>
    : <div className="notice-body">{inside}</div>;
}
