// Lines between what answers each other, drawn where the languages stand side by side, and news of the report. Neither is needed: small
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
  const watch = () => {
    for (const observer of [sights, sizes]) observer.disconnect();
    for (const texts of document.querySelectorAll(".texts")) sights.observe(texts);
  };
  watch();
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

  // Each of these remembers something of the page and returns what brings it back in another state of the page.
  const keepPlace = () => {
    const block = [...document.querySelectorAll(".block")].find((one) => one.getBoundingClientRect().top >= 0);
    const top = block?.getBoundingClientRect().top;
    return () => {
      const same = block && document.getElementById(block.id);
      if (same) scrollBy({ top: same.getBoundingClientRect().top - top, behavior: "instant" });
    };
  };
  const keepFocus = () => {
    const { activeElement } = document;
    const holder = activeElement.closest("[id]");
    const find = (within) => [...within.querySelectorAll(activeElement.tagName)];
    const number = holder ? find(holder).indexOf(activeElement) : -1;
    return () => {
      const same = holder && document.getElementById(holder.id);
      (find(same ?? document.body)[number] ?? same)?.focus({ preventScroll: true });
    };
  };

  // On news of the report or of its findings the page is asked for, and takes this one's place if it is another: nothing is loaded anew, so
  // that nobody is torn from what they read. The answer to a form has no state; it stays until somebody leaves it.
  const root = document.documentElement;
  let isLeaving = false;
  const renew = async () => {
    const answer = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const { state } = page.documentElement.dataset;
    if (!state || state === root.dataset.state || isLeaving) return;
    const kept = [keepPlace(), keepFocus()];
    root.dataset.state = state;
    document.title = page.title;
    document.body.replaceWith(page.body);
    for (const restore of kept) restore();
    watch();
  };
  // One after the other, and what is told while one is under way is asked for once more.
  let waiting = 0;
  const hear = async () => {
    waiting += 1;
    if (waiting > 1) return;
    while (waiting) {
      waiting = 1;
      await renew().catch(() => {});
      waiting -= 1;
    }
  };
  const listen = (path, greetings, wait = 250) => {
    const address = new URL(path, location.href);
    address.protocol = location.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    let next = Math.min(wait * 2, 8000);
    socket.addEventListener("open", () => {
      next = 250;
      for (const greeting of greetings) socket.send(JSON.stringify(greeting));
    });
    socket.addEventListener("message", hear);
    socket.addEventListener("close", () => setTimeout(listen, wait, path, greetings, next));
  };
  if (root.dataset.state) {
    listen("/_preview/findings", []);
    listen("/livereload", [{ command: "hello" }, { command: "info", url: location.href }]);
  }

  // What a form writes is news too; but it is the next page that shows it.
  document.addEventListener("submit", () => {
    isLeaving = true;
  });

  // A refused acceptance is the answer to a form: when the page is loaded again, it must be asked for, not sent.
  history.replaceState(null, "", location.href);
})();
