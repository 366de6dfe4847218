import { useState } from "react";
import { t } from "../../../i18n/index.ts";
import { TagChip } from "../../../ui/TagChip.tsx";

type Properties = {
  label: string;
  title: string;
  tone: string;
  words: readonly string[];
  set?: (words: string[]) => void;
};

/** Words as chips; Enter or a comma puts one in, Backspace in the empty field takes the last one out. */
export function WordList({ label, title, tone, words, set }: Properties) {
  const [text, setText] = useState("");
  const add = () => {
    const fresh = text.split(",").map((word) => word.trim()).filter((word) =>
      word !== "" && !words.some((known) => known.toLocaleLowerCase() === word.toLocaleLowerCase())
    );
    if (fresh.length > 0) set?.([...words, ...fresh]);
    setText("");
  };
  return (
    <div className="word-list" role="group" aria-label={label}>
      <span className="word-title">{title}</span>
      {words.map((word) => (
        <TagChip
          key={word}
          name={word}
          colour={tone}
          remove={set && {
            label: t("optOut.remove", { word }),
            run: () => set(words.filter((known) => known !== word)),
          }}
        />
      ))}
      {set && (
        <input
          type="text"
          className="input word-input"
          aria-label={label}
          placeholder={t("optOut.add")}
          maxLength={60}
          value={text}
          dir="auto"
          onChange={(event) => setText(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === ",") {
              event.preventDefault();
              add();
            }
            if (event.key === "Backspace" && text === "" && words.length > 0) set(words.slice(0, -1));
          }}
        />
      )}
    </div>
  );
}
