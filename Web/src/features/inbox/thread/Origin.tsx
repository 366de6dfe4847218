import type { Message } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { objectOf, textOf } from "../content.ts";

/** Where a customer's message comes from: an ad or a post of ours, a product's page, another chat. */
export function Origin({ message: { content, direction } }: { message: Message }) {
  if (direction !== "in" || !content) return null;
  const { forwarded, frequently_forwarded: often, referred_product: product } = objectOf(content.context);
  const asked = textOf(objectOf(product).product_retailer_id);
  return (
    <>
      {content.referral !== undefined && <Referral referral={objectOf(content.referral)} />}
      {asked && (
        <span className="bubble-forwarded">
          <Icon name="shopping-bag" size={13} /> {t("origin.product", { product: asked })}
        </span>
      )}
      {(forwarded === true || often === true) && (
        <span className="bubble-forwarded">
          <Icon name="forward" size={13} /> {t(often === true ? "origin.often" : "origin.forwarded")}
        </span>
      )}
    </>
  );
}

/** The ad's words. Its picture is on another's server, which a page of ours asks nothing of. */
function Referral({ referral }: { referral: Record<string, unknown> }) {
  const address = textOf(referral.source_url);
  const headline = textOf(referral.headline);
  const body = textOf(referral.body);
  return (
    <div className="referral">
      <p className="referral-kind">
        <Icon name="megaphone" size={13} /> {t(referral.source_type === "post" ? "origin.post" : "origin.ad")}
      </p>
      {headline && <strong dir="auto">{headline}</strong>}
      {body && <span dir="auto">{body}</span>}
      {/^https?:\/\//.test(address) && (
        <a className="link" href={address} target="_blank" rel="noopener noreferrer nofollow">
          {t(referral.source_type === "post" ? "origin.post.open" : "origin.ad.open")}
        </a>
      )}
    </div>
  );
}
