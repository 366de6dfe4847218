import { useState } from "react";
import { api } from "../../api/client.ts";
import type { QuickLink } from "../../api/types.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { Check, TextArea, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useLiveChannels } from "../channels/useChannels.ts";
import { ChannelSelect } from "./ChannelSelect.tsx";

/** A link into a conversation with words already written, beside what the customer finds. */
export function LinkDialog({ link, onClose }: { link: QuickLink | null; onClose: () => void }) {
  const channels = useLiveChannels() ?? [];
  const [channelId, setChannel] = useState(link?.channelId ?? "");
  const [text, setText] = useState(link?.text ?? "");
  const [slug, setSlug] = useState(link?.slug ?? "");
  const [hasCode, setCode] = useState(link?.code ?? true);
  const channel = channels.find(({ id }) => id === channelId) ?? channels[0];
  const sender = channel?.verifiedName ?? channel?.name ?? "";
  const save = async (values: FormValues, key: string) => {
    const body = {
      name: values.text("name"),
      ...(link ? {} : { channelId: channel?.id }),
      text: text.trim(),
      code: hasCode,
      ...(slug && slug !== link?.slug ? { slug } : {}),
    };
    if (link) await api.patch(`/api/quick-links/${link.id}`, body, { key });
    else await api.post("/api/quick-links", body, { key });
    invalidate("/api/quick-links");
    onClose();
  };
  return (
    <Dialog
      title={link ? t("own.edit", { name: link.name }) : t("links.new")}
      onClose={onClose}
      size="large"
    >
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["name", "text", "slug", "channelId"]} />
          <div className="with-preview">
            <div className="stack">
              <TextField
                name="name"
                label={t("member.name")}
                help={t("links.name.help")}
                defaultValue={link?.name}
                required
                maxLength={80}
              />
              <ChannelSelect
                channels={channels}
                value={channel?.id ?? ""}
                onChange={setChannel}
                isFixed={!!link}
              />
              <TextArea
                name="text"
                label={t("links.text")}
                help={t("links.text.help")}
                rows={3}
                dir="auto"
                maxLength={500}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
              <Check
                label={t("links.withCode")}
                help={t("links.withCode.help")}
                checked={hasCode}
                onChange={(event) => setCode(event.target.checked)}
              />
              <TextField
                name="slug"
                label={t("links.slug")}
                help={t("links.slug.help")}
                isOptional
                dir="ltr"
                maxLength={40}
                minLength={3}
                pattern="[a-z0-9\-]+"
                title={t("links.slug.wrong")}
                value={slug}
                onChange={(event) => setSlug(event.target.value)}
              />
            </div>
            <figure className="phone phone-compact" aria-label={t("links.preview")}>
              <div className="phone-bar">
                <Avatar name={sender} size={28} />
                <span className="cut">{sender}</span>
              </div>
              <div className="phone-wall" />
              <div className="phone-foot prefilled">
                <span dir="auto">{hasCode ? `${text} (ref:${slug || "…"})`.trim() : text || "…"}</span>
                <Icon name="send-horizontal" />
              </div>
            </figure>
          </div>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("action.save")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
