import { useCallback, useMemo, useRef, useState } from "react";
import { api } from "../../../api/client.ts";
import type { Channel, Template } from "../../../api/types.ts";
import { useShortcuts } from "../../../app/keyboard.ts";
import { navigate } from "../../../app/router.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { editSaid, rejectionSaid } from "../../../i18n/told/say.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Confirm } from "../../../ui/Confirm.tsx";
import { Note } from "../../../ui/Note.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Segments } from "../../../ui/Tabs.tsx";
import { toast } from "../../../ui/toasts.ts";
import { templateTitle } from "../../whatsapp/template.ts";
import { Preview } from "../../whatsapp/Preview.tsx";
import { BasicsPart } from "./BasicsPart.tsx";
import { ButtonsPart } from "./ButtonsPart.tsx";
import { CardsPart } from "./CardsPart.tsx";
import { CodePart } from "./CodePart.tsx";
import type { Draft } from "./draft.ts";
import { type Editing, EditorContext } from "./EditorContext.ts";
import { shownFile } from "./files.ts";
import { byPlace } from "./findings.ts";
import { FindingsAt } from "./EditField.tsx";
import { FindingsPanel } from "./FindingsPanel.tsx";
import { HeaderPart } from "./HeaderPart.tsx";
import { givenOf, previewOf } from "./meta.ts";
import { SaveLine } from "./SaveLine.tsx";
import { SubmitDialog } from "./SubmitDialog.tsx";
import { useCheck } from "./useCheck.ts";
import { useDraft } from "./useDraft.ts";
import { useSaving } from "./useSaving.ts";
import { BodyPart, MorePart, OfferPart } from "./WordsParts.tsx";

type Properties = {
  start: Draft;
  /** The template that is being changed; none yet for a new one. */
  template: Template | undefined;
  channels: readonly Channel[];
  /** Where this browser still had what the server had not: since when. */
  restoredAt: number | undefined;
  /** Begins again with what the server has. */
  restart: () => void;
  made: (template: Template) => void;
};

const nothing = () => {};

/** A template is written here, with the phone beside it and the rules at each field. */
export function Editor({ start, template, channels, restoredAt, restart, made }: Properties) {
  const [id, setID] = useState(template?.id);
  const own = useRef(template?.id);
  const { draft, change: changeDraft, undo, redo, canUndo, canRedo } = useDraft(start);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [showsAll, setShowsAll] = useState(template !== undefined);
  const [view, setView] = useState<"write" | "preview">("write");
  const [open, setOpen] = useState<"submit" | "discard" | null>(null);
  const atMeta = template?.metaId ? template : undefined;

  const given = useMemo(() => givenOf(draft), [draft]);
  const { check, problem, isChecking } = useCheck(given, id);
  const found = useMemo(() => byPlace(check?.findings ?? [], draft), [check, draft]);
  const saving = useSaving(
    draft,
    restoredAt === undefined ? start : undefined,
    id,
    useCallback((template: Template) => {
      own.current = template.id;
      setID(template.id);
      made(template);
    }, [made]),
  );

  const touch = useCallback(
    (place: string) => setTouched((before) => before.has(place) ? before : new Set(before).add(place)),
    [],
  );
  const editing = useMemo<Editing>(() => ({
    draft,
    change: changeDraft,
    found,
    isShown: (place) => showsAll || touched.has(place),
    touch,
    atMeta,
    predicted: check?.predicted,
  }), [draft, changeDraft, found, showsAll, touched, touch, atMeta, check]);

  const go = (place: string) => {
    setShowsAll(true);
    setView("write");
    // After the write half is shown on a narrow screen.
    setTimeout(() => {
      const part = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
      const field = part?.matches("input, textarea, select")
        ? part
        : part?.querySelector<HTMLElement>("input:not([type=file]), textarea, select, button");
      (field ?? document.querySelector<HTMLElement>(".editor-main input"))?.focus();
      part?.scrollIntoView({ block: "center" });
    });
  };
  const submit = () => {
    setShowsAll(true);
    setOpen("submit");
  };
  useShortcuts([
    { keys: "mod+z", label: "action.undo", group: "editor.group", run: canUndo ? undo : nothing },
    { keys: "mod+y", label: "editor.redo", group: "editor.group", run: canRedo ? redo : nothing },
    { keys: "mod+enter", label: "editor.submit", group: "editor.group", run: submit },
  ]);

  const channel = channels.find((one) => one.id === draft.channelId);
  const components = useMemo(() => previewOf(draft), [draft]);
  const title = draft.name ? templateTitle(draft.name) : t("templates.new");
  const edit = atMeta?.edit;
  return (
    <Page
      title={title}
      back={{
        href: atMeta ? `/templates/${atMeta.id}` : "/templates",
        label: atMeta ? templateTitle(atMeta.name) : t("nav.templates"),
      }}
      actions={
        <>
          <SaveLine {...saving} />
          <IconButton
            icon="undo-2"
            label={t("action.undo")}
            keys="Ctrl Z"
            disabled={!canUndo}
            onClick={undo}
          />
          <IconButton
            icon="undo-2"
            className="mirrored"
            label={t("editor.redo")}
            keys="Ctrl Y"
            disabled={!canRedo}
            onClick={redo}
          />
          <Button kind="primary" icon="send-horizontal" onClick={submit}>{t("editor.submit")}</Button>
        </>
      }
    >
      <EditorContext.Provider value={editing}>
        <div className="template-editor" data-view={view}>
          <div className="editor-tabs">
            <Segments
              label={t("editor.view")}
              value={view}
              onChange={setView}
              choices={[
                { value: "write", label: t("editor.view.write") },
                { value: "preview", label: t("editor.view.preview") },
              ]}
            />
          </div>
          <div className="editor-main">
            {restoredAt !== undefined && (
              <Note action={<Button size="small" onClick={restart}>{t("editor.restored.drop")}</Button>}>
                {t("editor.restored", { at: formatDateTime(restoredAt) })}
              </Note>
            )}
            {atMeta && (
              <Note
                tone={edit && !edit.allowed ? "warn" : "info"}
                action={atMeta.waiting && (
                  <Button
                    size="small"
                    icon="trash-2"
                    onClick={() => setOpen("discard")}
                  >
                    {t("editor.discard")}
                  </Button>
                )}
              >
                {edit && !edit.allowed
                  ? editSaid(edit) ?? t("editor.notNow")
                  : t("editor.atMeta", { count: edit?.leftThisMonth ?? 10 })}
              </Note>
            )}
            {template?.rejection && (
              <Note tone="danger">
                <strong>{t("template.rejected.title")}</strong>
                <p>{rejectionSaid(template.rejection)}</p>
                {template.rejection.recommendation && <p>{template.rejection.recommendation}</p>}
              </Note>
            )}
            <FindingsAt place="" />
            <BasicsPart channels={channels} names={check?.names} />
            {draft.kind === "authentication" ? <CodePart /> : (
              <>
                <HeaderPart />
                {draft.kind === "offer" && <OfferPart />}
                <BodyPart />
                <ButtonsPart />
                {draft.kind === "carousel" && <CardsPart />}
              </>
            )}
            <MorePart />
          </div>
          <aside className="editor-side" aria-label={t("editor.view.preview")}>
            <Preview
              components={components}
              sender={channel?.verifiedName ?? channel?.name ?? ""}
              file={shownFile(draft.header.file)}
              cardFiles={draft.cards.map(({ file }) => shownFile(file))}
            />
            <FindingsPanel
              draft={draft}
              findings={check?.findings}
              problem={problem}
              isChecking={isChecking}
              go={go}
            />
          </aside>
        </div>
      </EditorContext.Provider>
      {open === "submit" && (
        <SubmitDialog
          draft={draft}
          id={() => own.current}
          atMeta={atMeta}
          save={saving.save}
          onClose={() => setOpen(null)}
          sent={(sent) => {
            saving.end();
            toast({ tone: "ok", text: t("submit.sent") });
            navigate(`/templates/${sent.id}`);
          }}
        />
      )}
      {open === "discard" && atMeta && (
        <Confirm
          title={t("editor.discard.title")}
          action={t("editor.discard")}
          isDanger
          onClose={() => setOpen(null)}
          run={async () => {
            await api.delete(`/api/templates/${atMeta.id}/waiting`);
            saving.end();
            invalidate("/api/templates");
            navigate(`/templates/${atMeta.id}`);
          }}
        >
          <p>{t("editor.discard.text")}</p>
        </Confirm>
      )}
    </Page>
  );
}
