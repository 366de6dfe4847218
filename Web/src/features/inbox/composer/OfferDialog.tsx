import { useRef } from "react";
import type { Conversation, TemplateComponent } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { TextArea } from "../../../ui/Field.tsx";
import { Form, SubmitButton } from "../../../ui/Form.tsx";
import { Segments } from "../../../ui/Tabs.tsx";
import { useChannels } from "../../channels/useChannels.ts";
import { Preview } from "../../whatsapp/Preview.tsx";
import type { MessageRequest } from "../outbox.ts";
import { attached, useAttached } from "./attached.ts";
import {
  bodyMax,
  emptyOffer,
  interactiveOf,
  isLink,
  most,
  type Offer,
  previewOf,
  repeated,
} from "./offer.ts";
import { ListFields } from "./ListFields.tsx";
import { ButtonFields, LimitedField, LinkFields, roomOf } from "./OfferFields.tsx";

type Properties = {
  conversation: Conversation;
  send: (request: MessageRequest, components: TemplateComponent[]) => void;
  onClose: () => void;
};

/** Reply buttons, a list or a link button, with the phone beside it. What is written stays until it is sent. */
export default function OfferDialog({ conversation, send, onClose }: Properties) {
  const { id, channelId } = conversation;
  const offer = useAttached(id).offer ?? emptyOffer;
  const channel = useChannels()?.find((found) => found.id === channelId);
  const fields = useRef<HTMLDivElement>(null);
  const change = (part: Partial<Offer>) => attached.offer(id, { ...offer, ...part });
  const components = previewOf(offer, { body: t("offer.body"), button: t("offer.label") });

  const submit = () => {
    const isWrong = offer.kind === "button" && repeated(offer.buttons).some(Boolean) ||
      offer.kind === "cta_url" && !isLink(offer.url);
    if (isWrong) {
      fields.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      return Promise.resolve();
    }
    send({ type: "interactive", interactive: interactiveOf(offer) }, components);
    attached.offer(id, null);
    onClose();
    return Promise.resolve();
  };

  return (
    <Dialog title={t("offer.title")} onClose={onClose} size="large">
      <Form onSubmit={submit}>
        <DialogBody>
          <Segments
            label={t("offer.kind")}
            value={offer.kind}
            onChange={(kind) => change({ kind })}
            choices={[
              { value: "button", label: t("offer.kind.button") },
              { value: "list", label: t("offer.kind.list") },
              { value: "cta_url", label: t("offer.kind.link") },
            ]}
          />
          <div className="with-preview">
            <div ref={fields} className="stack">
              <LimitedField
                label={t("offer.header")}
                max={most.header}
                value={offer.header}
                onText={(header) => change({ header })}
                isOptional
              />
              <TextArea
                name="body"
                label={t("offer.body")}
                required
                rows={4}
                dir="auto"
                maxLength={bodyMax(offer)}
                help={roomOf(offer.body, bodyMax(offer))}
                value={offer.body}
                onChange={(event) => change({ body: event.target.value })}
              />
              {offer.kind === "button" && <ButtonFields offer={offer} change={change} />}
              {offer.kind === "list" && <ListFields offer={offer} change={change} />}
              {offer.kind === "cta_url" && <LinkFields offer={offer} change={change} />}
              <LimitedField
                label={t("offer.footer")}
                max={most.footer}
                value={offer.footer}
                onText={(footer) => change({ footer })}
                isOptional
              />
            </div>
            <div className="stack offer-sight">
              <Preview components={components} sender={channel?.verifiedName ?? channel?.name ?? ""} />
              {offer.kind === "list" && <Opened offer={offer} />}
            </div>
          </div>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("composer.send")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}

/** What the list's button opens on the phone. */
function Opened({ offer }: { offer: Offer }) {
  return (
    <section className="offer-opened" aria-label={t("offer.opened")}>
      <p className="muted">{t("offer.opened")}</p>
      {offer.sections.map((section, at) => (
        <div key={at}>
          {section.title && <strong dir="auto">{section.title}</strong>}
          <ul className="offer-rows">
            {section.rows.map((row, place) => (
              <li key={place} dir="auto">
                {row.title || t("offer.row", { place: place + 1 })}
                {row.description && <small className="muted">· {row.description}</small>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
