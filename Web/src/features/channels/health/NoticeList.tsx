import type { ChannelNotice } from "../../../api/types.ts";
import { Icon } from "../../../ui/Icon.tsx";
import type { IconName } from "../../../ui/icons.ts";
import { Time } from "../../../ui/Time.tsx";

const pictures: Record<string, IconName> = {
  ok: "circle-check",
  warn: "triangle-alert",
  danger: "circle-alert",
  info: "info",
};

/** What Meta told of a number, the latest first. */
export const NoticeList = ({ notices }: { notices: readonly ChannelNotice[] }) => (
  <ul className="notice-lines">
    {notices.map((notice) => (
      <li key={notice.id} data-tone={notice.tone ?? "info"}>
        <Icon name={pictures[notice.tone ?? "info"] ?? "info"} />
        <span>{notice.words}</span>
        <Time at={notice.at} />
      </li>
    ))}
  </ul>
);
