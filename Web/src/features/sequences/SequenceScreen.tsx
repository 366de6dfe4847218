import { useState } from "react";
import { api, withQuery } from "../../api/client.ts";
import type { Sequence, SequenceAnalytics } from "../../api/types.ts";
import { type Parameters, useSearchParameter } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { invalidate, queries } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu, type MenuItem } from "../../ui/Menu.tsx";
import { Note } from "../../ui/Note.tsx";
import { Page } from "../../ui/Page.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { LinkTabs } from "../../ui/Tabs.tsx";
import { toast } from "../../ui/toasts.ts";
import { Analytics } from "./Analytics.tsx";
import { EnrolDialog } from "./EnrolDialog.tsx";
import { Logs } from "./Logs.tsx";
import { RenameDialog } from "./RenameDialog.tsx";
import { SequenceBadge } from "./SequenceBadge.tsx";
import { copySequence, DeleteSequence } from "./SequencesScreen.tsx";
import { RulesCards, StartCard } from "./StartCard.tsx";
import { Steps } from "./Steps.tsx";
import { type Editor, useEditor } from "./useSequence.ts";
import { VersionsDialog } from "./VersionsDialog.tsx";
import "./texts.ts";

export default function SequenceScreen({ parameters }: { parameters: Parameters }) {
  const query = useQuery<Sequence>(`/api/sequences/${parameters.id}`);
  const back = { href: "/sequences", label: t("sequences.title") };
  if (query.data) return <Shown key={query.data.id} sequence={query.data} />;
  return (
    <Page title={query.problem ? t("sequences.title") : t("state.loading")} back={back}>
      {!query.problem
        ? <Skeleton kind="cards" rows={4} />
        : query.problem.status === 404 || query.problem.status === 400
        ? (
          <EmptyState icon="repeat" title={t("sequence.gone.title")}>
            {t("campaign.gone.text")}
          </EmptyState>
        )
        : <ErrorState problem={query.problem} retry={() => void query.reload()} />}
    </Page>
  );
}

const views = ["plan", "people", "numbers"] as const;

function Shown({ sequence }: { sequence: Sequence }) {
  const { id } = sequence;
  const [wanted] = useSearchParameter("view");
  const view = views.find((one) => one === wanted) ?? "plan";
  const editor = useEditor(sequence);
  const mayEdit = useMay("sequences.edit");
  const analytics = useQuery<SequenceAnalytics>(sequence.version ? `/api/sequences/${id}/analytics` : null);
  return (
    <Page
      title={
        <span className="row">
          <span dir="auto">{sequence.name}</span> <SequenceBadge sequence={sequence} />
        </span>
      }
      name={sequence.name}
      back={{ href: "/sequences", label: t("sequences.title") }}
      actions={<Actions sequence={sequence} editor={editor} />}
    >
      <div className="people-tabs">
        <LinkTabs
          label={t("report.views")}
          tabs={views.map((one) => ({
            href: withQuery(`/sequences/${id}`, { view: one === "plan" ? "" : one }),
            label: (
              <>
                {t(`sequence.view.${one}`)}
                {one === "people" && <span className="number">{formatNumber(sequence.counts.enrolled)}</span>}
              </>
            ),
            isCurrent: view === one,
          }))}
        />
      </div>
      {view === "plan" && (
        <div className="sequence-editor">
          {editor.problem && <ProblemNote problem={editor.problem} />}
          {sequence.version && sequence.changed && (
            <Note>
              <strong>{t("sequence.unpublished")}</strong>
              <p>{t("sequence.unpublished.text")}</p>
            </Note>
          )}
          <div className="sequence-plan">
            <Steps
              sequence={sequence}
              editor={editor}
              numbers={analytics.data?.steps ?? []}
              mayEdit={mayEdit}
            />
            <fieldset className="stack sequence-rules" disabled={!mayEdit}>
              <legend className="visually-hidden">{t("sequence.rules")}</legend>
              <StartCard editor={editor} />
              <RulesCards editor={editor} />
            </fieldset>
          </div>
        </div>
      )}
      {view === "people" && <Logs sequence={sequence} />}
      {view === "numbers" && <Analytics sequence={sequence} />}
    </Page>
  );
}

type Asking = "versions" | "delete" | "enrol" | "rename" | null;

function Actions({ sequence, editor }: { sequence: Sequence; editor: Editor }) {
  const { id, state } = sequence;
  const path = `/api/sequences/${id}`;
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  const mayEdit = useMay("sequences.edit");
  const maySend = useMay("sequences.send");
  const stops = editor.findings.filter(({ warning }) => !warning).length;
  const isOpen = !sequence.version || sequence.changed || !editor.isSaved;
  const publish = useAction(async () => {
    if (!await editor.flush()) return;
    queries.put(path, await api.put<Sequence>(`${path}/publication`));
    invalidate("/api/sequences");
    toast({ tone: "ok", text: t("sequence.published") });
  });
  const pause = useAction(async () => {
    const to = `${path}/pause`;
    const next = state === "paused" ? await api.delete<Sequence>(to) : await api.put<Sequence>(to);
    if (next) queries.put(path, next);
    invalidate("/api/sequences");
  });
  const copy = useAction(() => copySequence(id));
  const items: (MenuItem | false)[] = [
    mayEdit && { label: t("action.rename"), icon: "pencil", run: () => setAsking("rename") },
    !!sequence.version &&
    { label: t("sequence.versions"), icon: "history", run: () => setAsking("versions") },
    mayEdit && { label: t("campaign.copy"), icon: "copy", run: () => void copy.run() },
    mayEdit && { label: t("action.delete"), icon: "trash-2", isDanger: true, run: () => setAsking("delete") },
  ];
  return (
    <>
      <span className="muted sequence-saved" role="status">
        {stops > 0
          ? t("sequence.faults", { count: stops })
          : t(editor.isSaving || !editor.isSaved ? "wizard.saving" : "wizard.saved")}
      </span>
      {maySend && state === "live" && (
        <Button icon="user-plus" onClick={() => setAsking("enrol")}>{t("enrol.open")}</Button>
      )}
      {maySend && state !== "draft" && (
        <Button
          icon={state === "paused" ? "play" : "pause"}
          isBusy={pause.isRunning}
          onClick={() => void pause.run()}
        >
          {t(state === "paused" ? "campaign.resume" : "campaign.pause")}
        </Button>
      )}
      {maySend && isOpen && (
        <Button
          kind="primary"
          icon="zap"
          disabled={stops > 0}
          isBusy={publish.isRunning}
          onClick={() => void publish.run()}
        >
          {t(sequence.version ? "sequence.publish.changes" : "sequence.publish")}
        </Button>
      )}
      <Menu
        label={t("campaign.more")}
        items={items.filter((item): item is MenuItem => item !== false)}
        className="button button-secondary button-medium"
      >
        <Icon name="ellipsis" />
      </Menu>
      {asking === "versions" && <VersionsDialog sequence={sequence} maySend={maySend} onClose={close} />}
      {asking === "delete" && <DeleteSequence sequence={sequence} onClose={close} />}
      {asking === "enrol" && <EnrolDialog sequence={sequence} onClose={close} />}
      {asking === "rename" && <RenameDialog sequence={sequence} onClose={close} />}
    </>
  );
}
