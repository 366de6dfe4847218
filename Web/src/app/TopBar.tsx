import { t } from "../i18n/index.ts";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { CreditsChip } from "./CreditsChip.tsx";
import { keyCaps } from "./keyboard.ts";
import { NoticeBell } from "./NoticeBell.tsx";
import { useSession } from "./session.ts";

export function TopBar({ openPalette, openKeys }: { openPalette: () => void; openKeys: () => void }) {
  const { workspace } = useSession();
  return (
    <header className="top-bar">
      <p className="top-workspace cut">{workspace.name}</p>
      <button
        type="button"
        className="top-search"
        onClick={openPalette}
        aria-keyshortcuts="Control+K"
        aria-label={t("palette.open")}
      >
        <Icon name="search" />
        <span className="top-search-words">{t("palette.open")}</span>
        <span className="top-search-keys" aria-hidden="true">
          {keyCaps("mod+k").map((cap) => <kbd key={cap}>{cap}</kbd>)}
        </span>
      </button>
      <div className="top-end">
        <IconButton icon="keyboard" label={t("keys.map")} keys="?" onClick={openKeys} className="top-keys" />
        <NoticeBell />
        <CreditsChip />
      </div>
    </header>
  );
}
