import { useState } from "react";
import { withQuery } from "../../../api/client.ts";
import { type ContactFile, type FileKind, fileKinds, type FilesHead } from "../../../api/types.ts";
import { usePages } from "../../../data/usePages.ts";
import { formatNumber, formatWhen } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import type { IconName } from "../../../ui/icons.ts";
import { clock } from "../media/shape.ts";
import { Listed } from "./Listed.tsx";
import { Section } from "./Section.tsx";
import { useSeen } from "./useSeen.ts";

const pictures: Record<FileKind, IconName> = {
  image: "image",
  video: "video",
  audio: "mic",
  document: "file-text",
  sticker: "sticker",
};

/** What the contact sent and was sent, of all their conversations that one sees, by kind. */
export function ContactFiles({ contact }: { contact: string }) {
  const [part, isSeen] = useSeen<HTMLElement>();
  const [kind, setKind] = useState<FileKind | null>(null);
  const path = `/api/contacts/${contact}/files`;
  const counts = usePages<ContactFile, FilesHead>(isSeen ? path : null).head?.counts;
  const pages = usePages<ContactFile>(isSeen ? withQuery(path, { kind }) : null);
  const kinds = fileKinds.filter((one) => counts && counts[one] > 0);
  const total = kinds.reduce((sum, one) => sum + counts![one], 0);
  const choice = (value: FileKind | null, label: string, count: number) => (
    <button
      key={value ?? "all"}
      type="button"
      className="panel-kind"
      aria-pressed={kind === value}
      onClick={() => setKind(value)}
    >
      {label} <span className="muted">{formatNumber(count)}</span>
    </button>
  );
  return (
    <Section title={t("panel.files")} count={total} part={part}>
      {kinds.length > 1 && (
        <div className="panel-kinds" role="group" aria-label={t("fileKind.choose")}>
          {choice(null, t("fileKind.all"), total)}
          {kinds.map((one) => choice(one, t(`fileKind.${one}`), counts![one]))}
        </div>
      )}
      <Listed pages={pages} empty={t("panel.files.none")}>
        {(shown) => (
          <ul className="panel-files">
            {shown.map((file) => (
              <li key={file.id}>
                <File file={file} />
              </li>
            ))}
          </ul>
        )}
      </Listed>
    </Section>
  );
}

function File({ file: { kind, at, caption, direction, author, media } }: { file: ContactFile }) {
  const name = media.filename || caption || t(`type.${kind}`);
  const who = direction === "in" ? t("panel.files.in") : author?.name ?? t("panel.files.out");
  const tip = `${name} · ${who} · ${formatWhen(at)}`;
  const small = media.thumb ?? (kind === "image" || kind === "sticker" ? media.url : null);
  if (media.state !== "ready") {
    return (
      <span className="panel-file muted" title={tip}>
        <Icon name={media.state === "failed" ? "circle-alert" : "hourglass"} size={20} />
        <span className="cut">
          {t(media.state === "failed" ? "panel.files.failed" : "panel.files.fetching")}
        </span>
      </span>
    );
  }
  return (
    <a href={media.url} target="_blank" rel="noopener" title={tip} aria-label={tip}>
      {small && kind !== "document"
        ? <img src={small} alt="" loading="lazy" decoding="async" />
        : (
          <span className="panel-file">
            <Icon name={pictures[kind]} size={20} />
            <span className="cut">{media.seconds ? clock(media.seconds) : name}</span>
          </span>
        )}
    </a>
  );
}
