import {
  createContext,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useMemo,
  useRef,
  useState,
} from "react";
import { asProblem, type Problem } from "../api/problem.ts";
import { randomID } from "../app/storage.ts";
import { t } from "../i18n/index.ts";
import { Button, type ButtonKind } from "./Button.tsx";
import { ProblemNote } from "./ProblemNote.tsx";

export type FormValues = {
  text: (name: string) => string;
  all: (name: string) => string[];
  has: (name: string) => boolean;
};

type Context = {
  problem: Problem | undefined;
  isRunning: boolean;
  /** Fields whose server problem the person has answered by typing. */
  answered: ReadonlySet<string>;
  answer: (field: string) => void;
};

const FormContext = createContext<Context>({
  problem: undefined,
  isRunning: false,
  answered: new Set(),
  answer: () => {},
});
export const useForm = () => useContext(FormContext);

/** The platform takes spaces for words; where words are required, we do not. */
function refuseBlanks(form: HTMLFormElement) {
  for (const field of form.querySelectorAll<HTMLInputElement>("input[type=text][required]")) {
    const isBlank = field.value !== "" && field.value.trim() === "";
    field.setCustomValidity(isBlank ? t("field.required") : "");
  }
}

type Properties = {
  /** `key` is the Idempotency-Key: the same for a second try of the same values. */
  onSubmit: (values: FormValues, key: string) => Promise<unknown>;
  children: ReactNode;
  className?: string;
  label?: string;
};

/** Native fields and validation; problems of the server appear at their fields, Ctrl Enter saves. */
export function Form({ onSubmit, children, className = "form", label }: Properties) {
  const [problem, setProblem] = useState<Problem>();
  const [isRunning, setRunning] = useState(false);
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const tried = useRef({ body: "", key: "" });
  const form = useRef<HTMLFormElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!form.current || isRunning) return;
    refuseBlanks(form.current);
    if (!form.current.checkValidity()) {
      form.current.querySelector<HTMLElement>(":invalid:not(fieldset)")?.focus();
      return;
    }
    const data = new FormData(form.current);
    const body = JSON.stringify([...data]);
    if (tried.current.body !== body) tried.current = { body, key: randomID() };
    setRunning(true);
    setProblem(undefined);
    setAnswered(new Set());
    try {
      await onSubmit({
        text: (name) => String(data.get(name) ?? "").trim(),
        all: (name) => data.getAll(name).map(String),
        has: (name) => data.has(name),
      }, tried.current.key);
      tried.current = { body: "", key: "" };
    } catch (error) {
      const found = asProblem(error);
      setProblem(found);
      const field = found.errors[0]?.field;
      if (field) form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`)?.focus();
    } finally {
      setRunning(false);
    }
  };

  const saveByKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
  };

  const context = useMemo<Context>(() => ({
    problem,
    isRunning,
    answered,
    answer: (field) => setAnswered((before) => new Set(before).add(field)),
  }), [problem, isRunning, answered]);

  return (
    <FormContext.Provider value={context}>
      {/* Keys pressed in the fields rise to the form, which has no role of its own to be reached by. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        ref={form}
        className={className}
        onSubmit={submit}
        onKeyDown={saveByKey}
        noValidate
        aria-label={label}
      >
        {children}
      </form>
    </FormContext.Provider>
  );
}

/** The problem of the whole form: what no field shows. */
export function FormProblem({ fields = [] }: { fields?: string[] }) {
  const { problem } = useForm();
  if (!problem) return null;
  const isShownAtFields = problem.errors.length > 0 &&
    problem.errors.every((error) => fields.includes(error.field));
  return isShownAtFields ? null : <ProblemNote problem={problem} />;
}

export function SubmitButton(
  { children, kind = "primary", disabled }: { children: ReactNode; kind?: ButtonKind; disabled?: boolean },
) {
  const { isRunning } = useForm();
  return (
    <Button
      type="submit"
      kind={kind}
      isBusy={isRunning}
      disabled={disabled}
      title={`${t("action.save")} (Ctrl Enter)`}
    >
      {children}
    </Button>
  );
}
