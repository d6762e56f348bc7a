// Lines between what answers each other, drawn where the languages stand side by side, and news of findings. Neither is needed: small
// numbers tell the same as the lines, and every page asked for is as things are.
(() => {
  const SVG = "http://www.w3.org/2000/svg";

  // A mark may break over lines: a line leaves from its last box and arrives at its first.
  const findEnds = (mark, origin) => {
    const boxes = mark.getClientRects();
    const [first, last] = [boxes[0], boxes[boxes.length - 1]];
    return {
      left: first.left - origin.left,
      right: last.right - origin.left,
      top: first.bottom - origin.top - 2,
      bottom: last.bottom - origin.top - 2,
    };
  };

  // Along the line of text to the edge of the column, across the gap, and along the other line of text: it crosses no words.
  const drawLine = (svg, [from, to], [leave, arrive], origin) => {
    const [start, end] = [findEnds(from, origin), findEnds(to, origin)];
    const [x1, x2] = [Math.max(start.right, leave), Math.min(end.left, arrive)];
    const middle = (x1 + x2) / 2;
    const path = document.createElementNS(SVG, "path");
    const isOpen = [from, to].some((mark) => mark.classList.contains("open"));
    path.setAttribute(
      "d",
      `M${start.right} ${start.bottom}H${x1}C${middle} ${start.bottom},${middle} ${end.top},${x2} ${end.top}H${end.left}`,
    );
    path.setAttribute("class", isOpen ? "open" : from.classList[0]);
    path.dataset.group = from.dataset.group;
    svg.append(path);
  };

  const connect = (texts, svg, origin) => {
    const columns = [...texts.querySelectorAll(".text")];
    for (let place = 0; place + 1 < columns.length; place += 1) {
      const sides = [columns[place], columns[place + 1]];
      const [own, next] = sides.map((column) => column.getBoundingClientRect());
      const edges = [own.right - origin.left, next.left - origin.left];
      const [left, right] = sides.map((column) =>
        Map.groupBy(column.querySelectorAll("mark[data-group]"), (mark) => mark.dataset.group),
      );
      for (const [group, marks] of left) {
        const others = right.get(group) ?? [];
        const count = others.length && Math.max(marks.length, others.length);
        for (let number = 0; number < count; number += 1) {
          const pair = [marks, others].map((listed) => listed[Math.min(number, listed.length - 1)]);
          drawLine(svg, pair, edges, origin);
        }
      }
    }
  };

  const draw = (texts) => {
    texts.querySelector(".lines")?.remove();
    if (!texts.querySelector("mark[data-group]") || getComputedStyle(texts).display !== "grid") return;
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "lines");
    svg.setAttribute("aria-hidden", "true");
    connect(texts, svg, texts.getBoundingClientRect());
    texts.append(svg);
  };

  // Only what comes near the window is drawn; a change of size draws it again.
  const sizes = new ResizeObserver((entries) => entries.forEach((entry) => draw(entry.target)));
  const sights = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) if (entry.isIntersecting) sizes.observe(entry.target);
    },
    { rootMargin: "100%" },
  );
  for (const texts of document.querySelectorAll(".texts")) sights.observe(texts);
  document.fonts?.ready.then(() => document.querySelectorAll(".texts:has(.lines)").forEach(draw));

  // What the pointer is on lights up with its answer.
  const light = (event) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    const mark = event.target.closest?.("mark[data-group]");
    const texts = mark?.closest(".texts");
    const same = texts?.querySelectorAll(`[data-group="${mark.dataset.group}"]`) ?? [];
    for (const one of same) one.classList.add("lit");
  };
  document.addEventListener("pointerover", light);

  // A page that is loaded anew, by whatever, stays where it was: findings that appear above must not push the text away.
  const key = `couplet-desk ${location.pathname}`;
  addEventListener("pagehide", () => {
    const isInView = (block) => block.getBoundingClientRect().top >= 0;
    const block = [...document.querySelectorAll(".block")].find(isInView);
    if (!block) return;
    sessionStorage.setItem(key, JSON.stringify({ id: block.id, top: block.getBoundingClientRect().top }));
    history.scrollRestoration = "manual";
  });
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
  const block = kept && document.getElementById(kept.id);
  if (block && history.scrollRestoration === "manual") {
    scrollBy({ top: block.getBoundingClientRect().top - kept.top, behavior: "instant" });
    history.scrollRestoration = "auto";
  }

  // Findings come after a change, when the checks are done: then, and only if the desk would show another page now, it is loaded anew. The
  // answer to a form has no state; it stays until somebody leaves it.
  let isLeaving = false;
  const renew = async () => {
    if (!document.documentElement.dataset.state) return;
    const answer = await fetch(location.href, { cache: "no-store" });
    const state = answer.headers.get("Desk-State");
    if (state !== document.documentElement.dataset.state && !isLeaving) location.reload();
  };
  const address = new URL("/_preview/findings", location.href);
  address.protocol = location.protocol.replace("http", "ws");
  new WebSocket(address).addEventListener("message", () => renew().catch(() => {}));

  // What a form writes is news too; but to load this page anew would break off the way to the next one.
  document.addEventListener("submit", () => {
    isLeaving = true;
    window.LiveReload?.shutDown();
  });

  // A refused acceptance is the answer to a form: when the page reloads after a change, it must be asked for anew, not sent again.
  history.replaceState(null, "", location.href);
})();
