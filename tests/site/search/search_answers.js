/* Inside the page of search_engine_runner.js: each request's answer. */
function answer(requests) {
  return Promise.all(requests.map(function (request) {
  if (request.fold !== undefined) { return luutru.fold(request.fold); }
  if (request.words !== undefined) {
    return luutru.words(request.words).map(function (word) { return [word.spelled, word.folded]; });
  }
  if (request.pair !== undefined) { return luutru.hashPair(request.pair[0], request.pair[1]); }
  if (request.highlight !== undefined) {
    return luutru.highlight(request.highlight, luutru.parseQuery(request.query).runs);
  }
  if (request.parse !== undefined) { return luutru.parseQuery(request.parse); }
  var chosen = {};
  Object.keys(request.chosen || {}).forEach(function (facet) { chosen[facet] = new Set(request.chosen[facet]); });
  return luutru.search(request.search, chosen, request.order || "best", Boolean(request.typing)).then(function (found) {
    return luutru.loadIndex().then(function (index) {
      return luutru.loadRows("d", index.titlesShift, found.numbers).then(function (rows) {
        return luutru.loadRows("p", index.passagesShift, found.numbers).then(function (texts) {
          return found.count().then(function (counts) { return {
            urls: found.numbers.map(function (number) { return rows[number][0]; }),
            passages: found.numbers.map(function (number) {
              return luutru.bestPassage(texts[number], found.query.runs);
            }),
            total: found.total, counts: counts, relaxed: found.relaxed
          }; });
        });
      });
    });
  });
  }));
}
