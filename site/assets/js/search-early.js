/* Runs before the search page is drawn: whether its address asks for something, so that what would only make way
   for the answer is not shown first (assets/search.css). */
if (/[?&#](q|quan|nam|chu-de|bao)=[^&]/.test(location.search + location.hash)) {
  document.documentElement.setAttribute("data-asked", "");
}
