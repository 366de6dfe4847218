// The page: the list of customers, the address (`#+9198…` opens one), and what keeps it live.
import { ask, attempt, byId, guarded, h, timeOf, toast } from "./dom.js";
import { Chat } from "./chat.js";

const chat = new Chat(() => showPeople());
let search = "";
let chosen = null;

function row(user) {
  const last = user.last;
  return h("li", {}, h("a", {
    href: `#${user.phone}`, "aria-current": user.user_id === chosen ? "true" : null, class: "person",
  },
    h("span", { class: "avatar", "aria-hidden": "true" }, user.name.slice(0, 1)),
    h("span", { class: "person-text" },
      h("span", { class: "person-name" }, user.name),
      h("span", { class: "person-last", dir: "auto" }, last ? `${last.author === "customer" ? "You: " : ""}${last.text}` : user.phone)),
    h("span", { class: "person-side" }, last ? h("time", { datetime: last.at }, timeOf(last.at)) : null,
      user.unread ? h("span", { class: "badge" }, String(user.unread), h("span", { class: "sr" }, " unread")) : null)));
}

async function showPeople() {
  const { items, total } = await ask("GET", `users?search=${encodeURIComponent(search)}${chat.number ? `&number=${chat.number}` : ""}`);
  const focused = document.activeElement?.closest?.("#people a")?.getAttribute("href");
  byId("people").replaceChildren(...items.map(row));
  if (focused) byId("people").querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  byId("people-note").textContent = total === 0 ? (search ? "Nobody found." : "No customers yet: add one, or let the business write to somebody.")
    : total > items.length ? `${items.length} of ${total} shown.` : "";
}

/** Opens whom the address names; a number that is new becomes a customer. */
async function follow() {
  const key = decodeURIComponent(location.hash.slice(1)).trim();
  document.body.classList.toggle("has-chat", key !== "");
  if (!key) {
    chosen = null;
    chat.close();
    return showPeople();
  }
  const user = await ask("POST", "users", { phone: key.startsWith("+") ? key : `+${key}` });
  chosen = user.user_id;
  await chat.open(user.user_id);
  chat.toEnd();
  await showPeople();
}

async function addPerson() {
  const problem = byId("new-problem");
  problem.hidden = true;
  try {
    const user = await ask("POST", "users", { name: byId("new-name").value, phone: byId("new-phone").value, by_hand: true });
    byId("new-form").reset();
    byId("new").open = false;
    location.hash = user.phone;
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  }
}

/** At most one refresh every so often, however many changes come. */
function gently(action, pause) {
  let timer = null;
  return () => {
    timer ??= setTimeout(async () => {
      timer = null;
      try { await action(); } catch { /* the stream's own error says that the simulator is away */ }
    }, pause);
  };
}

const refreshPeople = gently(showPeople, 400);
const refreshChat = gently(() => chat.refresh(), 60);

function watch() {
  const events = new EventSource(guarded("/_simulator/events"));
  let wasLost = false;
  events.addEventListener("message", (event) => {
    refreshPeople();
    if (event.data === chosen) refreshChat();
  });
  events.addEventListener("open", () => {
    if (wasLost) { refreshPeople(); refreshChat(); }
    wasLost = false;
  });
  events.addEventListener("error", () => {
    if (!wasLost) toast("The simulator does not answer. Trying again …");
    wasLost = true;
  });
}

byId("search").addEventListener("submit", (event) => event.preventDefault());
byId("search-text").addEventListener("input", (event) => {
  search = event.target.value;
  refreshPeople();
});
byId("new-form").addEventListener("submit", (event) => {
  event.preventDefault();
  addPerson();
});
byId("back").addEventListener("click", () => { location.hash = ""; });
addEventListener("hashchange", attempt(follow));
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") refreshChat(); });
// A menu closes when the focus or the pointer goes elsewhere, and by Escape.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
});

attempt(follow)();
watch();
