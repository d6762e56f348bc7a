// A picture's link opens it large on the page's <dialog>, with its caption; without this the link leads to the picture alone.
// The address says what is open, and nothing else does: every way in and out changes the fragment and then looks at it. So a copied
// address opens its photo, and Back closes it.
(() => {
  const box = document.querySelector(".lightbox");
  if (!box?.showModal || !document.adoptedStyleSheets) return;
  const [stage, counter] = box.querySelectorAll("div, b");
  const [before, after, close] = box.querySelectorAll("button");

  // Styled from here, because nobody else ever opens it: pages without photos need not carry this.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :root:has(.lightbox[open]) { overflow: hidden }
    .lightbox { inset: 0; width: 100%; height: 100%; max-width: none; max-height: none; padding: 0; border: 0; background: var(--paper); color: var(--ink) }
    .lightbox[open] { display: grid; grid-template-rows: minmax(0, 1fr) auto }
    .lightbox div { display: grid; grid-template-rows: minmax(0, 1fr) auto; overflow: auto }
    .lightbox picture { min-height: 50vh }
    .lightbox img { width: 100%; height: 100%; aspect-ratio: auto; object-fit: contain }
    .lightbox figcaption { box-sizing: border-box; width: 100%; max-width: 50rem; margin: auto; padding: .5rem var(--gap) }
    .lightbox > p { display: flex; align-items: center; justify-content: center; margin: 0; padding-bottom: env(safe-area-inset-bottom); border-top: 1px solid var(--rule) }
    .lightbox b { min-width: 5em; text-align: center; font-family: var(--sans) }
    .lightbox button { min-width: 3.5rem; min-height: 3rem; border: 0; background: none; color: inherit; font: 1.75rem/1 var(--sans); cursor: pointer }
    .lightbox :focus-visible { outline-offset: -3px }
    @media print { .lightbox { display: none !important } }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  const listPhotos = () => [...document.querySelectorAll("figure[id^=photo-]")].filter((photo) => !photo.closest("[hidden]"));
  const findOpen = () => document.getElementById(location.hash.slice(1))?.closest("figure[id^=photo-]");
  const findLink = (photo) => photo.querySelector("picture").closest("a");

  // The picture it was opened from, where the focus goes back to.
  let origin;

  const fill = (photo) => {
    const picture = photo.querySelector("picture").cloneNode(true);
    const image = picture.lastElementChild;
    const share = image.getAttribute("width") / image.getAttribute("height");
    for (const source of picture.children) source.sizes = `min(100vw,${Math.round(100 * share)}vh)`;
    image.loading = "eager";
    stage.replaceChildren(picture, photo.querySelector("figcaption").cloneNode(true));
    const photos = listPhotos();
    counter.textContent = `${photos.indexOf(photo) + 1} / ${photos.length}`;
    before.hidden = after.hidden = photos.length < 2;
  };

  const look = () => {
    const photo = findOpen();
    if (!photo) return box.close();
    fill(photo);
    if (box.open) return;
    origin = findLink(photo);
    box.showModal();
    (after.hidden ? close : after).focus();
  };

  const turnTo = (photo) => {
    history.replaceState(history.state, "", `#${photo.id}`);
    look();
  };
  const turn = (step) => {
    const photos = listPhotos();
    turnTo(photos.at((photos.indexOf(findOpen()) + step) % photos.length));
  };

  document.addEventListener("click", (event) => {
    const photo = event.target.closest("figure[id^=photo-]");
    if (!photo || event.target.closest("a") !== findLink(photo) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState("photo", "", `#${photo.id}`);
    look();
  });
  addEventListener("popstate", look);
  before.onclick = () => turn(-1);
  after.onclick = () => turn(1);
  close.onclick = () => box.close();
  box.addEventListener("close", () => {
    if (findOpen()) history.state === "photo" ? history.back() : history.replaceState(null, "", location.pathname + location.search);
    origin.focus();
  });

  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const ways = { ArrowLeft: () => turn(-1), ArrowRight: () => turn(1), Home: () => turnTo(listPhotos()[0]), End: () => turnTo(listPhotos().at(-1)) };
    if (!ways[event.key]) return;
    event.preventDefault();
    ways[event.key]();
  });

  // One finger sideways turns over, unless the picture is zoomed in and the finger moves about in it.
  let touch;
  box.addEventListener("touchstart", ({ touches }) => {
    touch = touches.length === 1 && !(visualViewport?.scale > 1) && touches[0];
  }, { passive: true });
  box.addEventListener("touchend", ({ changedTouches: [end] }) => {
    const [across, along] = touch ? [end.clientX - touch.clientX, end.clientY - touch.clientY] : [0, 0];
    touch = null;
    if (Math.abs(across) > 40 && Math.abs(across) > 2 * Math.abs(along)) turn(across < 0 ? 1 : -1);
  });

  if (findOpen()) look();
})();
