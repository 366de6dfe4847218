import { useState } from "react";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";

const few = 4;

/** The first few, and the rest when asked. */
export function useFew<Item>(items: readonly Item[]) {
  const [isAll, setAll] = useState(false);
  const more = !isAll && items.length > few && (
    <Button kind="quiet" size="small" onClick={() => setAll(true)}>{t("action.more")}</Button>
  );
  return { shown: isAll ? items : items.slice(0, few), more };
}
