// Questions that tests ask of an open page. One object of functions; every answer is plain JSON; nothing on the page is changed but focus
// and, in spaceText, the style sheet that WCAG 1.4.12 prescribes (adopted, so that the content security policy has no say in it).
({
  // A short name for an element in a test's report.
  describe(element) {
    const id = element.id ? `#${element.id}` : "";
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    const text = element.textContent.trim().replace(/\s+/g, " ").slice(0, 30);
    return `${element.localName}${id}${classes} “${text}”`;
  },

  isShown(element) {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  },

  // Elements that reach beyond the window's sides and are in no box that scrolls on its own.
  listSidewaysOverflow() {
    const width = document.documentElement.clientWidth;
    const scrollsAlone = (element) => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        if (getComputedStyle(box).overflowX !== "visible") return true;
      }
      return false;
    };
    const outside = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      return this.isShown(element) && (box.right > width + 1 || box.left < -1) && !scrollsAlone(element);
    });
    const found = outside.map((element) => this.describe(element));
    const page = document.scrollingElement;
    if (page.scrollWidth <= page.clientWidth) return found;
    // No element sticks out, but text or a generated box within one does.
    const inner = (element) => this.isShown(element) && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
    const spilling = () => [...document.body.querySelectorAll("*")].filter(inner).map((element) => `spills: ${this.describe(element)}`);
    return [`page is ${page.scrollWidth} wide in a window of ${page.clientWidth}`, ...(found.length ? found : spilling())];
  },

  // Elements whose own text is cut off at their edge.
  listCutText() {
    const cuts = (value) => value === "hidden" || value === "clip";
    const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    return [...document.body.querySelectorAll("*")]
      .filter((element) => {
        if (!hasText(element) || !this.isShown(element)) return false;
        const style = getComputedStyle(element);
        return (
          (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
        );
      })
      .map((element) => this.describe(element));
  },

  spaceText() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-bottom: 2em !important; }
    `);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  },

  listFocusable() {
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
    return [...all].filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }));
  },

  // Red, green, blue and opacity (0 to 1) of any CSS colour.
  readColour(colour) {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].map((value) => value / 255);
  },

  // Contrast ratio of WCAG 2 between two opaque CSS colours.
  measureContrast(one, other) {
    const luminance = (colour) => {
      const [red, green, blue] = this.readColour(colour).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  },

  findBackground(element) {
    for (let box = element; box; box = box.parentElement) {
      const colour = getComputedStyle(box).backgroundColor;
      if (this.readColour(colour)[3] > 0.99) return colour;
    }
    return "Canvas";
  },

  // Why an element's focus would be missed, one line for each reason; call after a key was pressed, or no focus is drawn.
  listFocusProblems(element) {
    element.focus();
    if (document.activeElement !== element) return ["takes no focus"];
    const style = getComputedStyle(element);
    const width = parseFloat(style.outlineWidth);
    if (style.outlineStyle === "none" || width < 2) return [`outline ${style.outlineStyle} ${style.outlineWidth}`];
    const problems = [];
    const ground = this.findBackground(parseFloat(style.outlineOffset) < 0 ? element : element.parentElement);
    const contrast = this.measureContrast(style.outlineColor, ground);
    if (contrast < 3) problems.push(`outline ${style.outlineColor} on ${ground}: contrast ${contrast.toFixed(2)}`);
    const isSeen = [...element.getClientRects()].some((box) => {
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return top && (element.contains(top) || top.contains(element));
    });
    if (!isSeen) problems.push("hidden behind something or outside the window");
    return problems;
  },

  listUnseenFocus() {
    return this.listFocusable().flatMap((element) => this.listFocusProblems(element).map((problem) => `${this.describe(element)}: ${problem}`));
  },

  // Controls that are not words of a running text and are smaller than a thumb needs.
  listSmallTargets(size) {
    const inText = "p, li li, td, th, dd, dt, figcaption, blockquote, sup, h1, h2, h3, h4";
    return this.listFocusable()
      .filter((element) => {
        const isInText = element.localName === "a" && (element.closest(inText) || element.role === "doc-backlink");
        if (isInText || !this.isShown(element)) return false;
        const box = element.getBoundingClientRect();
        return box.width < size - 0.5 || box.height < size - 0.5;
      })
      .map((element) => {
        const box = element.getBoundingClientRect();
        return `${this.describe(element)}: ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`;
      });
  },

  // The sum of all layout shifts that no visitor caused, since the page was opened.
  measureLayoutShift() {
    return new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
      requestAnimationFrame(() => setTimeout(() => resolve(sum), 50));
    });
  },

  readText() {
    return document.body.innerText.replace(/\s+/g, " ").trim();
  },

  listShown(selector) {
    return [...document.querySelectorAll(selector)].filter((element) => this.isShown(element)).map((element) => this.describe(element));
  },
})
