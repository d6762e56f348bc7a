// A picture's link opens it large on the page's <dialog>, with its caption; without this the link leads to the picture alone.
// The address says what is open, and nothing else does: every way in and out changes the fragment and then looks at it. So a copied
// address opens its photo, and Back closes it.
(() => {
  const box = document.querySelector(".lightbox");
  if (!box?.showModal) return;
  const [stage, counter] = box.querySelectorAll("div, b");
  const [before, after, close] = box.querySelectorAll("button");

  const listPhotos = () => [...document.querySelectorAll(".photo")].filter((photo) => !photo.closest("[hidden]"));
  const findOpen = () => document.getElementById(location.hash.slice(1))?.closest(".photo");

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
    origin = photo.querySelector(".frame");
    box.showModal();
    (after.hidden ? close : after).focus();
  };

  const find = (step) => {
    const photos = listPhotos();
    return photos.at((photos.indexOf(findOpen()) + step) % photos.length);
  };
  const turnTo = (photo) => {
    history.replaceState(history.state, "", `#${photo.id}`);
    look();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".frame");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState("photo", "", `#${link.parentElement.id}`);
    look();
  });
  addEventListener("popstate", look);
  before.onclick = () => turnTo(find(-1));
  after.onclick = () => turnTo(find(1));
  close.onclick = () => box.close();
  box.addEventListener("close", () => {
    if (findOpen()) history.state === "photo" ? history.back() : history.replaceState(null, "", location.pathname + location.search);
    origin.focus();
  });

  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const photos = listPhotos();
    const photo = { ArrowLeft: find(-1), ArrowRight: find(1), Home: photos[0], End: photos.at(-1) }[event.key];
    if (!photo) return;
    event.preventDefault();
    turnTo(photo);
  });

  // One finger sideways turns over, unless the picture is zoomed in and the finger moves about in it.
  let touch;
  box.addEventListener("touchstart", ({ touches }) => {
    touch = touches.length === 1 && !(visualViewport?.scale > 1) && touches[0];
  }, { passive: true });
  box.addEventListener("touchend", ({ changedTouches: [end] }) => {
    const [across, along] = touch ? [end.clientX - touch.clientX, end.clientY - touch.clientY] : [0, 0];
    touch = null;
    if (Math.abs(across) > 40 && Math.abs(across) > 2 * Math.abs(along)) turnTo(find(across < 0 ? 1 : -1));
  });

  if (findOpen()) look();
})();
