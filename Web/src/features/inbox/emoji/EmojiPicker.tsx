import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { stored } from "../../../app/storage.ts";
import { type MessageKey, t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { type Emoji, type EmojiGroup, findEmoji, loadEmoji, toned, tones } from "./emoji.ts";

const groupNames: Record<string, [string, MessageKey]> = {
  recent: ["🕘", "emoji.recent"],
  "smileys-emotion": ["😀", "emoji.smileys"],
  "people-body": ["👋", "emoji.people"],
  "animals-nature": ["🐻", "emoji.animals"],
  "food-drink": ["🍎", "emoji.food"],
  "travel-places": ["✈️", "emoji.travel"],
  activities: ["⚽", "emoji.activities"],
  objects: ["💡", "emoji.objects"],
  symbols: ["❤️", "emoji.symbols"],
  flags: ["🏁", "emoji.flags"],
};
const perRow = 9;

/** Every emoji by group or by its name, with the tone of skin one chose and those one used last. */
export default function EmojiPicker({ pick }: { pick: (emoji: string) => void }) {
  const [groups, setGroups] = useState<readonly EmojiGroup[] | null>(null);
  const [isBroken, setBroken] = useState(false);
  const [search, setSearch] = useState("");
  const [recent] = useState(() => stored.read<string[]>("emoji.recent") ?? []);
  const [group, setGroup] = useState(recent.length > 0 ? "recent" : "smileys-emotion");
  const [tone, setTone] = useState(() => stored.read<string>("emoji.tone") ?? "");
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);

  const load = () => {
    setBroken(false);
    loadEmoji().then(setGroups).catch(() => setBroken(true));
  };
  useEffect(load, []);
  useEffect(() => field.current?.focus(), [groups]);

  if (isBroken) {
    return (
      <div className="picker-none" role="alert">
        <p>{t("emoji.failed")}</p>
        <Button size="small" onClick={load}>{t("action.retry")}</Button>
      </div>
    );
  }
  if (!groups) return <p className="picker-none">{t("state.loading")}</p>;

  const all: readonly EmojiGroup[] = recent.length > 0
    ? [{ id: "recent", items: recent.map((sign): Emoji => [sign, sign]) }, ...groups]
    : groups;
  const shown = search ? findEmoji(groups, search) : all.find(({ id }) => id === group)?.items ?? [];

  const choose = (sign: string) => {
    stored.write("emoji.recent", [sign, ...recent.filter((known) => known !== sign)].slice(0, 36));
    pick(sign);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...grid.current?.querySelectorAll<HTMLElement>("button") ?? []];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const isRTL = document.documentElement.dir === "rtl";
    const step = {
      ArrowRight: isRTL ? -1 : 1,
      ArrowLeft: isRTL ? 1 : -1,
      ArrowDown: perRow,
      ArrowUp: -perRow,
    }[event.key];
    if (event.key === "Enter" && at < 0 && shown[0]) {
      event.preventDefault();
      return choose(toned(shown[0], tone));
    }
    if (step === undefined || (at < 0 && event.key !== "ArrowDown")) return;
    event.preventDefault();
    if (at >= 0 && at + step < 0) return field.current?.focus();
    buttons[at < 0 ? 0 : Math.min(buttons.length - 1, at + step)]?.focus();
  };

  return (
    // Keys rise to the frame from the field and from the grid.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="emoji-picker" onKeyDown={onKeyDown}>
      <div className="emoji-head">
        <input
          ref={field}
          type="search"
          className="input"
          aria-label={t("emoji.search")}
          placeholder={t("emoji.search")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <select
          className="input select emoji-tone"
          aria-label={t("emoji.tone")}
          value={tone}
          onChange={(event) => {
            setTone(event.target.value);
            stored.write("emoji.tone", event.target.value || undefined);
          }}
        >
          {tones.map((value) => <option key={value} value={value}>{`👋${value}`}</option>)}
        </select>
      </div>
      {!search && (
        <div className="emoji-groups" role="group" aria-label={t("emoji.groups")}>
          {all.map(({ id }) => {
            const [sign, name] = groupNames[id] ?? ["•", "emoji.symbols" as const];
            return (
              <button
                key={id}
                type="button"
                aria-label={t(name)}
                title={t(name)}
                aria-pressed={id === group}
                onClick={() => setGroup(id)}
              >
                {sign}
              </button>
            );
          })}
        </div>
      )}
      <div ref={grid} className="emoji-grid" role="group" aria-label={t("emoji.open")}>
        {shown.map((emoji, index) => {
          const sign = toned(emoji, tone);
          return (
            <button
              key={emoji[0]}
              type="button"
              tabIndex={index === 0 ? 0 : -1}
              aria-label={emoji[1]}
              title={emoji[1]}
              onClick={() => choose(sign)}
            >
              {sign}
            </button>
          );
        })}
      </div>
      {shown.length === 0 && (
        <p className="picker-none" role="status">{t("palette.none", { text: search })}</p>
      )}
    </div>
  );
}
