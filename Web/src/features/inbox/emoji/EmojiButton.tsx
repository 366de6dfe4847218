import { lazy, Suspense, useRef, useState } from "react";
import { t } from "../../../i18n/index.ts";
import { IconButton } from "../../../ui/Button.tsx";
import { usePopover } from "../../../ui/Picker.tsx";

const EmojiPicker = lazy(() => import("./EmojiPicker.tsx"));

/** Opens the emoji beside itself; they are loaded when first asked for. */
export function EmojiButton({ pick, closed }: { pick: (emoji: string) => void; closed?: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <IconButton
        ref={button}
        icon="smile"
        label={t("emoji.open")}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <Popover
          button={button}
          pick={(emoji) => {
            setOpen(false);
            // After the popover has given the focus back.
            setTimeout(() => pick(emoji));
          }}
          onClose={() => {
            setOpen(false);
            setTimeout(() => closed?.());
          }}
        />
      )}
    </>
  );
}

function Popover(
  { button, pick, onClose }: {
    button: React.RefObject<HTMLButtonElement>;
    pick: (emoji: string) => void;
    onClose: () => void;
  },
) {
  const popover = useRef<HTMLDivElement>(null);
  const nothing = useRef<HTMLElement>(null);
  usePopover(popover, nothing, button, onClose, "start");
  return (
    <div
      ref={popover}
      className="menu emoji-popover"
      role="dialog"
      aria-label={t("emoji.open")}
      {...{ popover: "auto" }}
    >
      <Suspense fallback={<p className="picker-none">{t("state.loading")}</p>}>
        <EmojiPicker pick={pick} />
      </Suspense>
    </div>
  );
}
