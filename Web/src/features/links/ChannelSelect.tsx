import type { Channel } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { SelectField } from "../../ui/Field.tsx";

type Properties = { channels: readonly Channel[]; value: string; onChange: (id: string) => void };

/** Which number the customer writes to. */
export const ChannelSelect = ({ channels, value, onChange }: Properties) => (
  <SelectField
    name="channelId"
    label={t("links.channel")}
    value={value}
    required
    onChange={(event) => onChange(event.target.value)}
  >
    {channels.map(({ id, name, displayNumber }) => (
      <option key={id} value={id}>{`${name} · ${displayNumber}`}</option>
    ))}
  </SelectField>
);
