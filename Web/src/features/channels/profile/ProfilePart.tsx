import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { Channel, ChannelProfile } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { queries } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { SelectField, TextArea, TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, SubmitButton } from "../../../ui/Form.tsx";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import { toast } from "../../../ui/toasts.ts";
import { PhotoField } from "./PhotoField.tsx";
import { ProfilePreview } from "./ProfilePreview.tsx";
import { knownVerticals, limits, verticalName } from "./profile.ts";

/** What customers see of a number, beside how their phone shows it. */
export function ProfilePart({ channel }: { channel: Channel }) {
  const path = `/api/channels/${channel.id}/profile`;
  const query = useQuery<ChannelProfile>(path);
  if (query.problem && !query.data) {
    return <ErrorState problem={query.problem} retry={() => void query.reload()} />;
  }
  if (!query.data) return <Skeleton kind="cards" rows={3} />;
  return <Editor key={channel.id} channel={channel} path={path} saved={query.data} />;
}

type Properties = { channel: Channel; path: string; saved: ChannelProfile };

function Editor({ channel, path, saved }: Properties) {
  const mayManage = useMay("channels.manage");
  const [changed, setChanged] = useState<Partial<ChannelProfile>>({});
  const profile = { ...saved, ...changed };
  const set = (next: Partial<ChannelProfile>) => setChanged((before) => ({ ...before, ...next }));
  const websites = profile.websites ?? [];
  const setWebsite = (index: number, value: string) =>
    set({ websites: [0, 1].map((at) => at === index ? value : websites[at] ?? "") });

  const save = async (_: unknown, key: string) => {
    const { photoUrl: _photo, ...rest } = profile;
    const body = { ...rest, websites: websites.map((site) => site.trim()).filter(Boolean) };
    const answer = await api.put<ChannelProfile | undefined>(path, body, { key });
    queries.put(path, answer ?? { ...profile, ...body });
    setChanged({});
    toast({ tone: "ok", text: t("business.saved") });
  };
  const text = (name: "about" | "address" | "email" | "description") => ({
    name,
    label: t(`business.${name}`),
    maxLength: limits[name],
    value: profile[name] ?? "",
    dir: "auto" as const,
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  const left = limits.description - (profile.description ?? "").length;
  return (
    <div className="profile">
      <section className="card" aria-label={t("channel.part.profile")}>
        <div className="card-body">
          <p className="muted">{t("business.lead")}</p>
          <PhotoField
            path={path}
            profile={profile}
            name={channel.verifiedName ?? channel.name}
            isOff={!mayManage}
          />
          <Form onSubmit={save}>
            <FormProblem fields={["about", "address", "description", "email", "websites", "vertical"]} />
            <fieldset disabled={!mayManage} className="stack bare">
              <TextField {...text("about")} required />
              <TextArea {...text("description")} rows={4} help={t("business.left", { count: left })} />
              <div className="field-row">
                <SelectField
                  name="vertical"
                  label={t("business.vertical")}
                  value={profile.vertical || "OTHER"}
                  onChange={(event) => set({ vertical: event.target.value })}
                >
                  {knownVerticals(profile.vertical).map((vertical) => (
                    <option key={vertical} value={vertical}>{verticalName(vertical)}</option>
                  ))}
                </SelectField>
                <TextField {...text("email")} type="email" isOptional dir="ltr" />
              </div>
              <TextField {...text("address")} isOptional />
              <div className="field-row">
                {[0, 1].map((index) => (
                  <TextField
                    key={index}
                    name={index === 0 ? "websites" : "websites.1"}
                    label={t(index === 0 ? "business.website" : "business.website.second")}
                    type="url"
                    isOptional
                    dir="ltr"
                    maxLength={limits.website}
                    placeholder="https://"
                    value={websites[index] ?? ""}
                    onChange={(event) => setWebsite(index, event.target.value)}
                  />
                ))}
              </div>
              {mayManage && (
                <div>
                  <SubmitButton>{t("action.save")}</SubmitButton>
                </div>
              )}
            </fieldset>
          </Form>
        </div>
      </section>
      <ProfilePreview channel={channel} profile={profile} />
    </div>
  );
}
