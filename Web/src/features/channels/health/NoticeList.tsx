import type { ChannelNotice } from "../../../api/types.ts";
import { metaSaid } from "../../../i18n/told/say.ts";
import { useWords } from "../../../i18n/told/useWords.ts";
import { Icon } from "../../../ui/Icon.tsx";
import type { IconName } from "../../../ui/icons.ts";
import { Time } from "../../../ui/Time.tsx";

/** By the first words of Meta's field. */
const pictures: readonly [string, IconName][] = [
  ["message_template", "layout-template"],
  ["template", "layout-template"],
  ["phone_number_quality", "activity"],
  ["phone_number_name", "contact-round"],
  ["business_capability", "gauge"],
  ["security", "shield-check"],
  ["account", "building-2"],
  ["business", "building-2"],
  ["payment", "credit-card"],
];
const pictureOf = (field: string) => pictures.find(([begins]) => field.startsWith(begins))?.[1] ?? "info";

/** What Meta told of a number, the latest first. */
export function NoticeList({ notices }: { notices: readonly ChannelNotice[] }) {
  useWords();
  return (
    <ul className="notice-lines">
      {notices.map((notice) => (
        <li key={notice.id}>
          <Icon name={pictureOf(notice.field)} />
          <span>{metaSaid(notice)}</span>
          <Time at={notice.at} />
        </li>
      ))}
    </ul>
  );
}
