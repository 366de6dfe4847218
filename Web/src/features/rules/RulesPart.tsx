import { useState } from "react";
import { api } from "../../api/client.ts";
import type { Calendar, Channel, ChannelRules, Member, Team } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { queries } from "../../data/store.ts";
import { usePages } from "../../data/usePages.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { Note } from "../../ui/Note.tsx";
import { ErrorState, Skeleton } from "../../ui/States.tsx";
import { toast } from "../../ui/toasts.ts";
import { useOwnList } from "../settings/useOwnList.ts";
import { AssignmentCard } from "./AssignmentCard.tsx";
import { BasicsCard } from "./BasicsCard.tsx";
import { EndingCards } from "./EndingCards.tsx";
import { MessageCards } from "./MessageCards.tsx";
import "./texts.ts";
import "../calendars/texts.ts";

/** What happens by itself in a number's inbox. What is changed but not saved stays here until it is, or is given up. */
export function RulesPart({ channel }: { channel: Channel }) {
  const path = `/api/channels/${channel.id}/rules`;
  const query = useQuery<ChannelRules>(path);
  const mayManage = useMay("automations.manage");
  const calendars = useOwnList<Calendar>("/api/calendars").items;
  const members = usePages<Member>("/api/members").items;
  const teams = useOwnList<Team>("/api/teams").items;
  const [changed, setChanged] = useState<Partial<ChannelRules>>({});
  if (query.problem && !query.data) {
    return <ErrorState problem={query.problem} retry={() => void query.reload()} />;
  }
  if (!query.data) return <Skeleton kind="cards" rows={4} />;

  const rules: ChannelRules = { ...query.data, ...changed };
  const calendar = calendars.find(({ id }) => id === rules.calendarId);
  const isChanged = JSON.stringify(rules) !== JSON.stringify(query.data);
  const change = (next: Partial<ChannelRules>) => setChanged((before) => ({ ...before, ...next }));
  const sender = channel.verifiedName ?? channel.name;

  const save = async (_: FormValues, key: string) => {
    queries.put(path, await api.put<ChannelRules>(path, rules, { key }) ?? rules);
    setChanged({});
    toast({ tone: "ok", text: t("rules.saved") });
  };

  return (
    <Form onSubmit={save} label={t("rules.title")}>
      {!mayManage && <Note>{t("rules.readOnly")}</Note>}
      <fieldset disabled={!mayManage} className="stack bare">
        <FormProblem />
        <BasicsCard rules={rules} change={change} calendars={calendars} />
        <AssignmentCard
          rule={rules.assignment}
          change={(next) => change({ assignment: { ...rules.assignment, ...next } })}
          members={members}
          teams={teams}
          calendar={calendar}
        />
        <h2 className="rule-heading">{t("rules.messages")}</h2>
        <MessageCards rules={rules} change={change} calendar={calendar} sender={sender} />
        <h2 className="rule-heading">{t("rules.endings")}</h2>
        <EndingCards rules={rules} change={change} sender={sender} />
      </fieldset>
      {isChanged && (
        <div className="save-bar" role="status">
          <span>{t("rules.unsaved")}</span>
          <Button onClick={() => setChanged({})}>{t("rules.discard")}</Button>
          <SubmitButton>{t("action.save")}</SubmitButton>
        </div>
      )}
    </Form>
  );
}
