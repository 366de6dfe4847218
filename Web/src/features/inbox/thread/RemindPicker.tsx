import { type RefObject, useState } from "react";
import { useSession } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Picker, type PickerChoice } from "../../../ui/Picker.tsx";
import { moments } from "../moments.ts";
import { TimeDialog } from "../TimeDialog.tsx";

type Properties = {
  anchor: RefObject<HTMLElement>;
  present: string | null;
  remind: (at: string | null, note?: string) => void;
  onClose: () => void;
};

/** When to be reminded: the usual times, or any. */
export function RemindPicker({ anchor, present, remind, onClose }: Properties) {
  const { timeZone } = useSession().workspace;
  const [now] = useState(Date.now);
  const [isCustom, setCustom] = useState(false);
  if (isCustom) {
    return (
      <TimeDialog
        title={t("remind.title")}
        action={t("remind.set")}
        hasNote
        submit={(at, note) => remind(at, note)}
        onClose={onClose}
      />
    );
  }
  const known = moments(now, timeZone);
  const choices: PickerChoice[] = [
    ...known.map(({ id, label, detail }) => ({ id, label, detail, picture: <Icon name="clock" /> })),
    { id: "custom", label: t("moment.custom"), picture: <Icon name="calendar-clock" /> },
    ...(present
      ? [{
        id: "none",
        label: t("remind.remove"),
        detail: formatDateTime(present),
        picture: <Icon name="x" />,
      }]
      : []),
  ];
  return (
    <Picker
      label={t("remind.title")}
      choices={choices}
      anchor={anchor}
      isMultiple
      pick={(id) => {
        if (id === "custom") return setCustom(true);
        const moment = known.find((found) => found.id === id);
        remind(moment ? new Date(moment.at).toISOString() : null);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
