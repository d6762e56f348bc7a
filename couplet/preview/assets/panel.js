// The panel of findings beside a page of the preview. It builds its own elements in a shadow tree, so that neither its styles nor the
// site's reach the other's, and asks the server alone. It never becomes part of a published site.
"use strict";
(() => {
  const own = document.currentScript;
  const page = own.dataset.page;
  const language = document.documentElement.lang || "en";
  const folded = "couplet-panel-folded";
  const wide = matchMedia("(min-width: 75rem)");
  const root = document.documentElement;
  let host = null;
  let shown = null;

  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  const isFolded = () => {
    try { return sessionStorage.getItem(folded) === "1"; } catch { return false; }
  };
  const fold = (value) => {
    try { sessionStorage.setItem(folded, value ? "1" : "0"); } catch { /* a browser without storage opens it on every page */ }
    render();
    host.shadowRoot.querySelector("button").focus();
  };

  // The page makes room for the panel, so that none of its text lies under it; nor does what the keyboard reaches.
  const makeRoom = () => {
    const panel = host && host.shadowRoot.querySelector("section");
    const side = Boolean(panel) && wide.matches && !isFolded();
    root.style.paddingInlineEnd = side ? `${panel.offsetWidth}px` : "";
    root.style.paddingBlockEnd = panel && !side ? `${panel.offsetHeight}px` : "";
    root.style.scrollPaddingBottom = root.style.paddingBlockEnd;
  };

  const writeFinding = (finding) => {
    const item = make("li", "", { class: finding.severity });
    const place = make("p");
    place.append(make("b", finding.label), " ", make("code", `${finding.path}:${finding.line}`));
    item.append(place, make("p", finding.message));
    if (finding.text) item.append(make("pre", finding.text, { tabindex: "-1" }));
    item.append(make("p", `→ ${finding.hint}`, { class: "hint" }));
    return item;
  };

  const writeGroup = (title, findings) => {
    if (!findings.length) return [];
    const list = make("ol");
    list.append(...findings.map(writeFinding));
    return [make("h3", title), list];
  };

  const render = () => {
    if (!shown || !shown.findings.length) {
      if (host) host.remove();
      host = null;
      makeRoom();
      return;
    }
    if (!host) {
      host = make("div", "", { id: "couplet-panel" });
      host.attachShadow({ mode: "open" }).append(
        make("link", "", { rel: "stylesheet", href: "/_preview/panel.css" }),
        make("section", "", { "aria-labelledby": "title" }),
      );
      host.shadowRoot.querySelector("link").addEventListener("load", makeRoom);
      document.body.append(host);
    }
    const { labels, findings, count, more } = shown;
    const isClosed = isFolded();
    const panel = host.shadowRoot.querySelector("section");
    const place = host.shadowRoot.querySelector(".list");
    const scrolled = place ? place.scrollTop : 0;
    panel.lang = shown.lang;
    panel.className = isClosed ? "closed" : "open";
    const head = make("header");
    const button = make("button", isClosed ? labels.unfold : labels.fold, { type: "button", "aria-expanded": String(!isClosed) });
    button.addEventListener("click", () => fold(!isClosed));
    head.append(make("h2", labels.title, { id: "title" }), make("p", count, { role: "status", class: shown.errors ? "error" : "warning" }), button);
    const body = make("div", "", { class: "list", tabindex: "0", role: "group", "aria-labelledby": "title" });
    const isHere = (finding) => Boolean(page) && finding.page === page;
    if (shown.errors) body.append(make("p", labels.stands, { class: "note" }));
    body.append(
      ...writeGroup(labels.here, findings.filter(isHere)),
      ...writeGroup(labels.elsewhere, findings.filter((finding) => !isHere(finding))),
    );
    if (more) body.append(make("p", more, { class: "note" }));
    const focused = host.shadowRoot.activeElement?.tagName;
    panel.replaceChildren(head, ...(isClosed ? [] : [body]));
    if (focused === "BUTTON") button.focus();
    body.scrollTop = scrolled;
    makeRoom();
  };

  let wait = 250;
  const listen = () => {
    const address = new URL(`/_preview/findings?lang=${encodeURIComponent(language)}&page=${encodeURIComponent(page)}`, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    socket.addEventListener("message", (event) => {
      wait = 250;
      shown = JSON.parse(event.data);
      if (document.body.classList.contains("trouble")) return;
      render();
    });
    socket.addEventListener("close", () => {
      setTimeout(listen, wait);
      wait = Math.min(wait * 2, 8000);
    });
  };
  wide.addEventListener("change", makeRoom);
  addEventListener("resize", makeRoom);
  listen();
})();
