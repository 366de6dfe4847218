import type { PriceBook } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatList } from "../../../i18n/format.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { Note } from "../../../ui/Note.tsx";
import { bookAddress } from "./book.ts";
import { priceWords } from "./words.ts";

/** Steps of Meta's volume discount that workspaces have reached and that cost them the list price, for want of a file. */
export function UnpricedTiers({ book }: { book: PriceBook }) {
  const tiers = book.unpricedTiers;
  if (tiers.length === 0) return null;
  return (
    <Note
      tone="warn"
      action={
        <ButtonLink size="small" href={`${bookAddress(book.name)}/import`}>{t("op.import.open")}</ButtonLink>
      }
    >
      <strong>{t("op.tiers.unpriced", { count: tiers.length })}</strong>
      <p>
        {t("op.tiers.unpriced.text", {
          steps: formatList(tiers.map((tier) => `${tier.market}, ${priceWords(tier)}`)),
        })}
      </p>
    </Note>
  );
}
