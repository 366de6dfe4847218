import type { Channel, ChannelProfile } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import type { IconName } from "../../../ui/icons.ts";
import { shownPhoto, verticalName } from "./profile.ts";

/** The page of the business as a customer's phone shows it. */
export function ProfilePreview({ channel, profile }: { channel: Channel; profile: ChannelProfile }) {
  const name = channel.verifiedName ?? channel.name;
  const photo = shownPhoto(profile.photoUrl);
  const lines: [IconName, string][] = [
    ["info", profile.about ?? ""],
    ["shopping-bag", profile.vertical ? verticalName(profile.vertical) : ""],
    ["map-pin", profile.address ?? ""],
    ["mail", profile.email ?? ""],
    ...(profile.websites ?? []).map((site): [IconName, string] => ["link", site]),
  ];
  return (
    <figure className="phone profile-preview" aria-label={t("business.preview")}>
      <div className="profile-head">
        {photo ? <img className="profile-photo" src={photo} alt="" /> : <Avatar name={name} size={88} />}
        <strong dir="auto">{name}</strong>
        <span dir="ltr">{channel.displayNumber}</span>
        <small>{t("business.business")}</small>
      </div>
      <div className="profile-lines">
        {profile.description && <p dir="auto">{profile.description}</p>}
        {lines.filter(([, words]) => words).map(([icon, words]) => (
          <p key={`${icon} ${words}`}>
            <Icon name={icon} />
            <span dir="auto">{words}</span>
          </p>
        ))}
      </div>
    </figure>
  );
}
