import { useState } from "react";
import { type Conversation, isBlocked, type Message, type Page } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { TagChip } from "../../../ui/TagChip.tsx";
import { perform, remind, setTags } from "../actions.ts";
import { ScheduledDialog } from "./ScheduledDialog.tsx";

/** Below the head, only when there is something: tags, a reminder, messages that wait for their time. */
export function ThreadStrip({ conversation }: { conversation: Conversation }) {
  const { id, tags = [], reminderAt } = conversation;
  const blocked = isBlocked(conversation);
  const [isOpen, setOpen] = useState(false);
  const scheduled = useQuery<Page<Message>>(`/api/conversations/${id}/scheduled`).data?.items ?? [];
  if (tags.length === 0 && !reminderAt && !blocked && scheduled.length === 0) return null;
  return (
    <div className="thread-strip">
      {blocked && (
        <span className="strip-part strip-danger">
          <Icon name="shield-ban" size={14} /> {t("block.present")}
        </span>
      )}
      {reminderAt && (
        <span className="strip-part">
          <Icon name="alarm-clock" size={14} />
          {t("remind.present", { at: formatDateTime(reminderAt) })}
          <Button kind="quiet" size="small" onClick={() => perform(() => remind(id, null))}>
            {t("remind.remove")}
          </Button>
        </span>
      )}
      {scheduled.length > 0 && (
        <Button
          kind="quiet"
          size="small"
          icon="calendar-clock"
          onClick={() => setOpen(true)}
        >
          {t("schedule.count", { count: scheduled.length })}
        </Button>
      )}
      {tags.map((tag) => (
        <TagChip
          key={tag.id}
          name={tag.name}
          colour={tag.colour}
          remove={{
            label: t("tags.remove", { name: tag.name }),
            run: () => perform(() => setTags(id, tags.filter((own) => own.id !== tag.id))),
          }}
        />
      ))}
      {isOpen && <ScheduledDialog conversation={id} items={scheduled} onClose={() => setOpen(false)} />}
    </div>
  );
}
