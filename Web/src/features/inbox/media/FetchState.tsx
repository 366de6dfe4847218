import type { Message } from "../../../api/types.ts";
import { api } from "../../../api/client.ts";
import { useAction } from "../../../data/useAction.ts";
import { pagesKey } from "../../../data/usePages.ts";
import { queries } from "../../../data/store.ts";
import { threadPath } from "../../../live/conversations.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { shapeOf } from "./shape.ts";

/** A file that is on its way from WhatsApp, or did not come: then it can be asked for again. */
export function FetchState({ message }: { message: Message }) {
  const { media, conversationId } = message;
  const isFailed = media?.state === "failed";
  const retry = useAction(async () => {
    await api.post(`/api/media/${media!.id}/fetch`);
    await queries.reload(pagesKey(threadPath(conversationId)));
  });
  const isPicture = ["image", "video", "sticker"].includes(message.type);
  return (
    <span
      className={`file-state${isPicture ? " file-state-picture" : ""}`}
      data-state={media?.state}
      style={isPicture ? shapeOf(media) : undefined}
      role="status"
    >
      {isFailed
        ? <Icon name="circle-alert" size={20} />
        : <Icon name="loader-circle" size={20} className="spin" />}
      <span>{isFailed ? t("file.failed") : t("file.fetching")}</span>
      {isFailed && media?.problem && <small>{media.problem}</small>}
      {isFailed && (
        <Button
          size="small"
          icon="rotate-ccw"
          isBusy={retry.isRunning}
          onClick={() => void retry.run()}
        >
          {t("file.retry")}
        </Button>
      )}
    </span>
  );
}
