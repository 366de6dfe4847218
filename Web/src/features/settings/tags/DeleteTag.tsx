import { api } from "../../../api/client.ts";
import type { ListedTag } from "../../../api/types.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { Confirm } from "../../../ui/Confirm.tsx";

export function DeleteTag({ tag, onClose }: { tag: ListedTag; onClose: () => void }) {
  return (
    <Confirm
      title={t("own.delete.title", { name: tag.name })}
      action={t("action.delete")}
      isDanger
      run={async () => {
        await api.delete(`/api/tags/${tag.id}`);
        invalidate("/api/tags", "/api/conversations");
      }}
      onClose={onClose}
    >
      <p>{t("tags.delete.text", { count: tag.uses })}</p>
    </Confirm>
  );
}
