/* Inside the page of search_engine_runner.js: each request's answer. */
async function answer(requests) {
  const answers = [];
  for (const request of requests) { answers.push(await answerOne(request)); }
  return answers;
}

async function answerOne(request) {
  if (request.fold !== undefined) { return luutru.fold(request.fold); }
  if (request.words !== undefined) {
    return luutru.words(request.words).map((word) => [word.spelled, word.folded]);
  }
  if (request.places !== undefined) { return luutru.readPlaces(request.places); }
  if (request.texts !== undefined) {
    await luutru.loadIndex();
    return Array.from(await luutru.loadTexts(request.texts), ([, text]) => text.passages);
  }
  if (request.place !== undefined) {
    return luutru.pairPlace(await luutru.loadIndex(), request.place[0], request.place[1]);
  }
  if (request.highlight !== undefined) {
    return luutru.highlight(request.highlight, luutru.parseQuery(request.query));
  }
  if (request.parse !== undefined) { return luutru.parseQuery(request.parse); }
  if (request.cards !== undefined) {
    const index = await luutru.loadIndex();
    return luutru.countCards(index, luutru.nameCards(index, luutru.parseQuery(request.cards), []));
  }
  if (request.suggest !== undefined) { return luutru.suggestNames(await luutru.loadIndex(), request.suggest); }
  const chosen = {};
  Object.keys(request.chosen || {}).forEach((facet) => { chosen[facet] = new Set(request.chosen[facet]); });
  const found = await luutru.search({ text: request.search, chosen, order: request.order, typing: request.typing });
  const first = await found.top(request.amount || 10);
  const total = await found.settle(() => false);
  const all = request.all === false ? [] : Array.from(await luutru.loadTexts(found.rank()), ([, text]) => text.url);
  return {
    total, urls: all, first: first.map((hit) => hit.text.url), tiers: first.map((hit) => hit.tier),
    passages: request.all === false ? [] : first.map((hit) => luutru.bestPassage(hit.text, found.query)),
    counts: request.counts ? Object.fromEntries(await Promise.all(luutru.FACETS.map(async (facet) =>
      [facet, await found.count(facet)]))) : {},
    notes: found.notes, dates: found.query.groups.flatMap((group) => (group.date ? [group.date.name] : []))
  };
}
