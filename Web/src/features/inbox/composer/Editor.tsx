import {
  type ClipboardEvent,
  forwardRef,
  type KeyboardEvent,
  lazy,
  Suspense,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import type { Conversation } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Formatted } from "../../whatsapp/Formatted.tsx";
import { drafts, type Mode } from "../drafts.ts";
import { send } from "../outbox.ts";
import { tellTyping } from "../presence.ts";
import { EditorBar } from "./EditorBar.tsx";
import { hasMarkup } from "./format.ts";
import { applyMark, markOfKey } from "./FormatBar.tsx";
import { attached } from "./attached.ts";
import { isCaption, longestCaption, takesCaption, type Written } from "./requests.ts";
import { useSuggestions } from "./useSuggestions.tsx";
import type { Tray } from "./useTray.ts";

const VoiceBar = lazy(() => import("./VoiceBar.tsx"));

export type EditorHandle = { focus: () => void };
type Properties = {
  conversation: Conversation;
  mode: Mode;
  newest: string | undefined;
  tray: Tray;
  hasQuote: boolean;
  noQuote: () => void;
  submit: (written: Written) => void;
  pickTemplate: () => void;
};

export const longest = 4096;
const isTouch = matchMedia("(pointer: coarse)").matches;

/** The field of one mode with its tools. What is in it is kept in this browser with every key. */
export const Editor = forwardRef<EditorHandle, Properties>(
  function Editor({ conversation, mode, newest, tray, hasQuote, noQuote, submit, pickTemplate }, ref) {
    const { id, contact } = conversation;
    const field = useRef<HTMLTextAreaElement>(null);
    const [text, setText] = useState(() => drafts.read(id, mode));
    const [isRecording, setRecording] = useState(false);
    const suggestions = useSuggestions(
      mode,
      field,
      contact.name ?? "",
      (person) => drafts.name(id, person),
      tray.add,
    );

    useImperativeHandle(ref, () => ({
      focus() {
        const element = field.current;
        element?.focus();
        element?.setSelectionRange(element.value.length, element.value.length);
      },
    }), []);
    useEffect(() => drafts.write(id, mode, text), [id, mode, text]);
    useEffect(() =>
      drafts.onRestore((conversation, restored, whole) => {
        if (conversation !== id || restored !== mode) return;
        setText(whole);
        field.current?.focus();
      }), [id, mode]);
    useEffect(() => fit(field.current), [text, isRecording]);
    // The bar that recorded is gone, and the field is there again.
    const wasRecording = useRef(false);
    useEffect(() => {
      if (wasRecording.current && !isRecording) field.current?.focus();
      wasRecording.current = isRecording;
    }, [isRecording]);

    const body = text.trim();
    const files = mode === "reply" ? tray.items : [];
    const hasCaption = files.some((item) => !item.refusal && takesCaption(item.type));
    const isOwnMessage = hasCaption && !isCaption(body);
    const room = hasCaption && !isOwnMessage ? longestCaption : longest;
    const canSend = body !== "" || files.some((item) => !item.refusal);

    const finish = (sendAt?: string) => {
      if (!canSend) return;
      submit({ body, mentioned: drafts.named(id), sendAt });
      setText("");
      suggestions.close();
      field.current?.focus();
    };

    const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
      if (suggestions.onKeyDown(event)) return;
      const mark = markOfKey(event);
      if (mark) {
        event.preventDefault();
        applyMark(field.current, mark);
      }
      const isEnter = event.key === "Enter" && !event.nativeEvent.isComposing;
      if (isEnter && !event.shiftKey && (!isTouch || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        finish();
      }
      if (event.key === "Escape") {
        event.preventDefault();
        if (hasQuote) noQuote();
        else field.current?.blur();
      }
    };

    const onPaste = (event: ClipboardEvent) => {
      if (mode === "note" || event.clipboardData.files.length === 0) return;
      event.preventDefault();
      tray.add(event.clipboardData.files);
    };

    const sendVoice = (file: File) =>
      send(id, { type: "audio", media: { filename: file.name, voice: true } }, { file, seen: newest });

    if (isRecording) {
      const close = () => setRecording(false);
      return (
        <Suspense fallback={<div className="voice" />}>
          <VoiceBar
            keep={(file) => attached.add(id, [file], { isVoice: true })}
            send={sendVoice}
            onClose={close}
          />
        </Suspense>
      );
    }
    return (
      <div className="editor">
        {suggestions.list}
        {mode === "reply" && hasMarkup(text) && (
          <div className="editor-preview">
            <span className="editor-preview-label">{t("format.preview")}</span>
            <Formatted text={text} />
          </div>
        )}
        <textarea
          ref={field}
          className="composer-field"
          rows={1}
          dir="auto"
          maxLength={longest}
          aria-label={t(mode === "note" ? "composer.note.label" : "composer.label")}
          placeholder={t(
            mode === "note"
              ? "composer.note.placeholder"
              : hasCaption
              ? "composer.caption"
              : "composer.placeholder.slash",
          )}
          value={text}
          {...suggestions.attributes}
          onChange={(event) => {
            setText(event.target.value);
            suggestions.look();
            if (mode === "reply" && event.target.value) tellTyping(id);
          }}
          onSelect={suggestions.look}
          onBlur={suggestions.close}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <EditorBar
          conversation={conversation}
          newest={newest}
          mode={mode}
          field={field}
          tray={tray}
          canSend={canSend}
          isEmpty={!canSend}
          left={room - text.length}
          isOwnMessage={isOwnMessage}
          finish={finish}
          record={() => setRecording(true)}
          pickTemplate={pickTemplate}
        />
      </div>
    );
  },
);

/** As tall as the text, up to a third of the screen (in the styles). */
function fit(field: HTMLTextAreaElement | null) {
  if (!field) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
