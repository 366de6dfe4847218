import { type RefObject, useState } from "react";
import { useSession } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { formatWeekdayTime } from "../../../i18n/format.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Picker, type PickerChoice } from "../../../ui/Picker.tsx";
import { moments } from "../moments.ts";
import { TimeDialog } from "../TimeDialog.tsx";

type Properties = {
  anchor: RefObject<HTMLElement>;
  windowUntil: string | null | undefined;
  schedule: (at: string) => void;
  onClose: () => void;
};

const margin = 15 * 60_000;

/** When it is to go: the usual times as far as the window is still open then, just before it closes, or any. */
export function SchedulePicker({ anchor, windowUntil, schedule, onClose }: Properties) {
  const { timeZone } = useSession().workspace;
  const [now] = useState(Date.now);
  const [isCustom, setCustom] = useState(false);
  const end = windowUntil ? Date.parse(windowUntil) : 0;
  if (isCustom) {
    return (
      <TimeDialog
        title={t("schedule.title")}
        action={t("schedule.action")}
        latest={windowUntil}
        submit={schedule}
        onClose={onClose}
      />
    );
  }
  const known = moments(now, timeZone).filter(({ at }) => at < end);
  const last = end - margin;
  const choices: PickerChoice[] = [
    ...known.map(({ id, label, detail }) => ({ id, label, detail, picture: <Icon name="clock" /> })),
    ...(last > now
      ? [{
        id: "last",
        label: t("schedule.beforeClose"),
        detail: formatWeekdayTime(last, timeZone),
        picture: <Icon name="hourglass" />,
      }]
      : []),
    { id: "custom", label: t("moment.custom"), picture: <Icon name="calendar-clock" /> },
  ];
  return (
    <Picker
      label={t("schedule.title")}
      choices={choices}
      anchor={anchor}
      isMultiple
      pick={(id) => {
        if (id === "custom") return setCustom(true);
        const at = id === "last" ? last : known.find((found) => found.id === id)!.at;
        schedule(new Date(at).toISOString());
        onClose();
      }}
      onClose={onClose}
    />
  );
}
