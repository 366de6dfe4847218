import { t } from "../../../i18n/index.ts";
import { formatDuration } from "../../../i18n/format.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { OfferCodeButton } from "./ButtonsPart.tsx";
import { EditField, EditInput } from "./EditField.tsx";
import { useEditing } from "./EditorContext.ts";
import { allowedOf, ttlSteps } from "./kinds.ts";
import { VariableText } from "./VariableText.tsx";

/** Body and footer. */
export function BodyPart() {
  const { draft, change } = useEditing();
  const allowed = allowedOf(draft);
  return (
    <section className="card" aria-labelledby="editor-body">
      <div className="card-head">
        <h2 id="editor-body">{t("editor.body")}</h2>
      </div>
      <div className="card-body">
        <VariableText
          place="body"
          label={t("editor.body.words")}
          most={allowed.body}
          text={draft.body}
          samples={draft.samples}
          help={draft.kind === "carousel" ? t("editor.body.carousel") : undefined}
          onChange={(body, samples) => change({ body, samples }, "body")}
        />
        {allowed.hasFooter && (
          <EditInput
            place="footer"
            label={t("editor.footer")}
            isOptional
            most={60}
            value={draft.footer}
            help={draft.category === "MARKETING" ? t("editor.footer.help") : undefined}
            onChange={(footer) => change({ footer }, "footer")}
          />
        )}
      </div>
    </section>
  );
}

/** What a limited-time offer says above its body. */
export function OfferPart() {
  const { draft, change } = useEditing();
  const { offer } = draft;
  return (
    <section className="card" aria-labelledby="editor-offer">
      <div className="card-head">
        <h2 id="editor-offer">{t("editor.offer")}</h2>
      </div>
      <div className="card-body">
        <EditInput
          place="offer"
          label={t("editor.offer.text")}
          most={16}
          placeholder={t("editor.offer.hint")}
          value={offer.text}
          onChange={(text) => change((before) => ({ ...before, offer: { ...before.offer, text } }), "offer")}
        />
        <Switch
          label={t("editor.offer.expires")}
          help={t("editor.offer.expires.help")}
          checked={offer.expires}
          onChange={(expires) => change((before) => ({ ...before, offer: { ...before.offer, expires } }))}
        />
        <OfferCodeButton />
      </div>
    </section>
  );
}

/** What few change: how long WhatsApp tries, and whether Meta may choose another category. */
export function MorePart() {
  const { draft, change } = useEditing();
  const steps = ttlSteps[draft.category] ?? [];
  const isOwn = draft.ttl !== null && !steps.includes(draft.ttl);
  return (
    <details className="card more-part">
      <summary>
        <h2>{t("editor.more")}</h2>
        <Icon name="chevron-down" />
      </summary>
      <div className="card-body">
        <EditField
          place="ttlSeconds"
          label={t("editor.ttl")}
          help={t(draft.category === "AUTHENTICATION" ? "editor.ttl.code" : "editor.ttl.help")}
        >
          {(control) => (
            <select
              {...control}
              className="input select"
              value={draft.ttl ?? ""}
              onChange={(event) => change({ ttl: event.target.value ? Number(event.target.value) : null })}
            >
              <option value="">{t("editor.ttl.usual")}</option>
              {isOwn && <option value={draft.ttl!}>{formatDuration(draft.ttl!)}</option>}
              {steps.map((seconds) => <option key={seconds} value={seconds}>{formatDuration(seconds)}
              </option>)}
            </select>
          )}
        </EditField>
        {draft.kind !== "authentication" && (
          <Switch
            label={t("editor.mayChange")}
            help={t("editor.mayChange.help")}
            checked={draft.mayChangeCategory}
            onChange={(mayChangeCategory) => change({ mayChangeCategory })}
          />
        )}
      </div>
    </details>
  );
}
