// Two comforts, neither needed: the language switch keeps the reader's place and what the page shows, and the cover marks the edition read last.
(() => {
  const key = "couplet-edition";
  const recall = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const remember = (edition) => {
    try {
      localStorage.setItem(key, edition);
    } catch {
      // Storage may be forbidden; then nothing is remembered.
    }
  };

  // The place is the last element with an id of its own above the upper third of the window; ids are shared by all editions.
  const findPlace = () => {
    const limit = innerHeight / 3;
    const places = document.querySelectorAll("main :is(section, h2, h3, h4, li)[id]:not([id^=fn-])");
    return [...places].filter((place) => !place.closest("[hidden]") && place.getBoundingClientRect().top < limit).pop();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-edition]");
    if (!link) return;
    remember(link.dataset.edition);
    link.search = location.search;
    const place = !link.hash && scrollY > 0 && findPlace();
    if (place) link.hash = place.id;
  });

  const last = recall();
  for (const mark of document.querySelectorAll(".ways-in small")) {
    const link = mark.parentElement.querySelector("a");
    mark.hidden = link.dataset.edition !== last;
    if (link.lang) for (const word of mark.children) word.hidden = word.lang !== link.lang;
  }
})();
