import { useState } from "react";
import { api, withQuery } from "../../api/client.ts";
import type { Sequence, SequenceState } from "../../api/types.ts";
import { navigate, useSearchParameter } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { invalidate, queries } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber, formatPercent, formatWhen } from "../../i18n/format.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Confirm } from "../../ui/Confirm.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Link } from "../../ui/Link.tsx";
import { Menu, type MenuItem } from "../../ui/Menu.tsx";
import { Page } from "../../ui/Page.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { Time } from "../../ui/Time.tsx";
import { CampaignTabs } from "../campaigns/CampaignTabs.tsx";
import { useLiveChannels } from "../channels/useChannels.ts";
import { nameOf, onTheWay } from "./plan.ts";
import { SequenceBadge } from "./SequenceBadge.tsx";
import "./texts.ts";

const number = (value: number) => <span className="number">{formatNumber(value)}</span>;

const columns: Column<Sequence>[] = [
  {
    key: "name",
    header: "campaign.name",
    cell: (sequence) => (
      <span className="cell-two">
        <Link href={`/sequences/${sequence.id}`} className="cell-main cut" dir="auto">{sequence.name}</Link>
        <small>
          {t(`trigger.${sequence.draft.trigger.on}`)} ·{" "}
          {t("sequence.steps", { count: sequence.draft.steps.length })}
        </small>
      </span>
    ),
  },
  {
    key: "state",
    header: "campaign.state",
    width: "190px",
    narrow: "88px",
    cell: (sequence) => <SequenceBadge sequence={sequence} />,
  },
  {
    key: "enrolled",
    header: "sequence.people",
    width: "110px",
    align: "end",
    priority: 2,
    cell: ({ counts }) => number(counts.enrolled),
  },
  {
    key: "inProgress",
    header: "stage.inProgress",
    width: "120px",
    align: "end",
    priority: 2,
    cell: ({ counts }) => number(onTheWay(counts)),
  },
  {
    key: "success",
    header: "stage.success",
    width: "130px",
    align: "end",
    priority: 3,
    cell: ({ counts: { success, enrolled } }) => (
      <>
        {number(success)}{" "}
        {enrolled > 0 && <small className="muted">{formatPercent(success / enrolled)}</small>}
      </>
    ),
  },
  {
    key: "by",
    header: "campaign.createdBy",
    width: "150px",
    priority: 3,
    cell: (sequence) => (
      <span className="cell-two">
        <span>{nameOf(sequence.createdBy)}</span>
        <small>
          <Time at={sequence.publishedAt ?? sequence.createdAt} format={formatWhen} />
        </small>
      </span>
    ),
  },
  {
    key: "actions",
    header: "column.actions",
    isHeaderHidden: true,
    width: "72px",
    narrow: "60px",
    cell: (sequence) => <RowMenu sequence={sequence} />,
  },
];

export async function copySequence(id: string) {
  const made = await api.post<Sequence>(`/api/sequences/${id}/copy`, {});
  queries.put(`/api/sequences/${made.id}`, made);
  invalidate("/api/sequences");
  navigate(`/sequences/${made.id}`);
}

function RowMenu({ sequence }: { sequence: Sequence }) {
  const mayEdit = useMay("sequences.edit");
  const maySend = useMay("sequences.send");
  const [isAsking, setAsking] = useState(false);
  const path = `/api/sequences/${sequence.id}`;
  const copy = useAction(() => copySequence(sequence.id));
  const pause = useAction(async () => {
    await (sequence.state === "paused" ? api.delete(`${path}/pause`) : api.put(`${path}/pause`));
    invalidate("/api/sequences");
  });
  if (!mayEdit) return null;
  const items: (MenuItem | false)[] = [
    maySend && sequence.state !== "draft" && {
      label: t(sequence.state === "paused" ? "campaign.resume" : "campaign.pause"),
      icon: sequence.state === "paused" ? "play" : "pause",
      run: () => void pause.run(),
    },
    { label: t("campaign.copy"), icon: "copy", run: () => void copy.run() },
    { label: t("action.delete"), icon: "trash-2", isDanger: true, run: () => setAsking(true) },
  ];
  return (
    <>
      <Menu
        label={t("campaign.more.of", { name: sequence.name })}
        items={items.filter((item): item is MenuItem => item !== false)}
      >
        <Icon name="ellipsis" size={18} />
      </Menu>
      {isAsking && <DeleteSequence sequence={sequence} onClose={() => setAsking(false)} />}
    </>
  );
}

export function DeleteSequence({ sequence, onClose }: { sequence: Sequence; onClose: () => void }) {
  const remove = async () => {
    await api.delete(`/api/sequences/${sequence.id}`);
    invalidate("/api/sequences");
    navigate("/sequences");
  };
  return (
    <Confirm
      title={t("sequence.delete.title", { name: sequence.name })}
      action={t("action.delete")}
      isDanger
      run={remove}
      onClose={onClose}
    >
      <p>{t("sequence.delete.text", { count: onTheWay(sequence.counts) })}</p>
    </Confirm>
  );
}

function NewSequence({ onClose }: { onClose: () => void }) {
  const channels = useLiveChannels() ?? [];
  const make = async (values: FormValues, key: string) => {
    const body = { name: values.text("name"), channelId: values.text("channelId") };
    const made = await api.post<Sequence>("/api/sequences", body, { key });
    queries.put(`/api/sequences/${made.id}`, made);
    invalidate("/api/sequences");
    navigate(`/sequences/${made.id}`);
  };
  return (
    <Dialog title={t("sequence.new")} onClose={onClose} size="small">
      <Form onSubmit={make}>
        <DialogBody>
          <FormProblem fields={["name", "channelId"]} />
          <TextField name="name" label={t("campaign.name")} required maxLength={120} dir="auto" />
          <SelectField name="channelId" label={t("campaign.channel")} required>
            {channels.map(({ id, name, displayNumber }) => (
              <option key={id} value={id}>{name} · {displayNumber}</option>
            ))}
          </SelectField>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("sequence.make")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}

const states: readonly SequenceState[] = ["draft", "live", "paused"];

/** Messages that go out by themselves, one after another, to each contact. */
export default function SequencesScreen() {
  const [search, setSearch] = useSearchParameter("q");
  const [state, setState] = useSearchParameter("state");
  const pages = usePages<Sequence>(withQuery("/api/sequences", { search, state }));
  const [isNew, setNew] = useState(false);
  const mayEdit = useMay("sequences.edit");
  const isFiltered = search !== "" || state !== "";
  const clear = () => {
    setSearch("");
    setState("");
  };
  const make = mayEdit && (
    <Button kind="primary" icon="plus" onClick={() => setNew(true)}>{t("sequence.new")}</Button>
  );
  return (
    <Page title={t("sequences.title")} layout="fill" actions={make}>
      <CampaignTabs current="sequences" />
      <div className="panel">
        <div className="toolbar">
          <SearchField label={t("sequences.search")} value={search} onChange={setSearch} />
          <select
            className="input select"
            aria-label={t("campaign.state")}
            value={state}
            onChange={(event) => setState(event.target.value)}
          >
            <option value="">{t("campaigns.anyState")}</option>
            {states.map((one) => <option key={one} value={one}>{t(`sequence.state.${one}`)}</option>)}
          </select>
          {isFiltered && <IconButton icon="x" label={t("action.clearFilters")} onClick={clear} />}
        </div>
        <DataTable
          label={t("sequences.title")}
          columns={columns}
          pages={pages}
          keyOf={(sequence) => sequence.id}
          rowHeight={56}
          onOpen={(sequence) => navigate(`/sequences/${sequence.id}`)}
          empty={isFiltered
            ? (
              <EmptyState
                icon="search"
                title={t("sequences.noneFound")}
                action={<Button onClick={clear}>{t("action.clearFilters")}</Button>}
              />
            )
            : (
              <EmptyState icon="repeat" title={t("sequences.empty.title")} action={make}>
                {t("sequences.empty.text")}
              </EmptyState>
            )}
        />
      </div>
      {isNew && <NewSequence onClose={() => setNew(false)} />}
    </Page>
  );
}
