// Elements without innerHTML: the page's policy forbids it, and texts of others never become markup.

export const byId = (id) => document.getElementById(id);

/** An element with properties (`class`, `onclick`, `aria-label` …) and children; null children are left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** The token of a guarded simulator: given once in the address (`?token=`), kept for this tab. */
function token() {
  const given = new URLSearchParams(location.search).get("token");
  if (given) sessionStorage.setItem("simulator-token", given);
  return sessionStorage.getItem("simulator-token");
}

/** An address that elements load by themselves, which cannot send headers. */
export const guarded = (url) => {
  const secret = token();
  return secret ? `${url}${url.includes("?") ? "&" : "?"}token=${encodeURIComponent(secret)}` : url;
};

/** Asks the control API. Throws an Error with its sentence. */
export async function ask(method, path, body) {
  const secret = token();
  const response = await fetch(`/_simulator/${path}`, {
    method,
    headers: { "Content-Type": "application/json", ...(secret ? { "X-Simulator-Token": secret } : {}) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error?.message ?? `The simulator answered ${response.status}.`);
  return answer;
}

let toastTimer;
/** Says what went wrong, for a while. */
export function toast(text) {
  const element = byId("toast");
  element.textContent = text;
  element.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (element.hidden = true), 6000);
}

/** Runs an action of a person; a failure is shown, not lost. */
export const attempt = (action) => async (event) => {
  event?.preventDefault?.();
  try {
    await action(event);
  } catch (error) {
    toast(error.message);
  }
};

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
export const timeOf = (at) => clock.format(new Date(at));
export const dayOf = (at) => day.format(new Date(at));
