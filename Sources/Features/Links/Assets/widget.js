(function (s) {
  "use strict";
  var script = document.currentScript;
  var host = location.hostname;
  var allowed = s.domains.length === 0 || s.domains.some(function (d) {
    return host === d || host.slice(-d.length - 1) === "." + d;
  });
  if (!script || !allowed) return;
  var base = script.src.replace(/\.js(\?.*)?$/, "");
  function count(what) {
    try {
      if (navigator.sendBeacon) navigator.sendBeacon(base + "/" + what, location.pathname);
    } catch (e) { /* A page may forbid it: then nothing is counted. */ }
  }
  function make(tag, part, text) {
    var element = document.createElement(tag);
    element.className = part;
    if (text) element.textContent = text;
    return element;
  }
  function icon(path) {
    var ns = "http://www.w3.org/2000/svg";
    var svg = document.createElementNS(ns, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    var shape = document.createElementNS(ns, "path");
    shape.setAttribute("d", path);
    svg.appendChild(shape);
    return svg;
  }
  function start() {
    var place = document.createElement("div");
    var root = place.attachShadow({ mode: "open" });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(s.css);
    root.adoptedStyleSheets = [sheet];
    place.lang = document.documentElement.lang;

    var panel = make("div", "panel");
    panel.id = "panel";
    panel.hidden = true;
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-label", s.brand);
    var head = make("div", "head");
    if (s.avatar) {
      var picture = make("img", "avatar");
      picture.src = s.avatar;
      picture.alt = "";
      head.appendChild(picture);
    }
    var names = make("div", "names");
    names.appendChild(make("strong", "", s.brand));
    if (s.subtitle) names.appendChild(make("span", "", s.subtitle));
    head.appendChild(names);
    var close = make("button", "close");
    close.type = "button";
    var language = (place.lang || navigator.language || "").slice(0, 2).toLowerCase();
    if (!s.close[language]) language = "en";
    close.lang = language;
    close.setAttribute("aria-label", s.close[language]);
    close.title = s.close[language];
    close.appendChild(icon("M6 6l12 12M18 6L6 18"));
    head.appendChild(close);
    panel.appendChild(head);
    if (s.greeting) panel.appendChild(make("p", "greeting", s.greeting));
    var action = make("a", "action", s.action);
    action.href = s.url;
    action.target = "_blank";
    action.rel = "noopener noreferrer";
    panel.appendChild(action);

    var button = make("button", "bubble");
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", "panel");
    button.setAttribute("aria-label", s.bubble || s.brand);
    button.appendChild(icon(
      "M12 3a9 9 0 0 0-7.8 13.5L3 21l4.6-1.2A9 9 0 1 0 12 3z"
    ));
    if (s.bubble) button.appendChild(make("span", "", s.bubble));

    function show(open, byPerson) {
      panel.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      if (!byPerson) return;
      if (open) action.focus();
      else button.focus();
    }
    button.addEventListener("click", function () { show(panel.hidden, true); });
    close.addEventListener("click", function () { show(false, true); });
    root.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !panel.hidden) show(false, true);
    });
    action.addEventListener("click", function () { count("click"); });

    root.appendChild(panel);
    root.appendChild(button);
    document.body.appendChild(place);
    show(s.open, false);
    count("seen");
  }
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})
