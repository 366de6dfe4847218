import type { Channel } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { SelectField } from "../../ui/Field.tsx";

type Properties = {
  channels: readonly Channel[];
  value: string;
  onChange: (id: string) => void;
  /** What is made stays on its number. */
  isFixed?: boolean;
};

/** Which number the customer writes to. */
export const ChannelSelect = ({ channels, value, onChange, isFixed }: Properties) => (
  <SelectField
    name="channelId"
    label={t("links.channel")}
    value={value}
    required
    disabled={isFixed}
    help={isFixed ? t("links.channel.fixed") : undefined}
    onChange={(event) => onChange(event.target.value)}
  >
    {channels.map(({ id, name, displayNumber }) => (
      <option key={id} value={id}>{`${name} · ${displayNumber}`}</option>
    ))}
  </SelectField>
);
