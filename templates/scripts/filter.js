// The timeline's ways in become a filter by theme and by month. What is chosen stands in the query of the address, so that Back undoes it
// and a copied address keeps it; places and photos have the fragment to themselves.
(() => {
  const filter = document.querySelector(".filter");
  if (!filter) return;
  const lists = [...filter.querySelectorAll("[data-facet]")];
  const read = (link) => link.hash.replace(/^#(theme-|spine$)?/, "");

  // What is chosen in each facet: the link of it in the filter; for a value that is not there the first, which is all.
  const choose = () => {
    const query = new URLSearchParams(location.search);
    return lists.map((list) => {
      const links = [...list.querySelectorAll("a")];
      const chosen = links.find((link) => read(link) && read(link) === query.get(list.dataset.facet)) ?? links[0];
      for (const link of links) link.ariaCurrent = link === chosen ? "true" : null;
      return { facet: list.dataset.facet, hash: chosen.hash, value: read(chosen) };
    });
  };

  const matches = (entry, { facet, hash, value }) =>
    !value || (facet === "month" ? entry.id.startsWith(value) : entry.querySelector(`.when [href="${hash}"]`));

  const show = () => {
    const choices = choose();
    let count = 0;
    for (const month of document.querySelectorAll(".month")) {
      month.hidden = true;
      for (const entry of month.querySelectorAll("li")) {
        entry.hidden = !choices.every((choice) => matches(entry, choice));
        if (entry.hidden) continue;
        month.hidden = false;
        count++;
      }
    }
    filter.querySelector("b").textContent = count;
  };

  const change = (facet, value) => {
    const url = new URL(location);
    value ? url.searchParams.set(facet, value) : url.searchParams.delete(facet);
    url.hash = "";
    history.pushState(null, "", url);
    show();
  };

  // A link to an entry that the filter hides shows all.
  const reach = () => {
    const place = document.getElementById(location.hash.slice(1));
    if (!place?.closest("[hidden]")) return;
    history.replaceState(null, "", location.pathname + location.hash);
    show();
    place.scrollIntoView();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".filter a, .when [href^='#theme-']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const list = link.closest("[data-facet]");
    const facet = list ? list.dataset.facet : "theme";
    if (!lists.some((other) => other.dataset.facet === facet)) return;
    event.preventDefault();
    change(facet, read(link));
    if (!list) filter.scrollIntoView();
  });
  addEventListener("popstate", show);
  addEventListener("hashchange", reach);
  show();
  reach();
})();
