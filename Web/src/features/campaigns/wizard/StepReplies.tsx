import type { ButtonReply, Page, Replies, Sequence, Template } from "../../../api/types.ts";
import { useAllowed } from "../../../app/session.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { SelectField, TextArea } from "../../../ui/Field.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { RadioCards } from "../../../ui/RadioCards.tsx";
import { useContactTags, useMembers } from "../../contacts/useLists.ts";
import { useTeams } from "../../inbox/useTeam.ts";
import { Foot } from "./Foot.tsx";
import { quickReplies } from "./quickReplies.ts";
import { RowPreview } from "./variables/RowPreview.tsx";
import type { StepProperties } from "./Wizard.tsx";

/** What is done with each button that is pressed, and with all that is written. */
export function StepReplies(
  { campaign, saver, base, sender, template }: StepProperties & { template: Template },
) {
  const { replies } = saver.draft;
  const buttons = quickReplies(template.components);
  const set = (part: Partial<Replies>) => saver.change({ replies: { ...replies, ...part } });
  const edit = (index: number, part: Partial<ButtonReply>) => {
    const old = replies.buttons.find((one) => one.index === index) ?? { index };
    const next = { ...old, ...part };
    const rest = replies.buttons.filter((one) => one.index !== index);
    set({ buttons: [...rest, next].sort((left, right) => left.index - right.index) });
  };
  return (
    <div className="wizard">
      <div className="wizard-main stack">
        {buttons.length > 0 && (
          <section className="card" aria-labelledby="reply-buttons">
            <div className="card-head">
              <div className="cell-two">
                <h2 id="reply-buttons">{t("replies.buttons")}</h2>
                <small className="muted">{t("replies.buttons.help")}</small>
              </div>
            </div>
            <ul className="reply-list">
              {buttons.map(({ index, text, card }) => (
                <ButtonRow
                  key={index}
                  name={card === null ? text : `${t("vars.card", { number: card + 1 })}: ${text}`}
                  reply={replies.buttons.find((one) => one.index === index) ?? { index }}
                  onChange={(part) => edit(index, part)}
                />
              ))}
            </ul>
          </section>
        )}
        <section className="card" aria-labelledby="reply-rest">
          <div className="card-head">
            <div className="cell-two">
              <h2 id="reply-rest">{t(buttons.length > 0 ? "replies.rest" : "replies.all")}</h2>
              <small className="muted">{t("replies.rest.help")}</small>
            </div>
          </div>
          <div className="card-body stack">
            <RadioCards
              label={t("replies.inbox")}
              name="inbox"
              value={replies.inbox ?? "usual"}
              onChange={(value) => set({ inbox: value === "usual" ? null : value })}
              choices={[
                { value: "usual", label: t("replies.usual"), help: t("replies.usual.help") },
                { value: "sales", label: t("replies.sales") },
                { value: "support", label: t("replies.support") },
              ]}
            />
            <Assignee
              name="replies"
              memberId={replies.memberId}
              teamId={replies.teamId}
              onChange={(assignee) => set(assignee)}
            />
          </div>
        </section>
        <Foot step="replies" base={base} saver={saver} />
      </div>
      <aside className="wizard-side">
        <RowPreview campaign={campaign.id} sender={sender} template={template} />
      </aside>
    </div>
  );
}

type RowProperties = { name: string; reply: ButtonReply; onChange: (part: Partial<ButtonReply>) => void };

function ButtonRow({ name, reply, onChange }: RowProperties) {
  const sequences = useQuery<Page<Sequence>>(useAllowed("sequences.view", "/api/sequences")).data?.items ??
    [];
  const tags = useContactTags();
  const at = `buttons.${reply.index}`;
  return (
    <li className="reply-row">
      <h3 className="reply-button">
        <Icon name="reply" /> {name}
      </h3>
      <div className="field-row">
        <SelectField
          name={`${at}.sequence`}
          label={t("replies.sequence")}
          value={reply.sequenceId ?? ""}
          onChange={(event) => onChange({ sequenceId: event.target.value || null })}
        >
          <option value="">{t("replies.nothing")}</option>
          {sequences.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </SelectField>
        <SelectField
          name={`${at}.tag`}
          label={t("replies.tag")}
          value={reply.tagId ?? ""}
          onChange={(event) => onChange({ tagId: event.target.value || null })}
        >
          <option value="">{t("replies.nothing")}</option>
          {tags.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </SelectField>
      </div>
      <TextArea
        name={`${at}.text`}
        label={t("replies.answer")}
        rows={2}
        dir="auto"
        maxLength={4096}
        value={reply.text ?? ""}
        onChange={(event) => onChange({ text: event.target.value || null })}
      />
      <Assignee
        name={at}
        memberId={reply.memberId}
        teamId={reply.teamId}
        onChange={onChange}
      />
    </li>
  );
}

type AssigneeProperties = {
  name: string;
  memberId?: string | null;
  teamId?: string | null;
  onChange: (assignee: { memberId: string | null; teamId: string | null }) => void;
};

/** A member, a team, or nobody in particular. */
function Assignee({ name, memberId, teamId, onChange }: AssigneeProperties) {
  const members = useMembers();
  const teams = useTeams();
  const value = memberId ? `member ${memberId}` : teamId ? `team ${teamId}` : "";
  return (
    <SelectField
      name={`${name}.assignee`}
      label={t("replies.assign")}
      value={value}
      onChange={(event) => {
        const [kind, id = null] = event.target.value.split(" ");
        onChange({ memberId: kind === "member" ? id : null, teamId: kind === "team" ? id : null });
      }}
    >
      <option value="">{t("replies.rules")}</option>
      <optgroup label={t("replies.teams")}>
        {teams.map(({ id, name }) => <option key={id} value={`team ${id}`}>{name}</option>)}
      </optgroup>
      <optgroup label={t("replies.members")}>
        {members.map(({ id, name }) => <option key={id} value={`member ${id}`}>{name}</option>)}
      </optgroup>
    </SelectField>
  );
}
