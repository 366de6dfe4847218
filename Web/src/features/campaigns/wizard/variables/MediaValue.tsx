import { useRef, useState } from "react";
import { withQuery } from "../../../../api/client.ts";
import { upload } from "../../../../api/upload.ts";
import { useAction } from "../../../../data/useAction.ts";
import { t } from "../../../../i18n/index.ts";
import { Button } from "../../../../ui/Button.tsx";
import { TextField } from "../../../../ui/Field.tsx";
import { Progress } from "../../../../ui/Progress.tsx";
import type { VariableType } from "./guess.ts";

const accepts: Partial<Record<VariableType, string>> = {
  image: "image/jpeg,image/png",
  video: "video/mp4,video/3gpp",
  gif: "video/mp4",
  document: ".pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt",
};
type Properties = {
  name: string;
  type: VariableType;
  channelId: string;
  text: string;
  onChange: (text: string) => void;
  /** Where a file goes; usually to the template's samples. */
  uploads?: string;
};

/** A header's file: an address that WhatsApp fetches, or a file from this device. */
export function MediaValue(
  { name, type, channelId, text, onChange, uploads = "/api/template-media" }: Properties,
) {
  const input = useRef<HTMLInputElement>(null);
  const [ratio, setRatio] = useState(0);
  const [filename, setFilename] = useState("");
  const send = useAction(async (file: File) => {
    setRatio(0);
    const path = withQuery(uploads, { channel: channelId, filename: file.name });
    const options = { type: file.type || "application/octet-stream" };
    const made = await upload<{ mediaId?: string; id?: string }>(path, file, setRatio, options);
    setFilename(file.name);
    onChange(made.mediaId ?? made.id ?? "");
  });
  return (
    <div className="stack-tight">
      <TextField
        name={name}
        label={t("wizard.link")}
        help={filename && text ? t("vars.uploaded", { name: filename }) : t("wizard.link.help")}
        inputMode="url"
        dir="ltr"
        required
        placeholder="https://"
        maxLength={2000}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      {send.isRunning ? <Progress label={t("import.uploading")} ratio={ratio} /> : (
        <div>
          <Button size="small" icon="upload" onClick={() => input.current?.click()}>
            {t("vars.upload")}
          </Button>
        </div>
      )}
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t("vars.upload")}
        accept={accepts[type]}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen) void send.run(chosen);
          event.target.value = "";
        }}
      />
    </div>
  );
}
