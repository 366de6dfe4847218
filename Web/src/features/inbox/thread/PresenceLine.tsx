import { t } from "../../../i18n/index.ts";
import { formatList } from "../../../i18n/format.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { usePresent } from "../presence.ts";

/** Colleagues who look at this conversation, or write in it, right above where one writes oneself. */
export function PresenceLine({ id }: { id: string }) {
  const present = usePresent(id);
  const typing = present.filter((member) => member.state === "typing");
  const shown = typing.length > 0 ? typing : present;
  const names = formatList(shown.map((member) => member.name));
  return (
    <div className="presence" role="status" data-state={typing.length > 0 ? "typing" : "viewing"}>
      {shown.length > 0 && (
        <>
          {shown.slice(0, 3).map((member) => <Avatar key={member.id} name={member.name} size={18} />)}
          <span>
            {t(typing.length > 0 ? "presence.typing" : "presence.viewing", { names, count: shown.length })}
          </span>
        </>
      )}
    </div>
  );
}
