import { useState } from "react";
import { api } from "../../api/client.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Confirm } from "../../ui/Confirm.tsx";

type Properties = { path: string; lists: string[]; title: string; text: string; onDone: () => void };

/** In the foot of a form: deletes what the form is about, after saying what goes with it. */
export function DeleteButton({ path, lists, title, text, onDone }: Properties) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button kind="quiet" icon="trash-2" onClick={() => setAsking(true)}>{t("action.delete")}</Button>
      <span className="editor-space" />
      {isAsking && (
        <Confirm
          title={title}
          action={t("action.delete")}
          isDanger
          run={async () => {
            await api.delete(path);
            invalidate(...lists);
            onDone();
          }}
          onClose={() => setAsking(false)}
        >
          <p>{text}</p>
        </Confirm>
      )}
    </>
  );
}
