// The chat of one customer: what is shown, and what the customer does in it.
import { ask, attempt, byId, dayOf, h, toast } from "./dom.js";
import { bubble } from "./bubble.js";

export class Chat {
  constructor(onChange) {
    this.onChange = onChange;
    this.user = null;
    this.number = null;
    this.quoted = null;
    this.drawn = "";
    this.isAtEnd = true;
    this.bind();
  }

  bind() {
    const log = byId("log");
    // Pictures grow as they load: whoever was at the end stays there, until they scroll up.
    let top = 0;
    log.addEventListener("scroll", () => {
      if (log.scrollHeight - log.scrollTop - log.clientHeight < 60) this.isAtEnd = true;
      else if (log.scrollTop < top) this.isAtEnd = false;
      top = log.scrollTop;
    });
    new ResizeObserver(() => this.keepEnd()).observe(byId("bubbles"));
    byId("composer").addEventListener("submit", attempt(() => this.sendText()));
    byId("unquote").addEventListener("click", () => this.quote(null));
    for (const button of document.querySelectorAll("[data-send]")) {
      button.addEventListener("click", attempt(() => this.sendSample(button.dataset.send)));
    }
    byId("number").addEventListener("change", attempt(async (event) => {
      this.number = event.target.value;
      await this.refresh();
    }));
    byId("toggle-marketing").addEventListener("click", attempt(() => this.toggleMarketing()));
    byId("toggle-block").addEventListener("click", attempt(() => this.change({ has_blocked_business: !this.state.user.has_blocked_business })));
    byId("toggle-receipts").addEventListener("click", attempt(() => this.change({ read_receipts: !this.state.user.read_receipts })));
    byId("log").addEventListener("play", attempt(async (event) => {
      const id = event.target.closest("li")?.id.slice(2);
      if (id) await ask("POST", this.path("played"), { id });
    }), true);
  }

  path(what) {
    const number = this.number ? `?number=${this.number}` : "";
    return `users/${encodeURIComponent(this.user)}/${what}${number}`;
  }

  async open(user) {
    this.user = user;
    this.drawn = "";
    this.quote(null);
    byId("text").value = "";
    // From here on a person reads for this customer.
    await ask("POST", "users", { user_id: user, by_hand: true });
    await this.loadNumbers();
    await this.refresh();
    byId("phone").hidden = false;
    byId("empty").hidden = true;
  }

  toEnd() {
    this.isAtEnd = true;
    this.keepEnd();
  }

  keepEnd() {
    if (this.isAtEnd) byId("log").scrollTop = byId("log").scrollHeight;
  }

  close() {
    this.user = null;
    byId("phone").hidden = true;
    byId("empty").hidden = false;
  }

  async loadNumbers() {
    const { items } = await ask("GET", "numbers");
    if (!items.some((item) => item.id === this.number)) this.number = items[0]?.id ?? null;
    byId("number").replaceChildren(...items.map((item) =>
      h("option", { value: item.id, selected: item.id === this.number }, `${item.verified_name} ${item.display_phone_number}`)));
  }

  /** Draws the chat; an open chat is a read chat. */
  async refresh() {
    const user = this.user;
    if (!user) return;
    const state = await ask("GET", this.path("chat"));
    if (user !== this.user) return;
    this.state = state;
    this.draw(state);
    if (state.unread > 0 && document.visibilityState === "visible") await ask("POST", this.path("read"), {});
  }

  draw(state) {
    byId("business-name").textContent = state.business.name;
    byId("avatar").textContent = state.business.name.slice(0, 1);
    byId("chat-with").textContent = `${state.user.name} ${state.user.phone}`;
    byId("toggle-marketing").textContent = state.user.marketing_stopped ? "Resume marketing messages" : "Stop marketing messages";
    byId("toggle-block").textContent = state.user.has_blocked_business ? "Unblock business" : "Block business";
    byId("toggle-receipts").textContent = state.user.read_receipts ? "Turn read receipts off" : "Turn read receipts on";
    this.drawNotice(state);
    const signature = JSON.stringify(state.messages);
    if (signature === this.drawn) return;
    this.drawn = signature;
    const log = byId("log");
    const open = new Set([...log.querySelectorAll("details[open]")].map((element) => element.closest("li").id));
    let day = "";
    const items = state.messages.filter((message) => message.author === "customer" || message.status !== "accepted" && message.status !== "sent")
      .flatMap((message) => {
        const item = bubble(message, this.actions);
        for (const element of open.has(item.id) ? item.querySelectorAll("details") : []) element.open = true;
        const today = dayOf(message.at);
        const heading = today === day ? [] : [h("li", { class: "day" }, today)];
        day = today;
        return [...heading, item];
      });
    const focused = document.activeElement?.closest?.("li")?.id;
    byId("bubbles").replaceChildren(...items);
    if (focused) document.getElementById(focused)?.querySelector("button")?.focus({ preventScroll: true });
    this.keepEnd();
  }

  drawNotice(state) {
    const notice = byId("notice");
    const text = state.blocked_by_business ? "The business has blocked this customer."
      : state.user.has_blocked_business ? "You blocked this business. It cannot reach you."
      : state.user.marketing_stopped ? "You stopped marketing messages from this business." : "";
    notice.hidden = !text;
    if (notice.textContent !== text) notice.textContent = text;
  }

  get actions() {
    return {
      press: (message, button) => attempt(() => this.press(message, button))(),
      reply: (message) => this.quote(message),
      react: (message, emoji) => attempt(() => this.send({
        type: "reaction", reaction: { message_id: message.id, emoji: message.reactions.customer === emoji ? "" : emoji },
      }))(),
    };
  }

  async press(message, button) {
    if (button.kind === "reply") {
      return this.send({ reply_to: message.id, type: "interactive", interactive: { type: "button_reply", button_reply: { id: button.id, title: button.title } } });
    }
    if (button.kind === "list") {
      const reply = { id: button.id, title: button.title, ...(button.description ? { description: button.description } : {}) };
      return this.send({ reply_to: message.id, type: "interactive", interactive: { type: "list_reply", list_reply: reply } });
    }
    if (button.kind === "location") return this.sendSample("location", message.id);
    if (button.kind === "flow") {
      const response = JSON.stringify({ flow_token: message.content.action.parameters.flow_token ?? "unused" });
      return this.send({ reply_to: message.id, type: "interactive", interactive: { type: "nfm_reply", nfm_reply: { name: "flow", body: "Sent", response_json: response } } });
    }
    if (button.copy_code) return navigator.clipboard?.writeText(button.copy_code).then(() => toast("Copied."), () => toast(button.copy_code));
    if (button.payload !== undefined) {
      return this.send({ reply_to: message.id, type: "button", button: { payload: button.payload, text: button.text } });
    }
    toast("This button does nothing on the simulated phone.");
  }

  async sendText() {
    const field = byId("text");
    const text = field.value.trim();
    if (!text) return;
    await this.send({ type: "text", text: { body: text }, ...(this.quoted ? { reply_to: this.quoted.id } : {}) });
    field.value = "";
    this.quote(null);
    field.focus();
  }

  async sendSample(type, replyTo) {
    byId("attach").open = false;
    const samples = {
      image: { caption: byId("text").value.trim() || undefined },
      audio: { voice: true },
      document: { filename: "sample.pdf" },
      sticker: {},
      location: { latitude: 18.922, longitude: 72.8347, name: "Gateway of India", address: "Apollo Bandar, Mumbai" },
      contacts: [{ name: { formatted_name: "Meera Iyer", first_name: "Meera" }, phones: [{ phone: "+44 7700 900456", type: "CELL" }] }],
    };
    await this.send({ type, [type]: samples[type], ...(replyTo ? { reply_to: replyTo } : {}) });
    if (type === "image") byId("text").value = "";
  }

  async send(message) {
    await ask("POST", "inbound", { from: this.user, number: this.number, ...message });
    await this.refresh();
    this.toEnd();
    this.onChange();
  }

  async toggleMarketing() {
    await ask("POST", this.path("marketing"), { value: this.state.user.marketing_stopped ? "resume" : "stop" });
    byId("menu").open = false;
    await this.refresh();
  }

  async change(properties) {
    await ask("POST", "users", { user_id: this.user, ...properties });
    byId("menu").open = false;
    await this.refresh();
  }

  quote(message) {
    this.quoted = message;
    byId("quoting").hidden = !message;
    byId("quoting-text").textContent = message ? message.rendered?.body ?? message.content.body?.text ?? message.content.body ?? message.type : "";
    if (message) byId("text").focus();
  }
}
