import { useState } from "react";
import { asProblem, type Problem } from "../../../api/problem.ts";
import type { ChannelProfile } from "../../../api/types.ts";
import { upload } from "../../../api/upload.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { Progress } from "../../../ui/Progress.tsx";
import { shownPhoto } from "./profile.ts";
import { toast } from "../../../ui/toasts.ts";

type Properties = { path: string; profile: ChannelProfile; name: string; isOff: boolean };
const largest = 10_000_000;

/** The photo goes to WhatsApp at once, apart from the words. */
export function PhotoField({ path, profile, name, isOff }: Properties) {
  const [ratio, setRatio] = useState<number | null>(null);
  const [fault, setFault] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const photo = shownPhoto(profile.photoUrl);
  const put = async (file: File) => {
    setProblem(undefined);
    const wrong = !/^image\/(jpeg|png)$/.test(file.type)
      ? t("business.photo.kind")
      : file.size > largest
      ? t("business.photo.large")
      : "";
    setFault(wrong);
    if (wrong) return;
    setRatio(0);
    try {
      await upload(`${path}/photo`, file, setRatio, { method: "PUT" });
      invalidate(path);
      toast({ tone: "ok", text: t("business.photo.saved") });
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setRatio(null);
    }
  };
  return (
    <div className="field">
      <span className="field-label">{t("business.photo")}</span>
      <div className="row">
        {photo ? <img className="profile-photo" src={photo} alt="" /> : <Avatar name={name} size={64} />}
        {!isOff && (
          <label className="button button-secondary button-small file-button">
            <Icon name="image" />
            {t("business.photo.choose")}
            <input
              type="file"
              accept="image/jpeg,image/png"
              className="visually-hidden"
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file) void put(file);
                event.target.value = "";
              }}
            />
          </label>
        )}
        {ratio !== null && <Progress label={t("business.photo")} ratio={ratio} />}
      </div>
      {fault && <p className="field-error" role="alert">{fault}</p>}
      {problem && <ProblemNote problem={problem} />}
      <p className="field-help">{t("business.photo.help")}</p>
    </div>
  );
}
