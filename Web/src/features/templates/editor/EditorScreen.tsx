import "../texts.ts";
import { useCallback, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import type { Channel, Page as PageOf, Template, TemplateSample } from "../../../api/types.ts";
import { navigate, type Parameters, useSearchParameter } from "../../../app/router.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { currentLocale, t } from "../../../i18n/index.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { Page } from "../../../ui/Page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { useLiveChannels } from "../../channels/useChannels.ts";
import { worded } from "./buttonNames.ts";
import { blank, type Draft } from "./draft.ts";
import { Editor } from "./Editor.tsx";
import { isKind } from "./kinds.ts";
import { draftOfSample, draftOfTemplate } from "./meta.ts";
import { StartScreen } from "./StartScreen.tsx";
import { useKept } from "./useSaving.ts";

/** Meta's code for the language that the screen is in. */
const languageHere = () => {
  const tag = currentLocale().tag.slice(0, 2);
  return tag === "pt" ? "pt_BR" : tag;
};

/** A new template (blank by its kind, or from a sample), a draft, or an edit of one that Meta has. */
export default function EditorScreen({ parameters: { id } }: { parameters: Parameters }) {
  // The first save gives a new template its address: it stays the same editor.
  const [own, setOwn] = useState<string>();
  const isSame = id !== undefined && id === own;
  const [first, setFirst] = useState<Beginning>();
  const made = useCallback((template: Template, begun?: Beginning) => {
    // Before the address changes: it would mount another editor.
    flushSync(() => {
      setOwn(template.id);
      setFirst(begun);
    });
    navigate(`/templates/${template.id}/edit`, { replace: true });
  }, []);
  const channels = useLiveChannels();
  const [kind] = useSearchParameter("kind");
  const [sample] = useSearchParameter("sample");
  const wanted = isSame ? first : id ? undefined : { kind, sample };
  const isBegun = wanted !== undefined && (isKind(wanted.kind) || wanted.sample !== "");

  if (!channels) return <Waiting />;
  if (channels.length === 0) {
    return (
      <Page title={t("templates.new")} back={{ href: "/templates", label: t("nav.templates") }}>
        <EmptyState
          icon="layout-template"
          title={t("wizard.noChannel.title")}
          action={<ButtonLink href="/settings/channels" kind="primary">{t("channels.connect")}</ButtonLink>}
        >
          {t("editor.noChannel")}
        </EmptyState>
      </Page>
    );
  }
  if (wanted && !isBegun) return <StartScreen />;
  const begin = wanted ?? { kind: "", sample: "" };
  return wanted
    ? (
      <NewTemplate
        key={`${begin.kind} ${begin.sample}`}
        {...begin}
        channels={channels}
        made={made}
      />
    )
    : <OldTemplate key={id} id={id!} channels={channels} made={made} />;
}

const Waiting = () => (
  <Page title={t("templates.new")}>
    <Skeleton kind="cards" rows={3} />
  </Page>
);

type Common = { channels: readonly Channel[]; made: (template: Template) => void };
type Beginning = { kind: string; sample: string };

function NewTemplate(
  { kind, sample: wanted, channels, made }: Beginning & Pick<Common, "channels"> & {
    made: (template: Template, begun: Beginning) => void;
  },
) {
  const samples = useQuery<PageOf<TemplateSample>>(wanted ? "/api/template-samples" : null);
  const sample = samples.data?.items.find(({ id }) => id === wanted);
  const channelId = channels[0]!.id;
  const start = useMemo(
    () =>
      sample
        ? draftOfSample(sample, channelId)
        : isKind(kind)
        ? worded(blank(kind, channelId, languageHere()))
        : undefined,
    [sample, kind, channelId],
  );
  if (samples.problem) return <ErrorState problem={samples.problem} retry={() => void samples.reload()} />;
  if (!start && samples.isLoading) return <Waiting />;
  return (
    <Begun
      start={start ?? blank("text", channelId, languageHere())}
      id={undefined}
      channels={channels}
      made={(template) => made(template, { kind, sample: wanted })}
    />
  );
}

function OldTemplate({ id, channels, made }: Common & { id: string }) {
  const query = useQuery<Template>(`/api/templates/${id}`);
  if (query.problem && !query.data) {
    return (
      <ErrorState
        problem={query.problem}
        retry={() => void query.reload()}
      />
    );
  }
  if (!query.data) return <Waiting />;
  return (
    <Begun
      start={draftOfTemplate(query.data)}
      id={id}
      template={query.data}
      channels={channels}
      made={made}
    />
  );
}

/** Begins where somebody stopped, when this browser has what the server has not. */
function Begun(
  { start, id, template, channels, made }: Common & {
    start: Draft;
    id: string | undefined;
    template?: Template;
  },
) {
  const kept = useKept(id);
  const [begun, setBegun] = useState(() => {
    const found = kept.read();
    // Another kind was chosen since: then that is what is wanted.
    const isIts = found && (id !== undefined || found.draft.kind === start.kind);
    return isIts ? { draft: found.draft, restoredAt: found.at, round: 0 } : { draft: start, round: 0 };
  });
  return (
    <Editor
      key={begun.round}
      start={begun.draft}
      restoredAt={"restoredAt" in begun ? begun.restoredAt as number : undefined}
      restart={() => {
        kept.forget();
        setBegun(({ round }) => ({ draft: start, round: round + 1 }));
      }}
      template={template}
      channels={channels}
      made={made}
    />
  );
}
