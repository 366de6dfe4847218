import { useState } from "react";
import { api } from "../../api/client.ts";
import type { Widget, WidgetSide } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { Check, TextArea, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, SubmitButton } from "../../ui/Form.tsx";
import { Stepper } from "../../ui/Stepper.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { Segments } from "../../ui/Tabs.tsx";
import { toast } from "../../ui/toasts.ts";
import { useLiveChannels } from "../channels/useChannels.ts";
import { DeleteButton } from "../settings/DeleteButton.tsx";
import { ChannelSelect } from "./ChannelSelect.tsx";
import { domainsOf, fresh, type Look } from "./widget.ts";
import { WidgetPreview } from "./WidgetPreview.tsx";
import { WidgetSnippet } from "./WidgetSnippet.tsx";

type Properties = { widget: Widget | null; opened: (id: string | null) => void };

/** Everything of a widget, beside a website that has it. */
export function WidgetEditor({ widget, opened }: Properties) {
  const channels = useLiveChannels() ?? [];
  const mayManage = useMay("links.manage");
  const [changed, setChanged] = useState<Partial<Look>>({});
  const [domains, setDomains] = useState((widget?.domains ?? []).join("\n"));
  const first = channels[0];
  const start = widget ?? fresh(first?.id ?? "", first?.verifiedName ?? first?.name ?? "");
  const look: Look = { ...start, ...changed, domains: domainsOf(domains) };
  const set = (next: Partial<Look>) => setChanged((before) => ({ ...before, ...next }));

  const save = async (_: unknown, key: string) => {
    const { id: _id, snippet: _snippet, seen: _seen, clicks: _clicks, channelId, ...body } = look as Widget;
    const saved = widget
      ? await api.patch<Widget>(`/api/widgets/${widget.id}`, body, { key })
      : await api.post<Widget>("/api/widgets", { ...body, channelId }, { key });
    invalidate("/api/widgets");
    setChanged({});
    toast({ tone: "ok", text: t("widgets.saved") });
    if (!widget) opened(saved.id);
  };
  const text = (
    name: "name" | "avatar" | "brand" | "subtitle" | "bubble" | "greeting" | "action" | "text",
    maxLength: number,
    required = false,
  ) => ({
    name,
    label: t(`widgets.${name}`),
    maxLength,
    required,
    dir: "auto" as const,
    value: look[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });

  return (
    <div className="widget-editor">
      <section className="card" aria-label={t("widgets.look")}>
        <div className="card-body">
          <Form onSubmit={save}>
            <FormProblem
              fields={[
                "name",
                "brand",
                "subtitle",
                "bubble",
                "greeting",
                "action",
                "text",
                "avatar",
                "colour",
                "domains",
              ]}
            />
            <fieldset disabled={!mayManage} className="stack bare">
              <div className="field-row">
                <TextField {...text("name", 60, true)} help={t("channel.name.help")} />
                <ChannelSelect
                  channels={channels}
                  value={look.channelId}
                  onChange={(channelId) => set({ channelId })}
                  isFixed={!!widget}
                />
              </div>
              <div className="field-row">
                <TextField {...text("brand", 60, true)} />
                <TextField {...text("subtitle", 80)} isOptional />
              </div>
              <TextField
                {...text("avatar", 500)}
                help={t("widgets.avatar.help")}
                type="url"
                pattern="https://.*"
                title={t("widgets.avatar.wrong")}
                dir="ltr"
                isOptional
              />
              <TextArea {...text("greeting", 500)} rows={2} />
              <div className="field-row">
                <TextField {...text("action", 40, true)} />
                <TextField {...text("bubble", 30)} isOptional />
              </div>
              <TextField {...text("text", 500)} help={t("widgets.text.help")} isOptional />
              <div className="field-row">
                <TextField
                  name="colour"
                  label={t("tags.colour")}
                  type="color"
                  className="field-colour"
                  value={look.colour}
                  onChange={(event) => set({ colour: event.target.value })}
                />
                <div className="field">
                  <span className="field-label">{t("widgets.side")}</span>
                  <Segments<WidgetSide>
                    label={t("widgets.side")}
                    value={look.side}
                    onChange={(side) => set({ side })}
                    choices={[
                      { value: "left", label: t("widgets.side.left") },
                      { value: "right", label: t("widgets.side.right") },
                    ]}
                  />
                </div>
              </div>
              <Stepper
                label={t("widgets.margin")}
                help={t("widgets.margin.help")}
                value={look.margin}
                most={200}
                onChange={(margin) => set({ margin })}
              />
              <Check
                label={t("widgets.open")}
                help={t("widgets.open.help")}
                checked={look.openByDefault}
                onChange={(event) => set({ openByDefault: event.target.checked })}
              />
              <TextArea
                name="domains"
                label={t("widgets.domains")}
                help={t("widgets.domains.help")}
                rows={3}
                dir="ltr"
                required
                value={domains}
                onChange={(event) => setDomains(event.target.value)}
              />
              <Switch
                label={t("widgets.active")}
                checked={look.active}
                onChange={(active) => set({ active })}
              />
              {mayManage && (
                <div className="row">
                  <SubmitButton>{t("action.save")}</SubmitButton>
                  {widget && (
                    <DeleteButton
                      path={`/api/widgets/${widget.id}`}
                      lists={["/api/widgets"]}
                      title={t("own.delete.title", { name: widget.name })}
                      text={t("widgets.delete.text")}
                      onDone={() => opened(null)}
                    />
                  )}
                </div>
              )}
            </fieldset>
          </Form>
        </div>
      </section>
      <div className="widget-side">
        <WidgetPreview look={look} />
        {widget && <WidgetSnippet widget={widget} />}
      </div>
    </div>
  );
}
