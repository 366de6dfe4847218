import { withQuery } from "../../api/client.ts";
import type { QuickLink } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { CopyLine } from "../../ui/CopyButton.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";

/** The link as a code to print, and as addresses to paste. */
export function CodeDialog({ link, onClose }: { link: QuickLink; onClose: () => void }) {
  const path = `/api/quick-links/${link.id}/qr`;
  return (
    <Dialog title={link.name} onClose={onClose}>
      <DialogBody>
        <img
          className="qr"
          src={withQuery(path, { format: "svg" })}
          alt={t("links.code.of", { name: link.name })}
        />
        <p className="field-help">{t("links.code.help")}</p>
        <div className="field">
          <span className="field-label">{t("links.short")}</span>
          <CopyLine text={link.shortUrl} label={t("links.copy", { name: link.name })} />
          <p className="field-help">{t("links.short.help")}</p>
        </div>
        <div className="field">
          <span className="field-label">{t("links.direct")}</span>
          <CopyLine text={link.waUrl} label={t("links.direct.copy")} />
          <p className="field-help">{t("links.direct.help")}</p>
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("action.close")}</Button>
        <ButtonLink href={withQuery(path, { format: "svg" })} external download icon="download">
          SVG
        </ButtonLink>
        <ButtonLink href={withQuery(path, { format: "png", size: 1024 })} external download icon="download">
          PNG
        </ButtonLink>
      </DialogFoot>
    </Dialog>
  );
}
